// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/pooling.h"

#include "ledger_desk.h"
#include "private_pool.h"
#include "test_databases.h"

#include <QSignalSpy>
#include <QTest>

using namespace evision;
using namespace evision::storage;

class TestPooling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConnectionOfOnesOwnIsNone_data() { TestDatabases::addRows(); }
    void aConnectionOfOnesOwnIsNone();
    void aPoolIsFoundByItsMode_data();
    void aPoolIsFoundByItsMode();
    void aLedgerWorksThroughOneAndSaysSo();

private:
    TestDatabases m_databases;
};

void TestPooling::aConnectionOfOnesOwnIsNone()
{
    FETCH_DATABASE(m_databases);
    Connection connection(url);
    QVERIFY(connection.open().hasValue());
    QCOMPARE(isPooled(connection).value(), false);
}

void TestPooling::aPoolIsFoundByItsMode_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("servers");
    QTest::addColumn<bool>("pooled");
    QTest::newRow("a session keeps its server") << QStringLiteral("session") << 5 << false;
    QTest::newRow("a transaction has any server") << QStringLiteral("transaction") << 5 << true;
    QTest::newRow("a transaction has the only server") << QStringLiteral("transaction") << 1 << true;
}

void TestPooling::aPoolIsFoundByItsMode()
{
    QFETCH(QString, mode);
    QFETCH(int, servers);
    QFETCH(bool, pooled);
    if (!m_databases.has(Backend::Postgres) || !PrivatePool::isInstalled())
        QSKIP("PostgreSQL's server or PgBouncer is not installed");
    const DatabaseUrl url = m_databases.fresh(Backend::Postgres);
    PrivatePool pool;
    const QString failure = pool.start(mode, url, servers);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    Connection connection(pool.through(url));
    QVERIFY(isGood(connection.open()));
    for (int time = 0; time < 3; ++time)
        QCOMPARE(isPooled(connection).value(), pooled);
}

void TestPooling::aLedgerWorksThroughOneAndSaysSo()
{
    if (!m_databases.has(Backend::Postgres) || !PrivatePool::isInstalled())
        QSKIP("PostgreSQL's server or PgBouncer is not installed");
    const DatabaseUrl url = m_databases.fresh(Backend::Postgres);
    PrivatePool pool;
    const QString failure = pool.start(QStringLiteral("transaction"), url, 4);
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    LedgerPace pace = calmPace();
    pace.heartbeat = std::chrono::milliseconds(50);
    LedgerDesk mine(pool.through(url), pace);
    LedgerDesk other(pool.through(url), pace);
    mine.start();
    QVERIFY(isGood(answerOf(mine.place("b1"))));
    other.start();
    QVERIFY(isGood(answerOf(other->list({}))));
    QSignalSpy heard(&other.threads(), &LedgerThreads::changed);
    std::vector<QFuture<Stored<Receipt>>> answers;
    for (int number = 2; number <= 20; ++number) {
        answers.push_back(mine.place("b" + std::to_string(number)));
        answers.push_back(other.place("c" + std::to_string(number)));
    }
    for (const auto &answer : answers)
        QVERIFY(isGood(answerOf(answer)));
    QTRY_VERIFY(mine->state().notice.contains(QLatin1String("PgBouncer in transaction mode")));
    QVERIFY(mine.is(LedgerLink::Connected));
    QTRY_VERIFY(!heard.isEmpty() && heard.back().front().toLongLong() == 39); // late, but heard
    const auto report = answerOf(mine->verify());
    QVERIFY2(report->isSound(), qPrintable(report->finding));
    QCOMPARE(report->entries, 39);
}

QTEST_GUILESS_MAIN(TestPooling)
#include "tst_pooling.moc"
