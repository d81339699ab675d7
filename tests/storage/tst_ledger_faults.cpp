// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"
#include "storage/ledger_database.h"

#include "open_ledger.h"
#include "test_databases.h"
#include "writer_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace evision;
using namespace evision::storage;

namespace {

constexpr qint64 now = 1795510800000;

Stored<qint64> place(LedgerStore &store, int number, qint64 at = now)
{
    return store.place(sampleBet("b" + std::to_string(number)), QStringLiteral("owner"), at);
}

bool canRun(const QStringList &words)
{
    QProcess process;
    process.start(words.front(), words.mid(1));
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

void damage(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 page = 4096;
    QVERIFY(file.size() > 8 * page);
    file.seek(file.size() - 2 * page);
    file.write(QByteArray(2 * page, '\xa5'));
}

QDateTime later(int hours)
{
    return QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).addSecs(hours * 3600);
}

/// A ledger of sixty bets, and a backup of it.
struct BackedUp {
    QTemporaryDir folder;
    DatabaseUrl url = DatabaseUrl::ofFile(folder.filePath(QStringLiteral("ledger.db")));
    Backups backups{folder.filePath(QStringLiteral("backups"))};
    bool isMade = make();

    [[nodiscard]] bool make() const
    {
        OpenLedger ledger(url);
        for (int number = 0; number < 60; ++number) {
            if (!place(ledger.store, number).hasValue())
                return false;
        }
        return backups.make(ledger.connection, later(0)).hasValue();
    }
};

} // namespace

class TestLedgerFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noRoomIsSaidAndNothingIsHalf();
    void aFullDiskIsSaidAndNothingIsHalf();
    void aFileThatMayOnlyBeReadIsSaid();
    void aDamagedPageIsNoEndOfTheList();
    void aDamagedLedgerIsReplacedByABackup_data();
    void aDamagedLedgerIsReplacedByABackup();
    void aDamagedBackupReplacesNothing();
    void aClockThatGoesBackwardsChangesNoOrder_data() { TestDatabases::addRows(); }
    void aClockThatGoesBackwardsChangesNoOrder();
    void everyReleasedVersionIsKept();
    void everyReleasedVersionOpens_data();
    void everyReleasedVersionOpens();
    void aMigrationThatFailsLeavesTheOldOneWorking_data() { TestDatabases::addRows(); }
    void aMigrationThatFailsLeavesTheOldOneWorking();

private:
    TestDatabases m_databases;
};

void TestLedgerFaults::noRoomIsSaidAndNothingIsHalf()
{
    const DatabaseUrl url = m_databases.fresh(Backend::Sqlite);
    OpenLedger ledger(url);
    QVERIFY(place(ledger.store, 0).hasValue());
    QVERIFY(ledger.connection.run(QStringLiteral("PRAGMA max_page_count = 30")).hasValue());
    int placed = 1;
    auto last = place(ledger.store, placed);
    for (; last; last = place(ledger.store, ++placed))
        QVERIFY(placed < 1000);
    QCOMPARE(last.error().fault, StorageFault::Full);
    QVERIFY(last.error().message.contains(url.path));
    QCOMPARE(place(ledger.store, placed).error().fault, StorageFault::Full); // as often as it is tried
    QCOMPARE(ledger.store.verify()->entries, placed);
    QVERIFY(ledger.store.verify()->isSound());
    QVERIFY(ledger.connection.run(QStringLiteral("PRAGMA max_page_count = 100000")).hasValue());
    QVERIFY(place(ledger.store, placed).hasValue()); // and when there is room again it goes on
    QVERIFY(ledger.store.verify()->isSound());
}

void TestLedgerFaults::aFullDiskIsSaidAndNothingIsHalf()
{
    const QTemporaryDir folder;
    const QStringList ownSystem = {QStringLiteral("unshare"), QStringLiteral("-Urm"), QStringLiteral("sh"),
                                   QStringLiteral("-c")};
    const QString tryMount = QStringLiteral("mount -t tmpfs -o size=600k none '%1'").arg(folder.path());
    if (!canRun(ownSystem + QStringList{tryMount}))
        QSKIP("A file system of one's own cannot be made here");
    // The file vanishes with the file system, so it is looked at there: by a second program, once it is full.
    const QString script = QStringLiteral("mount -t tmpfs -o size=600k none '%1' || exit 3; \"$@\"; ended=$?; "
                                          "'%2' 'sqlite:%1/ledger.db' again 0 '%1' || exit 4; exit $ended")
                               .arg(folder.path(), QStringLiteral(LEDGER_WRITER));
    WriterProgram program(ownSystem + QStringList{script, QStringLiteral("sh")});
    program.start(DatabaseUrl::ofFile(folder.filePath(QStringLiteral("ledger.db"))), QStringLiteral("b"), 100000);
    QVERIFY(program.end());
    QVERIFY2(program.exitCode() == 1, program.complaint());
    QCOMPARE(program.fault(), StorageFault::Full);
    QVERIFY(program.acknowledged().size() > 3);
}

