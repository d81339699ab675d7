// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database_url.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace evision::storage {

/// A PostgreSQL server of its own: started by a test on a free port of this machine, in a folder that ends with it.
class PrivatePostgres {
public:
    PrivatePostgres() = default;
    ~PrivatePostgres();
    PrivatePostgres(const PrivatePostgres &) = delete;
    PrivatePostgres &operator=(const PrivatePostgres &) = delete;

    /// Whether this machine has the server's programs.
    [[nodiscard]] static bool isInstalled();
    /// Empty when it runs; else what went wrong.
    [[nodiscard]] QString start();
    /// As if somebody had pulled the plug.
    void kill();
    /// Ends the connections of every program of ours; the server runs on.
    void dropConnections() const;
    /// After kill().
    [[nodiscard]] QString startAgain();
    /// An empty database of that name, made anew.
    [[nodiscard]] DatabaseUrl freshDatabase(const QString &name) const;
    [[nodiscard]] bool isRunning() const noexcept { return m_runs; }
    [[nodiscard]] int port() const noexcept { return m_port; }

    /// What a command starts with that may not run as root, as the server may not: empty where it runs as itself.
    [[nodiscard]] static QStringList asServer();
    /// Makes a folder the server's own. Empty when it is; else what went wrong.
    [[nodiscard]] static QString giveToServer(const QString &folder);

private:
    [[nodiscard]] QString command(const QString &sql) const;
    [[nodiscard]] QString run(const QString &program, const QStringList &arguments) const;
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }

    QTemporaryDir m_folder;
    int m_port = 0;
    bool m_runs = false;
};

} // namespace evision::storage
