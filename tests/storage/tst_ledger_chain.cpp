// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_chain.h"

#include "storage/ledger_schema.h"
#include "storage/ledger_store.h"
#include "storage/migration.h"

#include "bets.h"
#include "test_databases.h"

#include <QTest>

using namespace evision;
using namespace evision::storage;

namespace {

constexpr qint64 now = 1795510800000;
const char *const key = "of the keychain";

} // namespace

/// Whoever writes into the database without this program is found out.
class TestLedgerChain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTwoEntriesAreTheSameBytes();
    void anUntouchedLedgerIsSound_data() { TestDatabases::addRows(); }
    void anUntouchedLedgerIsSound();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void aLedgerMadeAnewIsFound_data() { TestDatabases::addRows(); }
    void aLedgerMadeAnewIsFound();
    void withoutAKeyNothingIsSealed_data() { TestDatabases::addRows(); }
    void withoutAKeyNothingIsSealed();

private:
    /// Three bets, the second of them settled: four entries.
    static void fill(LedgerStore &store)
    {
        qint64 second = 0;
        for (const char *id : {"b1", "b2", "b3"}) {
            const qint64 version = store.place(sampleBet(id), QStringLiteral("owner"), now).value();
            second = *(id + 1) == '2' ? version : second;
        }
        if (!store.settle("b2", graded(ledger::Grade::Won), second, QStringLiteral("owner"), now))
            qFatal("not settled");
    }
    static void migrate(Connection &connection)
    {
        if (!connection.open() || !Migrator(ledgerSchema()).migrate(connection))
            qFatal("no ledger");
    }

    TestDatabases m_databases;
};

void TestLedgerChain::noTwoEntriesAreTheSameBytes()
{
    const LedgerEntry entry{1, now, QStringLiteral("ab"), QStringLiteral("c"), QStringLiteral("d"), "{}", chainStart(),
                            {}};
    LedgerEntry shifted = entry;
    shifted.author = QStringLiteral("a");
    shifted.kind = QStringLiteral("bc");
    QVERIFY(hashOf(entry) != hashOf(shifted));
    QCOMPARE(hashOf(entry).size(), 64);
}

void TestLedgerChain::anUntouchedLedgerIsSound()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    migrate(connection);
    LedgerStore store(connection, key);
    QVERIFY(store.verify()->isSound()); // an empty one too
    fill(store);
    const auto report = store.verify();
    QVERIFY2(report.hasValue() && report->isSound(), report ? qPrintable(report->finding) : "");
    QCOMPARE(report->entries, 4);
    QVERIFY(report->sealed);
}

void TestLedgerChain::tamperingIsFound_data()
{
    QTest::addColumn<int>("backend");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<qlonglong>("firstBad"); // 0: no entry, the list of bets
    for (const Backend backend : {Backend::Sqlite, Backend::Postgres}) {
        const char *const where = backend == Backend::Sqlite ? "SQLite" : "PostgreSQL";
        const auto row = [=](const char *what, const char *sql, qlonglong firstBad) {
            QTest::addRow("%s, %s", what, where) << static_cast<int>(backend) << QString::fromLatin1(sql) << firstBad;
        };
        row("a stake",
            "UPDATE ledger_entries SET body = replace(body, '\"stake\":\"10.00\"', '\"stake\":\"90.00\"') "
            "WHERE seq = 2",
            2);
        row("one letter", "UPDATE ledger_entries SET body = replace(body, 'Reds', 'reds') WHERE seq = 3", 3);
        row("a time", "UPDATE ledger_entries SET at = at - 1 WHERE seq = 1", 1);
        row("whose it is", "UPDATE ledger_entries SET author = 'somebody' WHERE seq = 4", 4);
        row("the last one removed", "DELETE FROM ledger_entries WHERE seq = 4", 4);
        row("one in the middle removed", "DELETE FROM ledger_entries WHERE seq = 3", 3);
        row("the seal set back", "UPDATE ledger_seal SET entries = 3", 5);
        row("the list of bets", "UPDATE ledger_bets SET bet = replace(bet, '10.00', '90.00') WHERE bet_id = 'b1'", 0);
        row("a settlement",
            "UPDATE ledger_bets SET settlement = replace(settlement, 'won', 'push') "
            "WHERE bet_id = 'b2'",
            0);
        row("a bet left out", "DELETE FROM ledger_bets WHERE bet_id = 'b1'", 0);
    }
}

void TestLedgerChain::tamperingIsFound()
{
    FETCH_DATABASE(m_databases);
    QFETCH(QString, sql);
    QFETCH(qlonglong, firstBad);
    Connection connection(url);
    migrate(connection);
    LedgerStore store(connection, key);
    fill(store);
    if (url.backend == Backend::Sqlite)
        QVERIFY(connection.run(QStringLiteral("PRAGMA foreign_keys = OFF")).hasValue());
    else
        QVERIFY(connection.run(QStringLiteral("ALTER TABLE ledger_bets DROP CONSTRAINT ledger_bets_version_fkey"))
                    .hasValue());
    const auto changed = connection.run(sql);
    QVERIFY2(changed.hasValue(), changed ? "" : qPrintable(changed.error().message));
    const auto report = store.verify();
    QVERIFY(report.hasValue());
    QVERIFY(!report->isSound());
    QCOMPARE(report->firstBad.value_or(0), firstBad);
}

void TestLedgerChain::aLedgerMadeAnewIsFound()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    migrate(connection);
    LedgerStore forger(connection, "a key of his own");
    fill(forger);
    const auto report = LedgerStore(connection, key).verify();
    QVERIFY(report.hasValue());
    QVERIFY(!report->isSound());
    QVERIFY2(report->finding.contains(QLatin1String("key")), qPrintable(report->finding));
}

void TestLedgerChain::withoutAKeyNothingIsSealed()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    migrate(connection);
    LedgerStore store(connection, {});
    fill(store);
    const auto report = store.verify();
    QVERIFY(report.hasValue() && report->isSound());
    QVERIFY(!report->sealed);
}

QTEST_GUILESS_MAIN(TestLedgerChain)
#include "tst_ledger_chain.moc"