void TestLedgerFaults::aFileThatMayOnlyBeReadIsSaid()
{
    const QStringList asAnother = PrivatePostgres::asServer(); // to root every file is writable
    if (!asAnother.isEmpty() &&
        !canRun(asAnother + QStringList{QStringLiteral("test"), QStringLiteral("-x"), QStringLiteral(LEDGER_WRITER)}))
        QSKIP("There is no other user who could run the program");
    const QTemporaryDir folder;
    const DatabaseUrl url = DatabaseUrl::ofFile(folder.filePath(QStringLiteral("ledger.db")));
    {
        OpenLedger ledger(url);
        QVERIFY(place(ledger.store, 1).hasValue());
    }
    QCOMPARE(PrivatePostgres::giveToServer(folder.path()), QString());
    QVERIFY(QFile::setPermissions(url.path, QFile::ReadOwner | QFile::ReadGroup));
    WriterProgram reader(asAnother);
    reader.start(url, QStringLiteral("b"), 0);
    QVERIFY(reader.end());
    QVERIFY2(reader.exitCode() == 0, reader.complaint()); // it can be looked at
    WriterProgram writer(asAnother);
    writer.start(url, QStringLiteral("b"), 1);
    QVERIFY(writer.end());
    QCOMPARE(writer.fault(), StorageFault::ReadOnly);
    QVERIFY(writer.complaint().contains("may only be read"));
}

void TestLedgerFaults::aDamagedPageIsNoEndOfTheList()
{
    const DatabaseUrl url = m_databases.fresh(Backend::Sqlite);
    {
        OpenLedger ledger(url);
        for (int number = 0; number < 60; ++number)
            QVERIFY(place(ledger.store, number).hasValue());
    }
    damage(url.path);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QCOMPARE(connection.checkFile().error().fault, StorageFault::Corrupt);
    LedgerStore store(connection, "key");
    const auto report = store.verify();
    const auto bets = store.list({});
    QVERIFY(!report || !bets);
    QCOMPARE((report ? bets.error() : report.error()).fault, StorageFault::Corrupt);
}

void TestLedgerFaults::aDamagedLedgerIsReplacedByABackup_data()
{
    QTest::addColumn<bool>("header");
    QTest::newRow("a page in it is damaged") << false;
    QTest::newRow("it is no database any more") << true;
}

void TestLedgerFaults::aDamagedLedgerIsReplacedByABackup()
{
    QFETCH(bool, header);
    const BackedUp saved;
    QVERIFY(saved.isMade);
    const DatabaseUrl &url = saved.url;
    const Backups &backups = saved.backups;
    damage(url.path);
    if (header) {
        QFile file(url.path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(100, 'x'));
    }
    QFile journal(url.path + QStringLiteral("-wal"));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write("what was left behind");
    journal.close();
    const auto aside = backups.replaceDamaged(backups.files().front(), url.path, later(1));
    QVERIFY2(aside.hasValue(), aside ? "" : qPrintable(aside.error().message));
    QVERIFY(QFile::exists(*aside));
    QVERIFY(!QFile::exists(journal.fileName()) && QFile::exists(*aside + QStringLiteral("-wal")));
    OpenLedger ledger(url);
    const auto report = ledger.store.verify();
    QVERIFY2(report->isSound() && report->sealed, qPrintable(report->finding));
    QCOMPARE(report->entries, 60);
    QVERIFY(place(ledger.store, 60).hasValue());
}

void TestLedgerFaults::aDamagedBackupReplacesNothing()
{
    const BackedUp saved;
    QVERIFY(saved.isMade);
    const DatabaseUrl &url = saved.url;
    const Backups &backups = saved.backups;
    damage(url.path);
    damage(backups.files().front());
    const QStringList before = QDir(saved.folder.path()).entryList(QDir::Files);
    QVERIFY(!backups.replaceDamaged(backups.files().front(), url.path, later(1)).hasValue());
    QVERIFY(!backups.replaceDamaged(saved.folder.filePath(QStringLiteral("none.db")), url.path, later(1)).hasValue());
    QCOMPARE(QDir(saved.folder.path()).entryList(QDir::Files), before);
}

