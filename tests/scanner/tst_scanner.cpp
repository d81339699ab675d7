// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/scanner.h"

#include "market_lab.h"
#include "support/fake_clock.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <deque>

using namespace evision;
using scanner::FeedMode;
using scanner::FeedState;
using scanner::Publication;
using scanner::Scanner;
using test::answerTo;
using test::BookBuilder;
using test::FakeClock;
using test::oddsRequest;
using test::testNow;

namespace {

/// Answers what it was told to, when it is told to.
class FakeSource final : public QuoteSource {
public:
    explicit FakeSource(const test::Script &script) : m_script(script) {}

    void request(const PollRequest &request) override
    {
        requests.push_back(request);
        if (!bodies.empty()) {
            const std::string body = bodies.front();
            bodies.pop_front();
            Q_EMIT answered(answerTo(request, body));
        }
    }
    void cancelAll() override
    {
        ++cancelled;
        for (const PollRequest &request : requests)
            fail(request, PollError::Cancelled);
    }
    [[nodiscard]] std::unique_ptr<QuoteReader> makeReader(market::Vocabulary &vocabulary) const override
    {
        return std::make_unique<test::ScriptedReader>(m_script, vocabulary);
    }
    void fail(const PollRequest &request, PollError error)
    {
        PollAnswer answer;
        answer.request = request;
        answer.error = error;
        answer.message = "It failed.";
        Q_EMIT answered(answer);
    }

    std::vector<PollRequest> requests;
    std::deque<std::string> bodies; ///< of the next answers; none: no answer by itself
    int cancelled = 0;

private:
    const test::Script &m_script;
};

/// Gives out what stands in it, then waits.
class ListPlanner final : public PollPlanner {
public:
    PlanStep next(UnixMillis now) override
    {
        asked.push_back(now);
        if (now < notBefore || queue.empty())
            return {std::nullopt, std::max(now + 60'000, notBefore)};
        PollRequest request = queue.front();
        queue.pop_front();
        return {request, 0};
    }
    void settle(const PollAnswer &answer, const PollFindings &findings) override
    {
        settled.push_back(answer);
        found.push_back(findings);
    }
    void setOpenBets(const std::vector<std::string> &) override {}

    std::deque<PollRequest> queue;
    UnixMillis notBefore = 0;
    std::vector<UnixMillis> asked;
    std::vector<PollAnswer> settled;
    std::vector<PollFindings> found;
};

using Pointer = std::shared_ptr<const Publication>;

class Lab {
public:
    test::Script script{
        {"two", [](BookBuilder &b) { b.event("e").h2h("pinnacle", 1.9, 1.9).h2h("soft", 2.2, 1.7); }},
        {"none", [](BookBuilder &b) { b.event("e").h2h("pinnacle", 1.9, 1.9).h2h("soft", 1.9, 1.9); }},
    };
    edge::EdgeTables tables = test::labTables();
    FakeClock clock{toMillis(testNow)};
    FakeSource source{script};
    ListPlanner *planner = nullptr;
    std::unique_ptr<Scanner> scanner;
    std::vector<Pointer> published;
    std::vector<FeedState> states;

    Lab()
    {
        auto owned = std::make_unique<ListPlanner>();
        planner = owned.get();
        scanner = std::make_unique<Scanner>(source, std::move(owned), clock, tables);
        QObject::connect(scanner.get(), &Scanner::published,
                         [this](const Pointer &publication) { published.push_back(publication); });
        QObject::connect(scanner.get(), &Scanner::stateChanged,
                         [this](const FeedState &state) { states.push_back(state); });
    }
    void plan(std::uint64_t id) { planner->queue.push_back(oddsRequest(id)); }
};

} // namespace

class ScannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsArePlannedSentReadAndPublished();
    void itWaitsAsLongAsThePlannerSays();
    void aWakeAsksThePlannerAgain();
    void aPlannerWithoutEndDoesNotHoldTheThread();
    void answersToOthersAreNotTaken();
    void anAnswerComesInOnce();
    void whatCannotBeReadIsSettledAsABadAnswer();
    void errorsShowInTheState_data();
    void errorsShowInTheState();
    void itIsNotLiveBeforePricesCome();
    void freeAnswersDoNotHideThatPricesFail_data();
    void freeAnswersDoNotHideThatPricesFail();
    void aFailedFeedKeepsTheLastGoodBoard();
    void pricesAgeWhenNothingComes();
    void pricesAgeWithoutTheSourcesClock();
    void whatIsOddIsTold();
    void anAnswerLongOnItsWayDoesNotTurnTimeBack();
    void aMachineThatSleptMakesPricesOld();
    void aClockSetBackDoesNotMakePricesFresh();
    void theSourcesTimeGoesOnHoweverOursIsSet();
    void stoppingCancels();
    void nothingHappensBeforeTheStartAndAfterTheStop();
    void threadsOfTheirOwn();
};

void ScannerTest::callsArePlannedSentReadAndPublished()
{
    Lab lab;
    lab.plan(1);
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.published.size(), std::size_t{1});
    QCOMPARE(lab.published[0]->board->rows().size(), std::size_t{1});
    QCOMPARE(lab.planner->settled.size(), std::size_t{1});
    QCOMPARE(lab.planner->found[0].events[0].newOpportunities, 1U);
    QCOMPARE(lab.states.front().mode, FeedMode::Starting);
    QCOMPARE(lab.states.back().mode, FeedMode::Live);
    QCOMPARE(lab.states.back().lastServerTime, testNow);
    QCOMPARE(lab.states.back().underWay, 0);
}

