// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_database.h"

#include "storage/ledger_schema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace evision::storage {

namespace {

/// The file as it is, beside the backups: its schema is an older one, which only an older program could copy.
Stored<Done> keepOldFile(const QString &path, const QString &folder, int version)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString copy = QDir(folder).filePath(QStringLiteral("before-schema-%1-%2.db").arg(version + 1).arg(stamp));
    if (QDir(folder).mkpath(QStringLiteral(".")) && QFile::copy(path, copy))
        return Done{};
    return Unexpected{StorageError{
        StorageFault::ReadOnly,
        QStringLiteral("The ledger %1 has to be changed for this version, and cannot be backed up to %2 before.")
            .arg(path, folder)}};
}

} // namespace

LedgerPlaces LedgerPlaces::usual()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    return {DatabaseUrl::ofFile(folder.filePath(QStringLiteral("ledger.db"))),
            folder.filePath(QStringLiteral("backups"))};
}

LedgerDatabase::LedgerDatabase(const DatabaseUrl &url, const QByteArray &sealKey)
    : m_connection(url), m_store(m_connection, sealKey)
{
}

Stored<std::unique_ptr<LedgerDatabase>> LedgerDatabase::open(const DatabaseUrl &url, const QString &backups,
                                                             const QByteArray &sealKey)
{
    std::unique_ptr<LedgerDatabase> ledger(new LedgerDatabase(url, sealKey));
    if (url.backend == Backend::Sqlite)
        QDir().mkpath(QFileInfo(url.path).absolutePath());
    if (auto opened = ledger->m_connection.open(); !opened)
        return Unexpected{opened.error()};
    const Migrator migrator(ledgerSchema());
    const auto before = migrator.state(ledger->m_connection);
    if (!before)
        return Unexpected{before.error()};
    if (url.backend == Backend::Sqlite && before->applied > 0 && !before->isCurrent()) {
        // Into the file with what is still beside it, so that the file alone is the ledger.
        if (auto flushed = ledger->m_connection.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); !flushed)
            return Unexpected{flushed.error()};
        if (auto kept = keepOldFile(url.path, backups, before->applied); !kept)
            return Unexpected{kept.error()};
    }
    if (auto migrated = migrator.migrate(ledger->m_connection); !migrated)
        return Unexpected{migrated.error()};
    return ledger;
}

} // namespace evision::storage
