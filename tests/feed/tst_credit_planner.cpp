// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include <map>
#include <set>

using namespace evision;
using namespace evision::test;
using feed::CreditPlanner;
using feed::PlanSettings;
using market::UnixSeconds;

class CreditPlannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freeCallsComeFirst();
    void freeCallsAreNotWasted();
    void callsAreForOneMarketAndRegion();
    void namedBookmakersStayTogether();
    void whatCannotHaveChangedIsNotAskedFor();
    void nothingIsPaidWhereThereIsNothingToFind_data();
    void nothingIsPaidWhereThereIsNothingToFind();
    void aFixedIntervalIsKept();
    void propsAreAskedForNearTheStart();
    void noMoreCallsAreUnderWayThanAllowed();
};

void CreditPlannerTest::freeCallsComeFirst()
{
    PlannerWork work(settings({"a", "b"}), {sport("a"), sport("b")});
    work.until(november + oneDay / 2);
    QVERIFY(work.sent.size() > 4);
    QVERIFY(work.sent[0].request.kind == PollKind::Sports);
    std::set<std::string> listed;
    for (std::size_t at = 1; at < 3; ++at) {
        QVERIFY(work.sent[at].request.kind == PollKind::Events);
        listed.insert(work.sent[at].request.sport);
    }
    QCOMPARE(listed.size(), std::size_t{2});
    std::set<std::uint64_t> ids;
    for (const PlannerWork::Sent &one : work.sent)
        QVERIFY(ids.insert(one.request.id).second);
}

void CreditPlannerTest::freeCallsAreNotWasted()
{
    PlannerWork work(settings({"a", "b"}), {sport("a"), sport("b")});
    work.until(november + oneDay);
    QVERIFY(work.market.freeCalls() >= 2 * 12);
    QVERIFY(work.market.freeCalls() <= 2 * 26 + 4);
}

void CreditPlannerTest::callsAreForOneMarketAndRegion()
{
    PlanSettings planned = settings({"a"}, 20'000);
    planned.regions = {"eu", "uk"};
    PlannerWork work(planned, {sport("a")});
    work.until(november + oneDay);
    std::set<std::string> seen;
    for (const PlannerWork::Sent &one : work.paid()) {
        QCOMPARE(one.request.markets.size(), std::size_t{1});
        QCOMPARE(one.request.regions.size(), std::size_t{1});
        QCOMPARE(one.request.mostCredits, std::int64_t{1});
        seen.insert(one.request.markets[0] + one.request.regions[0]);
    }
    QCOMPARE(seen.size(), std::size_t{6});
}

void CreditPlannerTest::namedBookmakersStayTogether()
{
    PlanSettings planned = settings({"a"}, 20'000);
    planned.bookmakers.assign({"pinnacle", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10"});
    PlannerWork work(planned, {sport("a")});
    work.until(november + oneDay / 2);
    QVERIFY(!work.paid().empty());
    for (const PlannerWork::Sent &one : work.paid()) {
        QVERIFY(one.request.regions.empty());
        QCOMPARE(one.request.bookmakers.size(), std::size_t{11});
        QCOMPARE(one.request.mostCredits, std::int64_t{2});
    }
}

void CreditPlannerTest::whatCannotHaveChangedIsNotAskedFor()
{
    PlannerWork work(settings({"a"}, 500'000), {sport("a", 2)}); // more credits than sense
    work.until(november + 2 * oneDay);
    std::map<std::string, UnixSeconds> last;
    for (const PlannerWork::Sent &one : work.paid()) {
        UnixSeconds &before = last[one.request.markets[0]];
        QVERIFY(one.at - before >= 40);
        before = one.at;
    }
    QVERIFY(work.paid().size() > 500);
}

void CreditPlannerTest::nothingIsPaidWhereThereIsNothingToFind_data()
{
    QTest::addColumn<double>("gamesPerDay");
    QTest::addColumn<bool>("active");
    QTest::addColumn<double>("horizonHours");
    QTest::newRow("a sport out of season") << 4.0 << false << 168.0;
    QTest::newRow("a sport without games") << 0.0 << true << 168.0;
    QTest::newRow("at night no game is within the horizon") << 4.0 << true << 1.0;
}

void CreditPlannerTest::nothingIsPaidWhereThereIsNothingToFind()
{
    QFETCH(double, gamesPerDay);
    QFETCH(bool, active);
    QFETCH(double, horizonHours);
    PlanSettings planned = settings({"a"});
    planned.horizonHours = horizonHours;
    SyntheticSport idle = sport("a");
    idle.gamesPerDay = gamesPerDay;
    idle.active = active;
    PlannerWork work(planned, {idle});
    work.until(november + 3 * oneDay);
    for (const PlannerWork::Sent &one : work.paid()) {
        const UnixSeconds hour = one.at % oneDay / 3'600;
        QVERIFY(horizonHours < 2 && hour >= 11 && hour < 22);
    }
    QVERIFY(work.market.freeCalls() > 0);
}

void CreditPlannerTest::aFixedIntervalIsKept()
{
    PlanSettings planned = settings({"a"}, 20'000);
    planned.everySeconds = 900;
    PlannerWork work(planned, {sport("a")});
    work.until(november + 2 * oneDay);
    std::map<std::string, int> calls;
    for (const PlannerWork::Sent &one : work.paid())
        ++calls[one.request.markets[0]];
    QCOMPARE(calls.size(), std::size_t{3});
    for (const auto &[market, count] : calls)
        QVERIFY2(count >= 180 && count <= 192, market.c_str()); // 192 if one could ask at the very moment
}

void CreditPlannerTest::propsAreAskedForNearTheStart()
{
    PlanSettings planned = settings({"a"}, 6'000);
    planned.props = {"player_points", "player_assists"};
    SyntheticSport only = sport("a");
    only.markets = {{"player_points", 2}, {"player_assists", 2}};
    PlannerWork work(planned, {only});
    std::map<std::string, UnixSeconds> starts;
    work.until(november + 10 * oneDay);
    PollRequest list;
    list.kind = PollKind::Events;
    list.sport = "a";
    for (UnixSeconds at = november; at < work.now / 1'000; at += oneDay / 2) {
        PollFindings findings;
        (void)work.market.answer(list, at, findings);
        for (const EventFinding &event : findings.events)
            starts[event.id] = event.commenceTime;
    }
    int calls = 0;
    for (const PlannerWork::Sent &one : work.paid()) {
        if (one.request.kind != PollKind::EventOdds)
            continue;
        ++calls;
        QCOMPARE(one.request.markets, planned.props);
        const UnixSeconds ahead = starts.at(one.request.event) - one.at;
        QVERIFY(ahead > 0 && ahead <= 3 * 3'600);
    }
    QVERIFY(calls > 20);
}

void CreditPlannerTest::noMoreCallsAreUnderWayThanAllowed()
{
    PlanSettings planned = settings({"a", "b", "c", "d", "e", "f"});
    planned.mostUnderWay = 3;
    PlannerWork work(planned, {sport("a"), sport("b"), sport("c"), sport("d"), sport("e"), sport("f")});
    PlanStep sports = work.planner.next(work.now);
    work.settle(*sports.request);
    std::vector<PollRequest> open;
    for (int tries = 0; tries < 10; ++tries) {
        if (const PlanStep step = work.planner.next(work.now); step.request)
            open.push_back(*step.request);
    }
    QCOMPARE(open.size(), std::size_t{3});
    work.settle(open.back());
    QVERIFY(work.planner.next(work.now).request.has_value());
}

QTEST_GUILESS_MAIN(CreditPlannerTest)
#include "tst_credit_planner.moc"
