// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_threads.h"

#include "ledger_desk.h"
#include "test_databases.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace evision;
using namespace evision::storage;

namespace {

LedgerWrite amending(const std::string &id, const std::string &notes, qint64 version)
{
    ledger::Bet bet = sampleBet(id);
    bet.notes = notes;
    return LedgerWrite::amend(bet, version, QStringLiteral("owner"), LedgerDesk::now);
}

/// A server that was lost is noticed soon without anybody asking.
LedgerPace quickPace()
{
    LedgerPace pace = calmPace();
    pace.heartbeat = std::chrono::milliseconds(30);
    return pace;
}

/// Time for others before it is tried again.
LedgerPace slowPace()
{
    LedgerPace pace = calmPace();
    pace.firstRetry = pace.longestRetry = std::chrono::milliseconds(3000);
    return pace;
}

} // namespace

class TestLedgerOffline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void writesWaitForTheServer();
    void whatWaitsOutlivesTheProgram();
    void aProgramMayStartWithoutTheServer();
    void aChainOfWritesWaits();
    void whatWasChangedMeanwhileIsRefused();
    void aServerThatGoesIsNoticed();
    void itGoesInMidTransaction();
    void nothingIsLostOrDoubledHoweverOftenItGoes();
    void othersAreHeardAgain();

private:
    void stop() { m_databases.server().kill(); }
    void startAgain()
    {
        const QString failure = m_databases.server().startAgain();
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }

    TestDatabases m_databases;
    DatabaseUrl m_url;
};

void TestLedgerOffline::init()
{
    if (!m_databases.has(Backend::Postgres))
        QSKIP("PostgreSQL's server is not installed");
    m_url = m_databases.fresh(Backend::Postgres);
}

void TestLedgerOffline::cleanup()
{
    if (m_databases.has(Backend::Postgres) && !m_databases.server().isRunning())
        startAgain();
}

void TestLedgerOffline::writesWaitForTheServer()
{
    LedgerDesk desk(m_url);
    QSignalSpy replayed(&desk.threads(), &LedgerThreads::replayed);
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    stop();
    desk.clock().advance(5000);
    const LedgerWrite second = LedgerWrite::place(sampleBet("b2"), QStringLiteral("owner"), LedgerDesk::now);
    const auto queued = answerOf(desk->write(second));
    QVERIFY(isGood(queued));
    QCOMPARE(queued->state, Receipt::State::Queued);
    QCOMPARE(answerOf(desk.place("b3"))->state, Receipt::State::Queued);
    QVERIFY(desk.is(LedgerLink::Offline));
    QCOMPARE(desk->state().offlineSince, LedgerDesk::now + 5000);
    QCOMPARE(desk->state().queued, 2);
    QCOMPARE(desk->state().error->fault, StorageFault::Unreachable);
    QCOMPARE(answerOf(desk->list({})).error().fault, StorageFault::Unreachable);
    const auto waiting = answerOf(desk->queued());
    QCOMPARE(waiting->size(), std::size_t{2});
    QCOMPARE(waiting->front().write.key, second.key);
    startAgain();
    QTRY_VERIFY(desk.hasSent());
    QCOMPARE(replayed.size(), 2);
    QCOMPARE(replayed.front().front().toString(), second.key);
    QVERIFY(!desk->state().error);
    QCOMPARE(answerOf(desk->find("b2"))->value().version, 2);
    QCOMPARE(answerOf(desk->find("b3"))->value().version, 3);
    QCOMPARE(answerOf(desk.place("b4"))->state, Receipt::State::Written);
}

void TestLedgerOffline::whatWaitsOutlivesTheProgram()
{
    LedgerDesk desk(m_url);
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    stop();
    QCOMPARE(answerOf(desk.place("b2"))->state, Receipt::State::Queued);
    desk.end();
    startAgain();
    desk.make();
    desk.start();
    QTRY_VERIFY(desk.hasSent());
    QVERIFY(answerOf(desk->find("b2"))->has_value());
}

void TestLedgerOffline::aProgramMayStartWithoutTheServer()
{
    stop();
    LedgerDesk desk(m_url);
    const auto early = desk.place("b1");
    desk.start();
    QCOMPARE(answerOf(early)->state, Receipt::State::Queued);
    QVERIFY(desk.is(LedgerLink::Offline));
    startAgain();
    QTRY_VERIFY(desk.hasSent());
    QVERIFY(answerOf(desk->find("b1"))->has_value());
}

void TestLedgerOffline::aChainOfWritesWaits()
{
    LedgerDesk desk(m_url);
    desk.start();
    QVERIFY(isGood(answerOf(desk->list({}))));
    stop();
    const LedgerWrite place = LedgerWrite::place(sampleBet("b1"), QStringLiteral("owner"), LedgerDesk::now);
    LedgerWrite amend = amending("b1", "second", 0);
    amend.after = place.key;
    LedgerWrite settle =
        LedgerWrite::settle({amend.bet, std::nullopt, 0}, graded(ledger::Grade::Won), QStringLiteral("owner"), 1);
    settle.after = amend.key;
    for (const LedgerWrite &write : {place, amend, settle})
        QCOMPARE(answerOf(desk->write(write))->state, Receipt::State::Queued);
    startAgain();
    QTRY_VERIFY(desk.hasSent());
    const auto found = answerOf(desk->find("b1"));
    QVERIFY(isGood(found) && *found);
    QCOMPARE((*found)->bet.notes, std::string("second"));
    QCOMPARE((*found)->settlement->payout.returned, 2100);
    QCOMPARE(desk->state().refused, 0);
}

