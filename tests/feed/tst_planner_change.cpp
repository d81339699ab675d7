// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that change while a planner is at work.
#include "planner_work.h"

#include <set>

using namespace evision;
using namespace evision::test;
using feed::PlanSettings;

namespace {

/// Sports, and what was asked of them, of the paid calls from `first` on.
std::set<std::string> paidSince(const PlannerWork &work, std::size_t first)
{
    std::set<std::string> asked;
    const auto paid = work.paid();
    for (std::size_t at = first; at < paid.size(); ++at)
        asked.insert(paid[at].request.sport + ' ' + paid[at].request.markets.front() + ' ' +
                     paid[at].request.regions.front());
    return asked;
}

PlanSettings everyMinutes(std::vector<std::string> sports, int minutes)
{
    PlanSettings made = settings(sports, 100'000);
    made.markets = {"h2h"};
    made.everySeconds = minutes * 60;
    return made;
}

} // namespace

class PlannerChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingKnownIsPaidForAgain();
    void whatIsNoLongerWantedIsNotAskedFor();
    void aViewKeepsWhatWasSeenInItWhereverItIs();
    void whatWasSpentStaysSpent();
    void answersToWhatIsNoLongerWantedDoNoHarm();
    void problemsStopItUntilTheyAreMended();
    void changesAtRandomKeepTheBudget();
};

void PlannerChangeTest::nothingKnownIsPaidForAgain()
{
    PlannerWork work(everyMinutes({"a"}, 120), {sport("a"), sport("b")});
    work.until(november + oneDay);
    const std::size_t before = work.paid().size();
    QVERIFY(before > 3);
    const market::UnixSeconds changedAt = toSeconds(work.now);
    const market::UnixSeconds last = work.paid().back().at;
    work.planner.setSettings(everyMinutes({"b", "a"}, 120)); // in other places, too
    work.until(changedAt + 600);
    for (const auto &one : work.paid()) {
        if (one.at > changedAt && one.request.sport == "a")
            QVERIFY(one.at - last >= 120 * 60);
    }
    work.until(changedAt + oneDay);
    QCOMPARE(paidSince(work, before), (std::set<std::string>{"a h2h eu", "b h2h eu"}));
}

void PlannerChangeTest::whatIsNoLongerWantedIsNotAskedFor()
{
    PlannerWork work(everyMinutes({"a", "b"}, 60), {sport("a"), sport("b")});
    work.until(november + oneDay);
    const std::size_t before = work.sent.size();
    work.planner.setSettings(everyMinutes({"b"}, 60));
    work.until(november + 2 * oneDay);
    QVERIFY(work.sent.size() > before);
    for (std::size_t at = before; at < work.sent.size(); ++at)
        QVERIFY(work.sent[at].request.sport != "a");
}

void PlannerChangeTest::aViewKeepsWhatWasSeenInItWhereverItIs()
{
    PlanSettings two = everyMinutes({"a"}, 600);
    two.regions = {"eu", "uk"};
    PlannerWork work(two, {sport("a")});
    work.until(november + oneDay);
    const market::UnixSeconds changedAt = toSeconds(work.now);
    const std::size_t before = work.paid().size();
    PlanSettings three = two;
    three.regions = {"au", "uk"};
    work.planner.setSettings(three);
    work.until(changedAt + 900);
    QCOMPARE(paidSince(work, before), std::set<std::string>{"a h2h au"}); // of uk enough is known
}

void PlannerChangeTest::whatWasSpentStaysSpent()
{
    PlanSettings planned = settings({"a", "b"}, 3'000);
    PlannerWork work(planned, {sport("a"), sport("b")});
    work.until(november + 10 * oneDay);
    const std::int64_t spent = work.market.charged();
    QVERIFY(spent > 300);
    planned.monthlyBudget = spent + 50;
    work.planner.setSettings(planned);
    QCOMPARE(work.planner.creditsLeft(), 50);
    QCOMPARE(work.planner.knowledge().spent, spent);
    work.until(december - 60);
    QVERIFY(work.market.charged() <= spent + 50);
    planned.reserve = planned.monthlyBudget;
    work.planner.setSettings(planned);
    QCOMPARE(work.planner.creditsLeft(), 0);
}

void PlannerChangeTest::answersToWhatIsNoLongerWantedDoNoHarm()
{
    PlannerWork work(everyMinutes({"a", "b"}, 60), {sport("a"), sport("b")});
    work.until(november + oneDay);
    std::vector<PollRequest> open;
    while (open.empty() || open.size() < 2) {
        const PlanStep step = work.planner.next(work.now);
        if (step.request && step.request->mostCredits > 0)
            open.push_back(*step.request);
        else if (step.request)
            work.settle(*step.request);
        else
            work.now = step.askAgainAt;
    }
    work.planner.setSettings(everyMinutes({"c"}, 60));
    for (const PollRequest &request : open)
        work.settle(request);
    QCOMPARE(work.planner.knowledge().spent, work.market.charged());
    work.planner.setSettings(everyMinutes({"a", "b"}, 60));
    const std::size_t before = work.paid().size();
    work.until(november + 2 * oneDay);
    QCOMPARE(paidSince(work, before), (std::set<std::string>{"a h2h eu", "b h2h eu"}));
}

void PlannerChangeTest::problemsStopItUntilTheyAreMended()
{
    PlannerWork work(everyMinutes({"a"}, 60), {sport("a")});
    work.until(november + oneDay);
    work.planner.setSettings(everyMinutes({}, 60));
    const std::size_t before = work.sent.size();
    work.until(november + 2 * oneDay);
    QCOMPARE(work.sent.size(), before);
    work.planner.setSettings(everyMinutes({"a"}, 60));
    work.until(november + 3 * oneDay);
    QVERIFY(work.sent.size() > before);
}

void PlannerChangeTest::changesAtRandomKeepTheBudget()
{
    PlannerWork work(settings({"a"}, 600), {sport("a"), sport("b"), sport("c")});
    work.market.setPlan(1'000);
    std::uint32_t dice = 7;
    const auto roll = [&dice](std::uint32_t sides) {
        dice = dice * 1'664'525U + 1'013'904'223U;
        return (dice >> 16U) % sides;
    };
    std::set<std::uint64_t> ids;
    std::size_t checked = 0;
    for (int day = 0; day < 29; ++day) {
        PlanSettings planned = settings({}, 600);
        for (const char *key : {"a", "b", "c"}) {
            if (roll(2) == 0)
                planned.sports.emplace_back(key);
        }
        if (planned.sports.empty())
            planned.sports = {"b"};
        if (roll(2) == 0)
            planned.markets = {"totals", "h2h"};
        if (roll(2) == 0)
            planned.regions = {"uk", "eu"};
        if (roll(3) == 0)
            planned.bookmakers = {"pinnacle", "smarkets"};
        planned.reserve = roll(100);
        work.planner.setSettings(planned);
        work.until(november + (day + 1) * oneDay - static_cast<int>(roll(40'000)));
        for (; checked < work.sent.size(); ++checked)
            QVERIFY(ids.insert(work.sent[checked].request.id).second);
        QVERIFY(work.market.charged() <= 600);
    }
    QVERIFY(work.market.charged() > 300);
}

QTEST_GUILESS_MAIN(PlannerChangeTest)
#include "tst_planner_change.moc"
