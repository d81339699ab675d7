// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database_url.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace evision::storage {

/// PgBouncer before a server: started by a test on a free port of this machine, and ended with it.
class PrivatePool {
public:
    PrivatePool() = default;
    ~PrivatePool();
    PrivatePool(const PrivatePool &) = delete;
    PrivatePool &operator=(const PrivatePool &) = delete;

    /// Whether this machine has the program.
    [[nodiscard]] static bool isInstalled();
    /// In `mode`, session or transaction, with at most `servers` connections to the server of `url`. Empty when it
    /// runs; else what went wrong.
    [[nodiscard]] QString start(const QString &mode, const DatabaseUrl &url, int servers);
    /// The same database through it.
    [[nodiscard]] DatabaseUrl through(DatabaseUrl url) const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace evision::storage