void TestLedgerFaults::aClockThatGoesBackwardsChangesNoOrder()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    constexpr qint64 year = 365LL * 86400 * 1000;
    for (int number = 1; number <= 4; ++number)
        QCOMPARE(place(ledger.store, number, now - number * year).value(), number);
    const auto settled = ledger.store.settle("b4", graded(ledger::Grade::Won), 4, QStringLiteral("owner"), -5);
    QCOMPARE(settled.value(), 5); // even before 1970
    const auto report = ledger.store.verify();
    QVERIFY2(report->isSound(), qPrintable(report->finding));
    const QTemporaryDir folder;
    const Backups backups(folder.path());
    QString made;
    for (int day = 0; day <= Backups::kept; ++day)
        made = backups.make(ledger.connection, later(-24 * day)).value();
    QVERIFY(QFile::exists(made)); // the last one is never the one that goes
    QCOMPARE(backups.files().size(), qsizetype{Backups::kept});
}

void TestLedgerFaults::everyReleasedVersionIsKept()
{
    // Whoever adds a step keeps a database of the version before: the text of one with three bets, as the program of
    // that version wrote it.
    for (std::size_t version = 1; version < ledgerSchema().size(); ++version)
        QVERIFY2(QFile::exists(QStringLiteral(EVISION_SOURCE_DIR "/tests/storage/released/ledger-%1.sql").arg(version)),
                 qPrintable(QString::number(version)));
}

void TestLedgerFaults::everyReleasedVersionOpens_data()
{
    QTest::addColumn<int>("backend");
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(EVISION_SOURCE_DIR "/tests/storage/released"));
    const QStringList names = folder.entryList({QStringLiteral("ledger-*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        for (const auto &[kind, backend] : {std::pair("SQLite", Backend::Sqlite), {"PostgreSQL", Backend::Postgres}})
            QTest::addRow("%s on %s", qPrintable(name), kind) << static_cast<int>(backend) << folder.filePath(name);
    }
}

void TestLedgerFaults::everyReleasedVersionOpens()
{
    QFETCH(QString, file);
    FETCH_DATABASE(m_databases);
    const QTemporaryDir folder;
    const auto filled = fillFrom(file, url);
    QVERIFY2(filled.hasValue(), filled ? "" : qPrintable(filled.error().message));
    const auto ledger = LedgerDatabase::open(url, folder.path(), "key");
    QVERIFY2(ledger.hasValue(), ledger ? "" : qPrintable(ledger.error().message));
    const auto report = (*ledger)->store().verify();
    QVERIFY2(report->isSound() && report->sealed, qPrintable(report->finding));
    const auto bets = (*ledger)->store().list({});
    QCOMPARE(bets->size(), std::size_t{3});
    QVERIFY(bets->back().settlement && bets->back().settlement->payout.profit == 1100);
    QCOMPARE((*ledger)->store().results({})->front().bets.size(), std::size_t{1});
    QVERIFY(place((*ledger)->store(), 9).hasValue());
    // What it was is kept, and can be opened like any other.
    const QStringList kept = QDir(folder.path()).entryList({QStringLiteral("before-schema-*.db")}, QDir::Files);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    const auto old = LedgerDatabase::open(DatabaseUrl::ofFile(folder.filePath(kept.front())),
                                          folder.filePath(QStringLiteral("again")), "key");
    QVERIFY2(old.hasValue(), old ? "" : qPrintable(old.error().message));
    QVERIFY((*old)->store().verify()->isSound());
    QCOMPARE((*old)->store().entries().value(), report->entries);
}

void TestLedgerFaults::aMigrationThatFailsLeavesTheOldOneWorking()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    QVERIFY(place(ledger.store, 1).hasValue());
    auto steps = ledgerSchema();
    steps.push_back({static_cast<int>(steps.size()) + 1,
                     QStringLiteral("broken"),
                     {QStringLiteral("ALTER TABLE ledger_bets ADD COLUMN half TEXT"),
                      QStringLiteral("DELETE FROM ledger_bets"), QStringLiteral("CREATE TABLE no such thing")}});
    QVERIFY(!Migrator(steps).migrate(ledger.connection).hasValue());
    QVERIFY(!ledger.connection.run(QStringLiteral("SELECT half FROM ledger_bets")).hasValue());
    const auto again = LedgerDatabase::open(url, QString(), "key");
    QVERIFY(again.hasValue());
    QVERIFY((*again)->store().verify()->isSound());
    QVERIFY(place((*again)->store(), 2).hasValue());
}

QTEST_GUILESS_MAIN(TestLedgerFaults)
#include "tst_ledger_faults.moc"
