// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_copy.h"

#include "open_ledger.h"
#include "test_databases.h"

#include <QTest>

using namespace evision;
using namespace evision::storage;

class TestLedgerCopy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBackIsIdentical_data() { TestDatabases::addRows(); }
    void thereAndBackIsIdentical();
    void whatWasAddedIsCopiedLater_data() { TestDatabases::addRows(); }
    void whatWasAddedIsCopiedLater();
    void aStoppedCopyGoesOn_data() { TestDatabases::addRows(); }
    void aStoppedCopyGoesOn();
    void anotherLedgerIsNotOverwritten_data() { TestDatabases::addRows(); }
    void anotherLedgerIsNotOverwritten();

private:
    TestDatabases m_databases;
};

void TestLedgerCopy::thereAndBackIsIdentical()
{
    FETCH_DATABASE(m_databases);
    OpenLedger first(m_databases.fresh(Backend::Sqlite));
    for (const char *id : {"b1", "b2", "b3", "B4", "\xc3\xa4"})
        first.place(id);
    OpenLedger middle(url);
    QVERIFY(copyLedger(first.connection, middle.connection).hasValue());
    OpenLedger last(m_databases.fresh(Backend::Sqlite));
    const auto copied = copyLedger(middle.connection, last.connection);
    QVERIFY2(copied.hasValue(), copied ? "" : qPrintable(copied.error().message));
    QCOMPARE(copied->rows, 9 + 5 + 1);
    QCOMPARE(hashOfLedger(last.connection).value(), hashOfLedger(first.connection).value());
    QCOMPARE(hashOfLedger(middle.connection).value(), hashOfLedger(first.connection).value());
    for (OpenLedger *ledger : {&middle, &last}) {
        const auto report = ledger->store.verify();
        QVERIFY2(report->isSound() && report->sealed, qPrintable(report->finding));
    }
}

void TestLedgerCopy::whatWasAddedIsCopiedLater()
{
    FETCH_DATABASE(m_databases);
    OpenLedger from(m_databases.fresh(Backend::Sqlite));
    OpenLedger to(url);
    from.place("b1");
    QVERIFY(copyLedger(from.connection, to.connection).hasValue());
    from.place("b2");
    const auto added = copyLedger(from.connection, to.connection);
    QVERIFY(added.hasValue());
    QCOMPARE(added->rows, 1 + 2 + 1); // one entry; the bets and the seal are copied anew
    QVERIFY(to.store.verify()->isSound());
    QCOMPARE(copyLedger(from.connection, to.connection)->rows, 2 + 1);
}

void TestLedgerCopy::aStoppedCopyGoesOn()
{
    FETCH_DATABASE(m_databases);
    OpenLedger from(m_databases.fresh(Backend::Sqlite));
    for (int bet = 0; bet < 400; ++bet) // 800 entries: two steps
        from.place("n" + std::to_string(bet));
    OpenLedger to(url);
    CopyProgress seen;
    const auto stopped = copyLedger(from.connection, to.connection, [&seen](const CopyProgress &progress) {
        seen = progress;
        return false;
    });
    QVERIFY(stopped.hasValue() && !stopped->complete);
    QCOMPARE(seen.done, 500);
    QCOMPARE(seen.total, 800 + 400 + 1);
    const auto rest = copyLedger(from.connection, to.connection);
    QVERIFY(rest.hasValue() && rest->complete);
    QCOMPARE(rest->rows, 300 + 400 + 1);
    QVERIFY(to.store.verify()->isSound());
}

void TestLedgerCopy::anotherLedgerIsNotOverwritten()
{
    FETCH_DATABASE(m_databases);
    OpenLedger from(m_databases.fresh(Backend::Sqlite));
    OpenLedger to(url);
    from.place("b1");
    to.place("other");
    const QByteArray before = hashOfLedger(to.connection).value();
    const auto refused = copyLedger(from.connection, to.connection);
    QVERIFY(!refused.hasValue());
    QCOMPARE(refused.error().fault, StorageFault::Refused);
    QCOMPARE(hashOfLedger(to.connection).value(), before);
}

QTEST_GUILESS_MAIN(TestLedgerCopy)
#include "tst_ledger_copy.moc"
