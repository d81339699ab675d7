// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/old_schema.h"

#include "storage/sql_values.h"

#include <QDir>
#include <QFile>
#include <QSqlRecord>
#include <QStringList>

namespace evision::storage {

namespace {

StorageError cannotKeep(const Connection &connection, const QString &folder)
{
    return {StorageFault::ReadOnly,
            QStringLiteral("The ledger %1 has to be changed for this version, and cannot be backed up to %2 before.")
                .arg(connection.url().shown(), folder)};
}

/// SQLite writes the file itself, though not from a connection that is within a transaction.
Stored<Done> writeFile(const DatabaseUrl &url, const QString &path)
{
    Connection file(url);
    if (auto opened = file.open(); !opened)
        return opened;
    auto written = file.run(QStringLiteral("VACUUM INTO ?"), {text(path)});
    if (!written)
        return Unexpected{written.error()};
    return Done{};
}

Stored<QStringList> tablesOf(Connection &file)
{
    auto rows = file.run(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE "
                                        "'sqlite_%' AND name <> 'schema_migrations'"));
    if (!rows)
        return Unexpected{rows.error()};
    QStringList names;
    auto more = file.next(*rows);
    for (; more && *more; more = file.next(*rows))
        names += rows->value(0).toString();
    if (!more)
        return Unexpected{more.error()};
    return names;
}

/// All rows of a table that is the same in both.
Stored<Done> copyTable(Connection &from, Connection &to, const QString &table)
{
    auto rows = from.run(QStringLiteral("SELECT * FROM ") + table);
    if (!rows)
        return Unexpected{rows.error()};
    auto more = from.next(*rows);
    for (; more && *more; more = from.next(*rows)) {
        const QSqlRecord record = rows->record();
        QStringList columns;
        QStringList marks;
        QVariantList values;
        for (int column = 0; column < record.count(); ++column) {
            columns += record.fieldName(column);
            marks += QStringLiteral("?");
            const QVariant value = record.value(column);
            if (record.isNull(column))
                values += QVariant(QMetaType(QMetaType::QString));
            else
                values += value.typeId() == QMetaType::QString ? text(value.toString()) : value;
        }
        const QString insert = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)");
        auto added = to.run(insert.arg(table, columns.join(u','), marks.join(u',')), values);
        if (!added)
            return Unexpected{added.error()};
    }
    if (!more)
        return Unexpected{more.error()};
    return Done{};
}

/// A server's rows, in a file that takes the same steps.
Stored<Done> exportServer(Connection &server, const std::vector<Migration> &steps, int version, const QString &path)
{
    Connection file(DatabaseUrl::ofFile(path));
    if (auto opened = file.open(); !opened)
        return opened;
    const Migrator old(std::vector<Migration>(steps.begin(), steps.begin() + version));
    if (auto made = old.migrate(file); !made)
        return Unexpected{made.error()};
    const auto tables = tablesOf(file);
    if (!tables)
        return Unexpected{tables.error()};
    // In whatever order the tables come, some refer to others.
    for (const char *setting : {"PRAGMA foreign_keys = OFF", "PRAGMA journal_mode = DELETE"}) {
        if (auto set = file.run(QLatin1String(setting)); !set)
            return Unexpected{set.error()};
    }
    return file.transaction([&]() -> Stored<Done> {
        for (const QString &table : *tables) {
            if (auto copied = copyTable(server, file, table); !copied)
                return copied;
        }
        return Done{};
    });
}

} // namespace

Stored<QString> keepOldSchema(Connection &connection, const std::vector<Migration> &steps, int version,
                              const QString &folder, const QDateTime &now)
{
    if (!QDir().mkpath(folder))
        return Unexpected{cannotKeep(connection, folder)};
    const QString name = QStringLiteral("before-schema-%1-%2.db")
                             .arg(version + 1)
                             .arg(now.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    const QString path = QDir(folder).filePath(name);
    const QString unfinished = path + QStringLiteral(".part");
    QFile::remove(unfinished);
    const auto written = connection.backend() == Backend::Sqlite ? writeFile(connection.url(), unfinished)
                                                                 : exportServer(connection, steps, version, unfinished);
    if (written && QFile::rename(unfinished, path))
        return path;
    QFile::remove(unfinished);
    if (!written && written.error().fault != StorageFault::Refused)
        return Unexpected{written.error()};
    return Unexpected{cannotKeep(connection, folder)};
}

} // namespace evision::storage
