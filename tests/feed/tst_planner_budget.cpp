// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include <cmath>

using namespace evision;
using namespace evision::test;
using feed::CreditPlanner;
using feed::PlanSettings;
using market::UnixSeconds;

class PlannerBudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBudgetIsSpentByTheReset_data();
    void theBudgetIsSpentByTheReset();
    void othersWhoUseTheKeyLeaveLess();
    void whatACallCostsIsKnownBeforehand();
    void theNextMonthHasItsOwnBudget();
    void withoutCreditsOnlyFreeCallsAreMade();
    void aRestartForgetsNothing();
    void aClockThatIsSetDoesNotDisturb_data();
    void aClockThatIsSetDoesNotDisturb();
};

void PlannerBudgetTest::theBudgetIsSpentByTheReset_data()
{
    QTest::addColumn<qint64>("budget");
    QTest::addColumn<qint64>("reserve");
    QTest::addColumn<int>("startDay");
    QTest::newRow("a free plan") << qint64{500} << qint64{0} << 0;
    QTest::newRow("a free plan with a reserve") << qint64{500} << qint64{100} << 0;
    QTest::newRow("a paid plan") << qint64{20'000} << qint64{500} << 0;
    QTest::newRow("begun in the middle of the month") << qint64{5'000} << qint64{0} << 15;
    QTest::newRow("begun two days before the reset") << qint64{500} << qint64{0} << 28;
}

void PlannerBudgetTest::theBudgetIsSpentByTheReset()
{
    QFETCH(qint64, budget);
    QFETCH(qint64, reserve);
    QFETCH(int, startDay);
    PlanSettings planned = settings({"a", "b", "c"}, budget);
    planned.reserve = reserve;
    PlannerWork work(planned, {sport("a", 0.05), sport("b", 0.02), sport("c", 0.002)});
    work.now += toMillis(startDay * oneDay);
    work.until(december - 60);
    QVERIFY(work.market.charged() <= budget - reserve);
    QVERIFY(work.market.charged() >= (budget - reserve) * 9 / 10);
}

// The key gets 2,000 a month, of which others use a third and more; what is left for us is less than our budget.
void PlannerBudgetTest::othersWhoUseTheKeyLeaveLess()
{
    PlanSettings planned = settings({"a", "b"}, 1'800);
    planned.reserve = 100;
    PlannerWork work(planned, {sport("a"), sport("b")});
    work.market.setPlan(2'000);
    std::int64_t calls = 0;
    work.afterCall = [&](const PollRequest &request) {
        if (request.mostCredits > 0 && ++calls % 2 == 0)
            work.market.useByOthers(1);
        // The last that others may have taken unseen is one.
        QVERIFY(request.mostCredits == 0 || 2'000 - work.market.used() >= 100 - 1);
    };
    work.until(december - 60);
    QVERIFY(work.market.charged() <= 1'700);
    QVERIFY(work.market.charged() > 1'150); // two thirds of 1,900, and nine tenths of that
    QVERIFY(work.market.used() > 1'700);
}

void PlannerBudgetTest::whatACallCostsIsKnownBeforehand()
{
    PlanSettings planned = settings({"a", "b"}, 2'000);
    planned.regions = {"eu", "uk"};
    planned.props = {"player_points", "player_assists"};
    PlannerWork work(planned, {sport("a"), sport("b")});
    std::int64_t before = 0;
    work.afterCall = [&](const PollRequest &request) {
        QVERIFY(work.market.charged() - before <= request.mostCredits);
        before = work.market.charged();
        QVERIFY(work.market.charged() <= 2'000);
    };
    work.until(december - 60);
    QVERIFY(work.market.charged() >= 1'800);
}

void PlannerBudgetTest::theNextMonthHasItsOwnBudget()
{
    PlannerWork work(settings({"a", "b"}, 2'000), {sport("a"), sport("b")});
    work.until(december - 1);
    const std::int64_t first = work.market.charged();
    work.market.reset();
    work.until(december + 6 * oneDay);
    const std::int64_t second = work.market.charged() - first;
    QVERIFY(second > 100);
    QVERIFY(second < 1'000); // six days of thirty-one, and some slack
}

void PlannerBudgetTest::withoutCreditsOnlyFreeCallsAreMade()
{
    PlannerWork work(settings({"a"}), {sport("a")});
    work.until(november + 2 * oneDay);
    work.market.setPlan(work.market.used()); // others have used the rest
    const std::size_t before = work.paid().size();
    work.until(november + 4 * oneDay);
    QVERIFY(work.paid().size() <= before + 1); // the one that is told so
    QVERIFY(work.sent.back().at > november + 4 * oneDay - 7'200);
    work.market.setPlan(10'000); // bought
    work.until(november + 6 * oneDay);
    QVERIFY(work.paid().size() > before + 10);
}

void PlannerBudgetTest::aRestartForgetsNothing()
{
    const PlanSettings planned = settings({"dead", "busy"}, 2'000);
    PlannerWork work(planned, {sport("dead", 0.0005), sport("busy", 0.1)});
    work.until(november + 15 * oneDay);
    const std::int64_t spent = work.market.charged();
    const auto memory = feed::planMemoryFrom(textOf(*work.planner.memory()));
    QVERIFY(memory.hasValue());
    QVERIFY(work.planner.price() > 0);
    CreditPlanner restored(planned, memory.value());
    std::swap(work.planner, restored);
    work.settle(*work.planner.next(work.now).request);
    QCOMPARE(work.planner.creditsLeft(), 2'000 - spent);
    QVERIFY(std::fabs(work.planner.price() / restored.price() - 1) < 0.01);
    const std::int64_t dead = work.creditsOf("dead");
    work.until(december);
    QVERIFY(work.market.charged() <= 2'000);
    QVERIFY2(work.market.charged() >= 1'800, qPrintable(QString::number(work.market.charged())));
    QVERIFY(work.creditsOf("dead") - dead < 200);
}

void PlannerBudgetTest::aClockThatIsSetDoesNotDisturb_data()
{
    QTest::addColumn<qint64>("jump");
    QTest::newRow("back by an hour") << qint64{-3'600};
    QTest::newRow("back by ten days") << qint64{-10 * oneDay};
    QTest::newRow("ahead by an hour") << qint64{3'600};
    QTest::newRow("ahead by two months, over the reset") << qint64{60 * oneDay};
}

void PlannerBudgetTest::aClockThatIsSetDoesNotDisturb()
{
    QFETCH(qint64, jump);
    PlannerWork work(settings({"a", "b"}, 2'000), {sport("a"), sport("b")});
    work.until(november + 10 * oneDay);
    const std::int64_t before = work.market.charged();
    work.clockError = toMillis(jump); // the service's is right
    work.until(november + 20 * oneDay);
    const std::int64_t within = work.market.charged() - before;
    QVERIFY2(within > 300 && within < 1'100, qPrintable(QString::number(within))); // ten days of thirty, unevenly
    QVERIFY(work.market.charged() <= 2'000);
}

QTEST_GUILESS_MAIN(PlannerBudgetTest)
#include "tst_planner_budget.moc"
