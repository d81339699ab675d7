// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/storage_error.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace evision::storage {

/// Backups of a ledger in a folder: SQLite files, whatever kind of database the ledger is in, named after the moment
/// they were made at. Calls block.
class Backups {
public:
    static constexpr int kept = 7;

    explicit Backups(QString folder) : m_folder(std::move(folder)) {}

    /// Newest first; full paths.
    [[nodiscard]] QStringList files() const;
    /// Makes one and removes the oldest beyond those that are kept. The file appears when it is whole. Answers its
    /// path.
    [[nodiscard]] Stored<QString> make(Connection &ledger, const QDateTime &now) const;
    /// The same unless there is one of this day.
    [[nodiscard]] Stored<QString> makeDaily(Connection &ledger, const QDateTime &now) const;
    /// Puts the ledger back as it was in a backup. What it holds now is backed up before, and then replaced; a backup
    /// that is damaged changes nothing. Answers the path of what was there.
    [[nodiscard]] Stored<QString> restore(const QString &file, Connection &ledger, const QDateTime &now) const;
    /// The same for a file of SQLite that is damaged and can be neither read nor backed up: it is put aside, beside
    /// where it was. No program may have it open. Answers the path of what was put aside.
    [[nodiscard]] Stored<QString> replaceDamaged(const QString &file, const QString &ledger,
                                                 const QDateTime &now) const;

private:
    [[nodiscard]] Stored<QString> write(Connection &ledger, const QDateTime &now) const;
    /// But not the one that was made last, which is not the newest where the clock was set back.
    void removeOldest(const QString &last) const;

    QString m_folder;
};

} // namespace evision::storage
