// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migration.h"

#include <QCryptographicHash>
#include <QDateTime>

namespace evision::storage {

namespace {

/// Any number will do as long as no other program's is the same.
constexpr qint64 migrationLock = 7238415;

StorageError newerSchema(const Connection &connection, int applied, int known)
{
    return {StorageFault::NewerSchema,
            QStringLiteral("The database %1 was last used by a newer version of this program (schema %2, this one "
                           "knows %3). Update the program; nothing was changed.")
                .arg(connection.url().shown())
                .arg(applied)
                .arg(known)};
}

StorageError otherStep(const Connection &connection, int number)
{
    return {StorageFault::Corrupt,
            QStringLiteral("Step %1 of the schema of %2 is not the one this program knows. Somebody changed the "
                           "database by hand, or it is another program's.")
                .arg(number)
                .arg(connection.url().shown())};
}

} // namespace

QString Migration::checksum() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(name.toUtf8());
    for (const QString &statement : statements)
        hash.addData((u'\n' + statement.simplified()).toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

Stored<Done> Migrator::makeTable(Connection &connection) const
{
    auto made = connection.run(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations ("
                                              "number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
                                              "checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
    if (!made)
        return Unexpected{made.error()};
    return Done{};
}

Stored<SchemaState> Migrator::state(Connection &connection) const
{
    SchemaState state{0, static_cast<int>(m_steps.size())};
    const bool sqlite = connection.backend() == Backend::Sqlite;
    // PostgreSQL's to_regclass may still tell of before a lock was waited for, so the catalogue itself is read.
    auto table = connection.run(
        sqlite ? QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'")
               : QStringLiteral(
                     "SELECT 1 FROM pg_class WHERE relname = 'schema_migrations' AND pg_table_is_visible(oid)"));
    if (!table)
        return Unexpected{table.error()};
    const auto isThere = connection.next(*table);
    if (!isThere)
        return Unexpected{isThere.error()};
    if (!*isThere)
        return state;
    auto rows = connection.run(QStringLiteral("SELECT number, checksum FROM schema_migrations ORDER BY number"));
    if (!rows)
        return Unexpected{rows.error()};
    auto more = connection.next(*rows);
    for (; more && *more; more = connection.next(*rows)) {
        state.applied = rows->value(0).toInt();
        if (state.applied > state.known)
            continue;
        if (state.applied < 1 ||
            m_steps[static_cast<std::size_t>(state.applied - 1)].checksum() != rows->value(1).toString())
            return Unexpected{otherStep(connection, state.applied)};
    }
    if (!more)
        return Unexpected{more.error()};
    if (state.applied > state.known)
        return Unexpected{newerSchema(connection, state.applied, state.known)};
    return state;
}

Stored<Done> Migrator::lock(Connection &connection)
{
    if (connection.backend() == Backend::Sqlite) // its transactions shut others out by themselves
        return Done{};
    auto locked = connection.run(QStringLiteral("SELECT pg_advisory_xact_lock(?)"), {migrationLock});
    if (!locked)
        return Unexpected{locked.error()};
    return Done{};
}

Stored<Done> Migrator::take(Connection &connection, const Migration &step) const
{
    if (step.number == 1) {
        if (auto made = makeTable(connection); !made)
            return made;
    }
    for (const QString &statement : step.statements) {
        if (auto run = connection.run(statement); !run)
            return Unexpected{run.error()};
    }
    auto noted = connection.run(QStringLiteral("INSERT INTO schema_migrations VALUES (?, ?, ?, ?)"),
                                {step.number, step.name, step.checksum(), QDateTime::currentMSecsSinceEpoch()});
    if (!noted)
        return Unexpected{noted.error()};
    return Done{};
}

Stored<SchemaState> Migrator::migrate(Connection &connection, const KeepOld &keepOld) const
{
    auto unlocked = state(connection); // most of the time nothing is to be done, and nobody has to wait for that
    if (!unlocked || unlocked->isCurrent())
        return unlocked;
    return connection.transaction([&]() -> Stored<SchemaState> {
        if (auto locked = lock(connection); !locked)
            return Unexpected{locked.error()};
        const auto before = state(connection); // another program may have taken them while this one waited
        if (!before || before->isCurrent())
            return before;
        if (before->applied > 0 && keepOld) {
            if (auto kept = keepOld(before->applied); !kept)
                return Unexpected{kept.error()};
        }
        for (const Migration &step : m_steps) {
            if (step.number <= before->applied)
                continue;
            if (auto taken = take(connection, step); !taken)
                return Unexpected{taken.error()};
        }
        return SchemaState{before->known, before->known};
    });
}

} // namespace evision::storage
