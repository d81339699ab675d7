// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"

#include "storage/ledger_copy.h"
#include "storage/ledger_schema.h"
#include "storage/ledger_store.h"
#include "storage/migration.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace evision::storage {

namespace {

const char *const pattern = "ledger-*.db";

QString nameOf(const QDateTime &time)
{
    return QStringLiteral("ledger-%1.db").arg(time.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
}

StorageError failure(StorageFault fault, const QString &sentence)
{
    return {fault, sentence};
}

void removeWithJournal(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

Stored<Done> copyInto(Connection &ledger, const QString &path)
{
    Connection file(DatabaseUrl::ofFile(path));
    if (auto opened = file.open(); !opened)
        return opened;
    if (auto current = Migrator(ledgerSchema()).migrate(file); !current)
        return Unexpected{current.error()};
    if (auto copied = copyLedger(ledger, file); !copied)
        return Unexpected{copied.error()};
    // One file, without a journal beside it that could be left behind when it is moved.
    if (auto mode = file.run(QStringLiteral("PRAGMA journal_mode = DELETE")); !mode)
        return Unexpected{mode.error()};
    return Done{};
}

Stored<Done> openSound(Connection &backup)
{
    if (!QFileInfo(backup.url().path).isFile()) // opening would make one
        return Unexpected{
            failure(StorageFault::Refused, QStringLiteral("There is no backup %1.").arg(backup.url().path))};
    if (auto opened = backup.open(); !opened)
        return opened;
    const auto state = Migrator(ledgerSchema()).migrate(backup);
    if (!state)
        return Unexpected{state.error()};
    LedgerStore store(backup, {});
    if (auto complete = store.completeResults(); !complete)
        return complete;
    const auto report = store.verify();
    if (!report)
        return Unexpected{report.error()};
    if (report->isSound())
        return Done{};
    return Unexpected{
        failure(StorageFault::Corrupt,
                QStringLiteral("The backup %1 cannot be used. %2").arg(backup.url().shown(), report->finding))};
}

Stored<Done> empty(Connection &ledger)
{
    for (const char *table : {"ledger_bets", "ledger_seal", "ledger_writes", "ledger_entries"}) {
        auto emptied = ledger.run(QStringLiteral("DELETE FROM ") + QLatin1String(table));
        if (!emptied)
            return Unexpected{emptied.error()};
    }
    return Done{};
}

} // namespace

QStringList Backups::files() const
{
    const QDir folder(m_folder);
    QStringList paths;
    const QStringList names = folder.entryList({QLatin1String(pattern)}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names)
        paths += folder.filePath(name);
    return paths;
}

Stored<QString> Backups::make(Connection &ledger, const QDateTime &now) const
{
    auto path = write(ledger, now);
    if (path)
        removeOldest(*path);
    return path;
}

Stored<QString> Backups::write(Connection &ledger, const QDateTime &now) const
{
    const QDir folder(m_folder);
    if (!folder.mkpath(QStringLiteral("."))) {
        return Unexpected{failure(StorageFault::ReadOnly,
                                  QStringLiteral("The folder for backups, %1, cannot be made.").arg(m_folder))};
    }
    const QString path = folder.filePath(nameOf(now));
    const QString unfinished = path + QStringLiteral(".part");
    removeWithJournal(unfinished);
    const auto copied = copyInto(ledger, unfinished);
    if (copied && QFile::rename(unfinished, path))
        return path;
    removeWithJournal(unfinished);
    if (!copied)
        return Unexpected{copied.error()};
    return Unexpected{failure(StorageFault::ReadOnly, QStringLiteral("The backup %1 cannot be written.").arg(path))};
}

Stored<QString> Backups::makeDaily(Connection &ledger, const QDateTime &now) const
{
    const QString day = nameOf(now).left(nameOf(now).indexOf(u'-', QStringLiteral("ledger-").size()));
    const QStringList there = files();
    for (const QString &path : there) {
        if (QFileInfo(path).fileName().startsWith(day))
            return path;
    }
    return make(ledger, now);
}

void Backups::removeOldest(const QString &last) const
{
    QStringList there = files();
    there.removeOne(last);
    for (qsizetype at = kept - 1; at < there.size(); ++at)
        QFile::remove(there[at]);
}

Stored<QString> Backups::restore(const QString &file, Connection &ledger, const QDateTime &now) const
{
    Connection backup(DatabaseUrl::ofFile(file));
    if (auto sound = openSound(backup); !sound)
        return Unexpected{sound.error()};
    auto before = write(ledger, now); // without removing the oldest, which may be the one that is wanted
    if (!before)
        return before;
    const auto replaced = ledger.transaction([&]() -> Stored<CopyResult> {
        if (auto emptied = empty(ledger); !emptied)
            return Unexpected{emptied.error()};
        return copyLedger(backup, ledger);
    });
    if (!replaced)
        return Unexpected{replaced.error()};
    return before;
}

Stored<QString> Backups::replaceDamaged(const QString &file, const QString &ledger, const QDateTime &now) const
{
    const QString anew = ledger + QStringLiteral(".part");
    removeWithJournal(anew);
    {
        Connection backup(DatabaseUrl::ofFile(file));
        auto copied = openSound(backup);
        if (copied)
            copied = copyInto(backup, anew);
        if (!copied) {
            removeWithJournal(anew);
            return Unexpected{copied.error()};
        }
    }
    const QString aside =
        ledger + QStringLiteral(".damaged-") + now.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    bool moved = QFile::rename(ledger, aside);
    // What stands in the journal belongs to the damaged file and would be read into the new one.
    for (const char *suffix : {"-wal", "-shm"}) {
        const QString journal = ledger + QLatin1String(suffix);
        if (moved && QFile::exists(journal))
            moved = QFile::rename(journal, aside + QLatin1String(suffix));
    }
    if (moved && QFile::rename(anew, ledger))
        return aside;
    return Unexpected{
        failure(StorageFault::ReadOnly,
                QStringLiteral("The damaged ledger %1 cannot be put aside; its new copy is %2.").arg(ledger, anew))};
}

} // namespace evision::storage