void ScannerTest::itWaitsAsLongAsThePlannerSays()
{
    Lab lab;
    lab.plan(1);
    lab.planner->notBefore = lab.clock.now() + 30'000;
    lab.scanner->start();
    QCOMPARE(lab.source.requests.size(), std::size_t{0});
    QCOMPARE(lab.states.back().nextPollAt, lab.planner->asked.back() + 60'000);
    lab.clock.advance(59'999);
    QCoreApplication::processEvents();
    QCOMPARE(lab.planner->asked.size(), std::size_t{1});
    lab.clock.advance(1);
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
}

void ScannerTest::aWakeAsksThePlannerAgain()
{
    Lab lab;
    lab.scanner->start();
    lab.plan(1);
    lab.scanner->wake();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
}

void ScannerTest::aPlannerWithoutEndDoesNotHoldTheThread()
{
    Lab lab;
    for (std::uint64_t id = 1; id <= 1000; ++id)
        lab.plan(id);
    lab.scanner->start();
    QVERIFY(lab.planner->queue.size() > 900);
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1000});
}

void ScannerTest::answersToOthersAreNotTaken()
{
    Lab lab;
    lab.scanner->start();
    Q_EMIT lab.source.answered(answerTo(oddsRequest(77), "two"));
    QVERIFY(lab.published.empty());
    QVERIFY(lab.planner->settled.empty());
}

void ScannerTest::anAnswerComesInOnce()
{
    Lab lab;
    lab.plan(1);
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
    Q_EMIT lab.source.answered(answerTo(lab.source.requests[0], "two"));
    Q_EMIT lab.source.answered(answerTo(lab.source.requests[0], "two"));
    QCOMPARE(lab.published.size(), std::size_t{1});
    QCOMPARE(lab.planner->settled.size(), std::size_t{1});
}

void ScannerTest::whatCannotBeReadIsSettledAsABadAnswer()
{
    Lab lab;
    lab.plan(1);
    lab.source.bodies = {"garbage"};
    lab.scanner->start();
    QTRY_COMPARE(lab.planner->settled.size(), std::size_t{1});
    QCOMPARE(lab.planner->settled[0].error, PollError::BadAnswer);
    QCOMPARE(lab.states.back().mode, FeedMode::Trouble);
    QCOMPARE(lab.states.back().message, std::string("This is no answer."));
}

void ScannerTest::errorsShowInTheState_data()
{
    QTest::addColumn<PollError>("error");
    QTest::addColumn<FeedMode>("mode");
    QTest::newRow("a bad key asks for another") << PollError::BadKey << FeedMode::NeedsKey;
    QTest::newRow("no key asks for one") << PollError::NoKey << FeedMode::NeedsKey;
    QTest::newRow("spent credits come back") << PollError::OutOfCredits << FeedMode::OutOfCredits;
    QTest::newRow("a broken connection is tried again") << PollError::Unreachable << FeedMode::Trouble;
    QTest::newRow("a wrong call is told") << PollError::BadRequest << FeedMode::Refused;
    QTest::newRow("a game that is over is no trouble") << PollError::UnknownEvent << FeedMode::Starting;
}

void ScannerTest::errorsShowInTheState()
{
    QFETCH(PollError, error);
    QFETCH(FeedMode, mode);
    Lab lab;
    lab.plan(1);
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
    lab.source.fail(lab.source.requests[0], error);
    QCOMPARE(lab.states.back().mode, mode);
    QCOMPARE(lab.states.back().error, error);
}

