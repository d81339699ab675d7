// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_database.h"

#include "storage/ledger_schema.h"
#include "storage/old_schema.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace evision::storage {

namespace {

LedgerPlaces placesIn(const QString &path)
{
    const QDir folder(path);
    return {DatabaseUrl::ofFile(folder.filePath(QStringLiteral("ledger.db"))),
            folder.filePath(QStringLiteral("backups")), folder.filePath(QStringLiteral("outbox.db"))};
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

} // namespace

LedgerPlaces LedgerPlaces::usual()
{
    return placesIn(dataFolder());
}

LedgerPlaces LedgerPlaces::demo()
{
    return placesIn(QDir(dataFolder()).filePath(QStringLiteral("demo")));
}

LedgerDatabase::LedgerDatabase(const DatabaseUrl &url, const QByteArray &sealKey, ConnectionOptions options)
    : m_connection(url, options), m_store(m_connection, sealKey)
{
}

Stored<std::unique_ptr<LedgerDatabase>> LedgerDatabase::open(const DatabaseUrl &url, const QString &backups,
                                                             const QByteArray &sealKey, ConnectionOptions options)
{
    std::unique_ptr<LedgerDatabase> ledger(new LedgerDatabase(url, sealKey, options));
    if (url.backend == Backend::Sqlite)
        QDir().mkpath(QFileInfo(url.path).absolutePath());
    if (auto opened = ledger->m_connection.open(); !opened)
        return Unexpected{opened.error()};
    if (auto migrated = ledger->migrate(backups); !migrated)
        return Unexpected{migrated.error()};
    return ledger;
}

Stored<Done> LedgerDatabase::migrate(const QString &backups)
{
    const auto keepOld = [&](int applied) -> Stored<Done> {
        if (auto locked = m_store.lock(); !locked) // a program of the old version may be writing
            return locked;
        const auto kept =
            keepOldSchema(m_connection, ledgerSchema(), applied, backups, QDateTime::currentDateTimeUtc());
        if (!kept)
            return Unexpected{kept.error()};
        return Done{};
    };
    if (auto migrated = Migrator(ledgerSchema()).migrate(m_connection, keepOld); !migrated)
        return Unexpected{migrated.error()};
    return m_store.completeResults();
}

} // namespace evision::storage