void TestLedgerOffline::whatWasChangedMeanwhileIsRefused()
{
    LedgerDesk desk(m_url, slowPace());
    QSignalSpy refused(&desk.threads(), &LedgerThreads::refused);
    desk.start();
    const qint64 version = answerOf(desk.place("b1"))->version;
    stop();
    const LedgerWrite mine = amending("b1", "mine", version);
    QCOMPARE(answerOf(desk->write(mine))->state, Receipt::State::Queued);
    QCOMPARE(answerOf(desk.place("b2"))->state, Receipt::State::Queued);
    startAgain();
    LedgerDesk other(m_url);
    other.start();
    QVERIFY(isGood(answerOf(other->write(amending("b1", "theirs", version)))));
    QTRY_VERIFY_WITH_TIMEOUT(desk.hasSent(), 20000);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().toString(), mine.key);
    const auto error = refused.front().back().value<StorageError>();
    QCOMPARE(error.fault, StorageFault::Changed);
    QCOMPARE(error.conflict->theirs->bet.notes, std::string("theirs"));
    QCOMPARE(desk->state().refused, 1);
    QVERIFY(answerOf(desk->find("b2"))->has_value()); // those behind it went on
    QCOMPARE(answerOf(desk->queued())->front().refusal, error.message);
    QVERIFY(isGood(answerOf(desk->discard(mine.key))));
    QTRY_COMPARE(desk->state().refused, 0);
}

void TestLedgerOffline::aServerThatGoesIsNoticed()
{
    LedgerDesk desk(m_url, quickPace());
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    stop();
    QTRY_VERIFY(desk.is(LedgerLink::Offline));
    startAgain();
    QTRY_VERIFY(desk.is(LedgerLink::Connected));
    QTRY_VERIFY(answerOf(desk->list({})).hasValue());
}

void TestLedgerOffline::itGoesInMidTransaction()
{
    LedgerDesk desk(m_url);
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("b1"))));
    Connection other(m_url);
    QVERIFY(other.open().hasValue());
    // The server drops the writer as soon as everything is written and nothing committed.
    const QStringList statements = {
        QStringLiteral("CREATE SEQUENCE drops"),
        QStringLiteral("CREATE FUNCTION drop_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                       "IF nextval('drops') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; "
                       "RETURN NEW; END $$"),
        QStringLiteral("CREATE TRIGGER drop_once BEFORE INSERT ON ledger_writes FOR EACH ROW EXECUTE FUNCTION "
                       "drop_once()")};
    for (const QString &statement : statements)
        QVERIFY(isGood(other.run(statement)));
    QCOMPARE(answerOf(desk.place("b2"))->state, Receipt::State::Queued);
    QTRY_VERIFY(desk.hasSent());
    const auto report = answerOf(desk->verify());
    QVERIFY(report->isSound());
    QCOMPARE(report->entries, 2);
}

void TestLedgerOffline::nothingIsLostOrDoubledHoweverOftenItGoes()
{
    LedgerDesk desk(m_url, quickPace());
    desk.start();
    QVERIFY(isGood(answerOf(desk.place("first"))));
    std::vector<QFuture<Stored<Receipt>>> answers;
    constexpr int betsEach = 12;
    constexpr int times = 12;
    for (int time = 0; time < times; ++time) {
        for (int number = 0; number < betsEach; ++number)
            answers.push_back(desk.place(std::to_string(time) + '-' + std::to_string(number)));
        if (time % 6 == 5) {
            stop();
            startAgain();
        } else {
            m_databases.server().dropConnections();
        }
    }
    int queued = 0;
    for (const auto &answer : answers) {
        const auto receipt = answerOf(answer);
        QVERIFY(isGood(receipt));
        queued += receipt->state == Receipt::State::Queued ? 1 : 0;
    }
    QTRY_VERIFY_WITH_TIMEOUT(desk.hasSent(), 20000);
    const auto bets = answerOf(desk->list({}));
    QVERIFY(isGood(bets));
    std::set<std::string> ids;
    for (const LedgerBet &bet : *bets)
        ids.insert(bet.bet.id);
    QCOMPARE(ids.size(), std::size_t{times * betsEach + 1});
    const auto report = answerOf(desk->verify());
    QVERIFY2(report->isSound(), qPrintable(report->finding));
    QCOMPARE(report->entries, times * betsEach + 1);
    QCOMPARE(desk->state().refused, 0);
    qInfo("%d of %d waited in between", queued, times * betsEach);
}

void TestLedgerOffline::othersAreHeardAgain()
{
    LedgerDesk mine(m_url);
    LedgerDesk other(m_url);
    mine.start();
    QVERIFY(isGood(answerOf(mine.place("b1"))));
    other.start();
    QVERIFY(isGood(answerOf(other->list({}))));
    m_databases.server().dropConnections();
    QVERIFY(isGood(answerOf(other->list({})))); // opens anew, and listens anew
    QSignalSpy heard(&other.threads(), &LedgerThreads::changed);
    QVERIFY(isGood(answerOf(mine.place("b2"))));
    QTRY_VERIFY(mine.hasSent());
    QTRY_VERIFY(!heard.isEmpty() && heard.back().front().toLongLong() == 2);
}

QTEST_GUILESS_MAIN(TestLedgerOffline)
#include "tst_ledger_offline.moc"