void ScannerTest::itIsNotLiveBeforePricesCome()
{
    Lab lab;
    PollRequest free = oddsRequest(1);
    free.kind = PollKind::Events;
    lab.planner->queue = {free, oddsRequest(2)};
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.planner->settled.size(), std::size_t{1});
    QVERIFY(lab.planner->settled[0].ok());
    QCOMPARE(lab.scanner->state().mode, FeedMode::Starting);
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{2});
    QCOMPARE(lab.scanner->state().mode, FeedMode::Starting);
    Q_EMIT lab.source.answered(answerTo(lab.source.requests[1], "two"));
    QCOMPARE(lab.scanner->state().mode, FeedMode::Live);
}

void ScannerTest::freeAnswersDoNotHideThatPricesFail_data()
{
    QTest::addColumn<PollError>("error");
    QTest::addColumn<FeedMode>("mode");
    QTest::newRow("prices that cannot be read") << PollError::BadAnswer << FeedMode::Trouble;
    QTest::newRow("credits that are used up") << PollError::OutOfCredits << FeedMode::OutOfCredits;
    QTest::newRow("a call that is refused") << PollError::BadRequest << FeedMode::Refused;
    QTest::newRow("a connection that is back") << PollError::Unreachable << FeedMode::Live;
}

void ScannerTest::freeAnswersDoNotHideThatPricesFail()
{
    QFETCH(const PollError, error);
    QFETCH(const FeedMode, mode);
    Lab lab;
    PollRequest free = oddsRequest(3);
    free.kind = PollKind::Events;
    lab.planner->queue = {oddsRequest(1), oddsRequest(2), free};
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{3});
    Q_EMIT lab.source.answered(answerTo(lab.source.requests[0], "two"));
    lab.source.fail(lab.source.requests[1], error);
    Q_EMIT lab.source.answered(answerTo(lab.source.requests[2], "two"));
    QCOMPARE(lab.scanner->state().mode, mode);
    QCOMPARE(lab.scanner->state().message.empty(), mode == FeedMode::Live);
}

void ScannerTest::aFailedFeedKeepsTheLastGoodBoard()
{
    Lab lab;
    lab.plan(1);
    lab.plan(2);
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{2});
    const UnixMillis goodAt = lab.states.back().lastGoodAt;
    lab.source.fail(lab.source.requests[1], PollError::Unreachable);
    QCOMPARE(lab.published.size(), std::size_t{1});
    QCOMPARE(lab.states.back().lastGoodAt, goodAt);
    lab.clock.advance(60'000);
    QTRY_VERIFY(lab.published.size() > 1);
    QCOMPARE(lab.published.back()->board->rows().size(), std::size_t{1});
    QCOMPARE(lab.published.back()->board->asOf(), testNow + 60);
}

void ScannerTest::pricesAgeWhenNothingComes()
{
    Lab lab;
    lab.plan(1);
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.published.size(), std::size_t{1});
    lab.clock.advance(700'000);
    QTRY_VERIFY(lab.published.back()->board->rows().empty());
    QCOMPARE(lab.published.back()->delta->gone[0].why, edge::GoneReason::Stale);
}

