// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include <map>

using namespace evision;
using namespace evision::test;
using feed::CreditPlanner;
using feed::PlanSettings;
using market::UnixSeconds;

class PlannerAttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBusySportGetsMoreThanADeadOne();
    void aBusyMarketGetsMoreThanADeadOne();
    void nearTheStartCallsComeMoreOften();
    void movingMarketsDrawCalls();
    void aRegionWithoutFindingsGetsFewCalls();
    void anOpenBetDrawsCalls();
    void aSportThatWakesUpIsNoticed();
};

void PlannerAttentionTest::aBusySportGetsMoreThanADeadOne()
{
    PlannerWork work(settings({"dead", "busy"}), {sport("dead", 0.0005), sport("busy", 0.1)});
    work.until(december);
    QVERIFY(work.creditsOf("busy") > 5 * work.creditsOf("dead"));
    QVERIFY(work.creditsOf("dead") > 0); // who never looks never learns
}

void PlannerAttentionTest::aBusyMarketGetsMoreThanADeadOne()
{
    SyntheticSport only = sport("a");
    only.markets = {{"h2h", 1}, {"spreads", 0.01}, {"totals", 0.01}};
    PlannerWork work(settings({"a"}), {only});
    work.until(december);
    std::map<std::string, int> calls;
    for (const PlannerWork::Sent &one : work.paid())
        ++calls[one.request.markets[0]];
    QVERIFY(calls["h2h"] > 3 * calls["spreads"]);
    QVERIFY(calls["h2h"] > 3 * calls["totals"]);
}

void PlannerAttentionTest::nearTheStartCallsComeMoreOften()
{
    SyntheticSport only = sport("a");
    only.gamesPerDay = 1;
    only.nearStart = 60;
    PlannerWork work(settings({"a"}), {only});
    work.until(december);
    // One hour of the oneDay; without a preference it would get a twenty-fourth of the calls.
    QVERIFY(work.market.callsWithin(3'600) * 4 > work.market.paidCalls());
}

void PlannerAttentionTest::movingMarketsDrawCalls()
{
    SyntheticSport only = sport("a", 0.02);
    only.nearStart = 0;
    only.stormsPerDay = 1; // a twelfth of the time, which gets at least half as much again
    PlannerWork work(settings({"a"}), {only});
    work.until(november + 10 * oneDay); // it learns
    const std::int64_t inStormsBefore = work.market.callsInStorms();
    const std::int64_t callsBefore = work.market.paidCalls();
    work.until(december);
    const std::int64_t inStorms = work.market.callsInStorms() - inStormsBefore;
    const std::int64_t calls = work.market.paidCalls() - callsBefore;
    QVERIFY2(inStorms * 12 * 2 > 3 * calls, qPrintable(QStringLiteral("%1 of %2").arg(inStorms).arg(calls)));
}

void PlannerAttentionTest::aRegionWithoutFindingsGetsFewCalls()
{
    PlanSettings planned = settings({"a"});
    planned.regions = {"eu", "uk"};
    SyntheticSport only = sport("a");
    only.regions = {"uk"};
    PlannerWork work(planned, {only});
    work.until(december);
    std::map<std::string, int> calls;
    for (const PlannerWork::Sent &one : work.paid())
        ++calls[one.request.regions[0]];
    QVERIFY(calls["uk"] > 3 * calls["eu"]);
    QVERIFY(calls["eu"] > 0);
}

void PlannerAttentionTest::anOpenBetDrawsCalls()
{
    std::int64_t without = 0;
    std::int64_t with = 0;
    for (const bool open : {false, true}) {
        PlanSettings planned = settings({"a", "b"});
        planned.openBetWeight = 20;
        PlannerWork work(planned, {sport("a"), sport("b")});
        std::vector<std::string> bets;
        for (int game = 0; open && game < 40; ++game)
            bets.push_back("a-" + std::to_string(game));
        work.planner.setOpenBets(bets);
        work.until(november + 7 * oneDay);
        (open ? with : without) = work.creditsOf("a");
    }
    QVERIFY(with > without * 5 / 4);
}

void PlannerAttentionTest::aSportThatWakesUpIsNoticed()
{
    // The same sport, dead for two weeks and busy from then on: two markets one after the other.
    PlanSettings planned = settings({"a", "b"});
    PlannerWork work(planned, {sport("a", 0.0005), sport("b", 0.03)});
    work.until(november + 14 * oneDay);
    const std::int64_t before = work.creditsOf("a");
    SyntheticMarket awake({sport("a", 0.3), sport("b", 0.03)}, november, december + oneDay,
                          PlannerWork::marketsOf(planned), 1);
    awake.useByOthers(work.market.used());
    std::swap(work.market, awake);
    work.until(december);
    QVERIFY(work.creditsOf("a") > 3 * before);
    QVERIFY(work.creditsOf("a") > work.creditsOf("b"));
}

QTEST_GUILESS_MAIN(PlannerAttentionTest)
#include "tst_planner_attention.moc"
