// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include <algorithm>

using namespace evision;
using namespace evision::test;
using feed::CreditPlanner;
using feed::PlanSettings;
using market::UnixSeconds;

class PlannerTroublesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBadKeyStopsEverythingUntilResumed();
    void anUnknownSportWaitsForTheList();
    void aRefusedCallIsNotRepeated();
    void propsNotInThePlanAreLeftOut();
    void troubleIsAnsweredByLongerPauses();
    void aServiceWithoutCreditsIsNotAskedOverAndOver();
    void anAnswerOfAnotherAgeMovesNoClock();
    void aClockThatWasSetIsFollowed();
};

void PlannerTroublesTest::aBadKeyStopsEverythingUntilResumed()
{
    PlannerWork work(settings({"a"}), {sport("a")});
    work.fate = [](const PollRequest &, UnixSeconds) { return PollError::BadKey; };
    work.until(november + oneDay);
    QCOMPARE(work.sent.size(), std::size_t{1});
    QVERIFY(work.planner.isStopped());
    work.fate = nullptr;
    work.planner.resume();
    work.until(november + 2 * oneDay);
    QVERIFY(!work.paid().empty());
}

void PlannerTroublesTest::anUnknownSportWaitsForTheList()
{
    PlannerWork work(settings({"a", "b"}), {sport("a"), sport("b")});
    work.fate = [](const PollRequest &request, UnixSeconds) {
        return request.kind == PollKind::Odds && request.sport == "a" ? PollError::UnknownSport : PollError::None;
    };
    work.until(november + 3'600);
    int refused = 0;
    for (const PlannerWork::Sent &one : work.paid())
        refused += one.request.sport == "a" ? 1 : 0;
    QVERIFY(refused >= 1 && refused <= 6); // once for each time the list says that it is there
    QVERIFY(std::count_if(work.sent.begin(), work.sent.end(),
                          [](const PlannerWork::Sent &one) { return one.request.kind == PollKind::Sports; }) >= 2);
}

void PlannerTroublesTest::aRefusedCallIsNotRepeated()
{
    PlannerWork work(settings({"a"}), {sport("a")});
    work.fate = [](const PollRequest &request, UnixSeconds) {
        return request.markets == std::vector<std::string>{"spreads"} ? PollError::BadRequest : PollError::None;
    };
    work.until(november + 5 * oneDay);
    int spreads = 0;
    for (const PlannerWork::Sent &one : work.paid())
        spreads += one.request.markets[0] == "spreads" ? 1 : 0;
    QCOMPARE(spreads, 1);
    QVERIFY(work.paid().size() > 20);
}

void PlannerTroublesTest::propsNotInThePlanAreLeftOut()
{
    PlanSettings planned = settings({"a"}, 20'000);
    planned.props = {"player_points"};
    PlannerWork work(planned, {sport("a")});
    work.fate = [](const PollRequest &request, UnixSeconds) {
        return request.kind == PollKind::EventOdds ? PollError::NotInPlan : PollError::None;
    };
    work.until(november + 5 * oneDay);
    const auto all = work.paid();
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [](const PlannerWork::Sent &one) { return one.request.kind == PollKind::EventOdds; }),
             std::ptrdiff_t{1});
    QVERIFY(all.size() > 50);
}

void PlannerTroublesTest::troubleIsAnsweredByLongerPauses()
{
    PlannerWork work(settings({"a"}), {sport("a")});
    work.until(november + oneDay / 2);
    work.sent.clear();
    work.fate = [](const PollRequest &, UnixSeconds) { return PollError::Unreachable; };
    work.until(november + 3 * oneDay);
    QVERIFY(work.sent.size() > 10);
    QVERIFY(work.sent.size() < 350); // about one in a quarter of an hour
    for (std::size_t at = 1; at < 8; ++at)
        QVERIFY(work.sent[at].at - work.sent[at - 1].at >= std::min(900, 5 << (at - 1)));
    work.fate = nullptr;
    const std::size_t before = work.sent.size();
    work.until(november + 4 * oneDay);
    QVERIFY(work.sent.size() > before + 5);
}

/// Whatever its counter says.
void PlannerTroublesTest::aServiceWithoutCreditsIsNotAskedOverAndOver()
{
    PlannerWork work(settings({"a"}), {sport("a")});
    work.fate = [](const PollRequest &request, UnixSeconds) {
        return request.kind == PollKind::Odds ? PollError::OutOfCredits : PollError::None;
    };
    work.until(november + oneDay);
    QVERIFY(!work.paid().empty());
    QVERIFY2(work.paid().size() <= 24U * 4, qPrintable(QString::number(work.paid().size()))); // four may be under way
}

void PlannerTroublesTest::anAnswerOfAnotherAgeMovesNoClock()
{
    constexpr UnixSeconds longAgo = 315'532'800; // 1980
    PlannerWork good(settings({"a"}), {sport("a")});
    PlannerWork work(settings({"a"}), {sport("a")});
    int answers = 0;
    work.dated = [&answers](UnixSeconds time) { return ++answers % 5 == 0 ? longAgo + answers : time; };
    for (PlannerWork *each : {&good, &work})
        each->until(november + 3 * oneDay);
    QVERIFY(work.planner.knowledge().now > november + 2 * oneDay);
    QVERIFY(work.paid().size() * 10 > good.paid().size() * 9);
}

void PlannerTroublesTest::aClockThatWasSetIsFollowed()
{
    PlannerWork work(settings({"a"}), {sport("a")});
    work.until(november + oneDay);
    work.clockError = toMillis(400 * oneDay);
    work.sent.clear();
    work.until(november + 3 * oneDay);
    QVERIFY(work.planner.knowledge().now < november + 4 * oneDay);
    QVERIFY(work.paid().size() > 5);
}

QTEST_GUILESS_MAIN(PlannerTroublesTest)
#include "tst_planner_troubles.moc"