void ScannerTest::pricesAgeWithoutTheSourcesClock()
{
    Lab lab;
    lab.plan(1);
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
    PollAnswer answer = answerTo(lab.source.requests[0], "two");
    answer.serverTime = market::noTime;
    Q_EMIT lab.source.answered(answer);
    QCOMPARE(lab.published.back()->board->rows().size(), std::size_t{1});
    lab.clock.advance(700'000);
    QTRY_VERIFY(lab.published.back()->board->rows().empty());
}

void ScannerTest::whatIsOddIsTold()
{
    Lab lab;
    lab.plan(1);
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
    PollAnswer answer = answerTo(lab.source.requests[0], "two");
    answer.remark = "Its clock is wrong.";
    Q_EMIT lab.source.answered(answer);
    QCOMPARE(lab.scanner->state().mode, FeedMode::Live);
    QCOMPARE(lab.scanner->state().message, answer.remark);
}

void ScannerTest::anAnswerLongOnItsWayDoesNotTurnTimeBack()
{
    Lab lab;
    lab.plan(1);
    lab.plan(2);
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{2}); // of which the second is not answered yet
    lab.clock.advance(700'000);
    QTRY_VERIFY(lab.published.back()->board->rows().empty());
    const market::UnixSeconds then = lab.published.back()->board->asOf();
    const std::size_t count = lab.published.size();
    PollAnswer late = answerTo(lab.source.requests[1], "two", testNow + 1);
    late.receivedAt = late.sentAt + 700'000;
    Q_EMIT lab.source.answered(late);
    QTRY_COMPARE(lab.published.size(), count + 2);
    QCOMPARE(lab.published[count]->board->asOf(), testNow + 1); // what a replay of the answers gives, too
    QVERIFY(lab.published.back()->board->asOf() >= then);
    QVERIFY(lab.published.back()->board->rows().empty());
}

void ScannerTest::aMachineThatSleptMakesPricesOld()
{
    Lab lab;
    lab.plan(1);
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.published.size(), std::size_t{1});
    lab.clock.jump(8 * 3600'000); // the steady clock stood
    lab.clock.advance(5000);
    QTRY_VERIFY(lab.published.back()->board->rows().empty());
}

void ScannerTest::aClockSetBackDoesNotMakePricesFresh()
{
    Lab lab;
    lab.plan(1);
    lab.source.bodies = {"two"};
    lab.scanner->start();
    QTRY_COMPARE(lab.published.size(), std::size_t{1});
    lab.clock.jump(-3600'000);
    lab.clock.advance(700'000);
    QTRY_VERIFY(lab.published.back()->board->rows().empty());
}

void ScannerTest::theSourcesTimeGoesOnHoweverOursIsSet()
{
    Lab lab;
    lab.plan(1);
    lab.source.bodies = {"two"};
    QCOMPARE(lab.scanner->serverTimeNow(), market::noTime);
    lab.scanner->start();
    QTRY_COMPARE(lab.published.size(), std::size_t{1});
    const market::UnixSeconds then = lab.scanner->serverTimeNow();
    lab.clock.jump(-3600'000);
    lab.clock.advance(10'000);
    QCOMPARE(lab.scanner->serverTimeNow(), then + 10);
}

void ScannerTest::stoppingCancels()
{
    Lab lab;
    lab.plan(1);
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
    lab.scanner->stop();
    QTRY_COMPARE(lab.source.cancelled, 1);
    QTRY_COMPARE(lab.planner->settled.size(), std::size_t{1});
    QCOMPARE(lab.planner->settled[0].error, PollError::Cancelled);
    QCOMPARE(lab.states.back().mode, FeedMode::Stopped);
    QCOMPARE(lab.states.back().underWay, 0);
}

void ScannerTest::nothingHappensBeforeTheStartAndAfterTheStop()
{
    Lab lab;
    lab.plan(1);
    lab.scanner->wake();
    QCoreApplication::processEvents();
    QVERIFY(lab.planner->asked.empty());
    lab.scanner->start();
    QTRY_COMPARE(lab.source.requests.size(), std::size_t{1});
    lab.scanner->stop();
    lab.plan(2);
    lab.scanner->wake();
    lab.clock.advance(120'000);
    QTRY_COMPARE(lab.source.cancelled, 1);
    QCOMPARE(lab.source.requests.size(), std::size_t{1});
}

void ScannerTest::threadsOfTheirOwn()
{
    Lab lab;
    for (std::uint64_t id = 1; id <= 200; ++id) {
        lab.plan(id);
        lab.source.bodies.emplace_back(id % 2 == 0 ? "none" : "two");
    }
    QThread sourceThread;
    QThread scannerThread;
    lab.source.moveToThread(&sourceThread);
    lab.scanner->moveToThread(&scannerThread);
    std::atomic<int> heard{0};
    edge::Board board;
    bool same = true;
    QObject here;
    connect(lab.scanner.get(), &Scanner::published, &here, [&](const Pointer &publication) {
        board = board.applied(*publication->delta);
        same = same && board.sameAs(*publication->board) && publication->number == static_cast<std::uint64_t>(++heard);
    });
    sourceThread.start();
    scannerThread.start();
    QMetaObject::invokeMethod(lab.scanner.get(), &Scanner::start);
    QTRY_COMPARE(heard.load(), 200); // none lost, none doubled
    QVERIFY(same);
    QMetaObject::invokeMethod(lab.scanner.get(), &Scanner::stop, Qt::BlockingQueuedConnection);
    scannerThread.quit();
    sourceThread.quit();
    QVERIFY(scannerThread.wait(1000));
    QVERIFY(sourceThread.wait(1000));
}

QTEST_GUILESS_MAIN(ScannerTest)
#include "tst_scanner.moc"
