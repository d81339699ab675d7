// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

#include <algorithm>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::testNow;

namespace {

using Texts = std::vector<std::string>;

double staked(const Arbitrage &found)
{
    double sum = 0;
    for (std::uint32_t at = 0; at < found.legCount; ++at)
        sum += found.legs[at].stake;
    return sum;
}

} // namespace

/// Arbitrages on one line, worked by hand.
class TestArbitrage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoWay();
    void threeWay();
    void everyFieldIsFilled();
    void legsMustBeOfOneTime_data();
    void legsMustBeOfOneTime();
    void theBestPairInsideTheSkewIsTaken();
    void whatIsLeftAfterCommissionCounts();
    void roundingMayLeaveNothing();
    void aStepOfAWholeUnit();
    void oneBookmakerAloneCanBeAnArbitrage();
    void anotherTotal();
    void wholePointsReturnBothStakes();
    void quarterPointsHalveTheWorstResult_data();
    void quarterPointsHalveTheWorstResult();
    void differentLinesAreNoArbitrage();
    void doubtsAreFlagged();
    void pickemIsNoLeg();
    void aQuoteWithoutATimeIsNoLeg();
};

void TestArbitrage::twoWay()
{
    EdgeLab lab; // 2.10 and 2.05: S .963995, +3.7349 %, 49.40 and 50.60
    lab.quotes.event("e").h2h("a", 2.1, 1.7).h2h("b", 1.8, 2.05);
    lab.run();
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{1});
    const Arbitrage &found = lab.result.arbitrages[0];
    QCOMPARE(found.kind, ArbitrageKind::TwoWay);
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Home", "b Away"}));
    QCOMPARE(found.legs[0].stake, 49.4);
    QCOMPARE(found.legs[1].stake, 50.6);
    COMPARE_NEAR(found.profit, (50.6 * 2.05 - 100) / 100);
    QVERIFY(lab.result.lowHolds.empty());
}

void TestArbitrage::threeWay()
{
    EdgeLab lab; // 3.20, 3.60, 2.90: S .935105, +6.9398 %, 33.42, 29.71 and 36.88 (of 100.01: one must give)
    lab.quotes.event("e", "soccer_epl").h2h("a", 3.2, 3, 2).h2h("b", 2, 3.6, 2).h2h("c", 2, 3, 2.9);
    lab.run();
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{1});
    const Arbitrage &found = lab.result.arbitrages[0];
    QCOMPARE(found.kind, ArbitrageKind::ThreeWay);
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Home", "b Draw", "c Away"}));
    QVERIFY(staked(found) <= 100.0 + 1e-9);
    double least = 1e9;
    for (std::size_t at = 0; at < 3; ++at)
        least = std::min(least, found.legs[at].stake * found.legs[at].price - staked(found));
    COMPARE_NEAR(found.profit, least / staked(found));
    QVERIFY(test::near(found.profit, 0.069398, 2e-4) && found.profit < 0.069398);
}

void TestArbitrage::everyFieldIsFilled()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .at(testNow - 100)
        .totals("a", 210.5, 2.1, 1.7)
        .at(testNow - 30)
        .book("b")
        .market("alternate_totals")
        .quote("Under", 2.05, 210.5);
    lab.run();
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{1});
    const Arbitrage &found = lab.result.arbitrages[0];
    QCOMPARE(found.line.event, lab.vocabulary.eventIds.find("e"));
    QCOMPARE(found.line.point, 210.5);
    QCOMPARE(found.skewSeconds, 70.0);
    QCOMPARE(found.payoffCount, 2U);
    QCOMPARE(found.payoffs[0].result.kind, Outcome::Kind::Selection);
    QCOMPARE(found.payoffs[0].result.selection, market::Vocabulary::over);
    COMPARE_NEAR(found.payoffs[0].net, 49.4 * 2.1 - 100);
    COMPARE_NEAR(found.payoffs[1].net, 50.6 * 2.05 - 100);
    const Leg &leg = found.legs[1];
    QCOMPARE(lab.vocabulary.marketKey(leg.market), std::string_view("alternate_totals"));
    QCOMPARE(leg.point, 210.5);
    QCOMPARE(leg.price, 2.05);
    QCOMPARE(leg.quoteTime, testNow - 30);
    QCOMPARE(found.flags, Flags{0});
    QVERIFY(found.id != 0);
}

void TestArbitrage::legsMustBeOfOneTime_data()
{
    QTest::addColumn<int>("apart");
    QTest::addColumn<double>("limit");
    QTest::addColumn<bool>("found");
    QTest::newRow("three minutes apart") << 180 << 180.0 << true;
    QTest::newRow("a second more") << 181 << 180.0 << false;
    QTest::newRow("the limit is an option") << 20 << 15.0 << false;
    QTest::newRow("no difference at all") << 0 << 0.0 << true;
}

void TestArbitrage::legsMustBeOfOneTime()
{
    QFETCH(int, apart);
    QFETCH(double, limit);
    EdgeLab lab;
    lab.options.twoSided.maxSkewSeconds = limit;
    lab.quotes.event("e").h2h("a", 2.1, 1.7).at(testNow - 10 - apart).h2h("b", 1.8, 2.05);
    lab.run();
    QTEST(lab.result.arbitrages.size() == 1, "found");
}

void TestArbitrage::theBestPairInsideTheSkewIsTaken()
{
    EdgeLab lab; // the best two prices are 400 s apart; 2.15 with 2.05 is the best pair that is close
    lab.quotes.event("e")
        .at(testNow - 410)
        .h2h("a", 2.3, 1.7)
        .at(testNow - 300)
        .h2h("b", 2.15, 2.0)
        .at(testNow - 150)
        .h2h("c", 1.9, 2.05);
    lab.quotes.at(testNow - 10).h2h("d", 1.8, 2.1);
    lab.run();
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{1});
    const Arbitrage &found = lab.result.arbitrages[0];
    QCOMPARE(lab.legs(found, 2), (Texts{"a Home", "b Away"})); // 2.3 with 2.0 sums to .93478
    lab.quotes.event("e")
        .at(testNow - 410)
        .h2h("a", 2.3, 1.7)
        .at(testNow - 200)
        .h2h("b", 2.15, 2.0)
        .at(testNow - 150)
        .h2h("c", 1.9, 2.05);
    lab.run();
    QCOMPARE(lab.legs(lab.result.arbitrages[0], 2), (Texts{"b Home", "c Away"}));
}

void TestArbitrage::whatIsLeftAfterCommissionCounts()
{
    EdgeLab lab; // 10 % of the winnings: 2.10 becomes 1.99
    lab.quotes.event("e").h2h("tenpercent", 2.1, 1.7).h2h("b", 1.8, 2.0);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    lab.quotes.event("e").h2h("tenpercent", 2.1, 1.7).h2h("b", 1.8, 2.05);
    lab.run();
    const Arbitrage &found = lab.result.arbitrages.at(0);
    COMPARE_NEAR(found.legs[0].effectivePrice, 1.99);
    QCOMPARE(found.legs[0].price, 2.1);
    COMPARE_NEAR(found.payoffs[0].net, found.legs[0].stake * 1.99 - staked(found));
    COMPARE_NEAR(found.profit, std::min(found.payoffs[0].net, found.payoffs[1].net) / staked(found));
}

void TestArbitrage::roundingMayLeaveNothing()
{
    EdgeLab lab; // 2.01 and 1.991 leave 0.02 units of 100; in whole units nothing is left
    lab.quotes.event("e").h2h("a", 2.01, 1.7).h2h("b", 1.8, 1.991);
    lab.run();
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{1});
    lab.options.twoSided.step = 1;
    lab.renew();
    lab.quotes.event("e").h2h("a", 2.01, 1.7).h2h("b", 1.8, 1.991);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    QCOMPARE(lab.result.lowHolds.size(), std::size_t{1}); // it is still next to free
    lab.options.twoSided.step = 150;
    lab.renew();
    lab.quotes.event("e").h2h("a", 2.1, 1.7).h2h("b", 1.8, 2.05);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty()); // no stake fits into 100
}

void TestArbitrage::aStepOfAWholeUnit()
{
    EdgeLab
        lab; // exact 49.40 and 50.60 of 100: 49 and 51 guarantees 2.9, 49 and 50 of 99 guarantees 3.5, 50 and 50 2.5
    lab.options.twoSided.step = 1;
    lab.quotes.event("e").h2h("a", 2.1, 1.7).h2h("b", 1.8, 2.05);
    lab.run();
    const Arbitrage &found = lab.result.arbitrages.at(0);
    QCOMPARE(found.legs[0].stake, 49.0);
    QCOMPARE(found.legs[1].stake, 50.0);
    COMPARE_NEAR(found.profit, 3.5 / 99);
}

void TestArbitrage::oneBookmakerAloneCanBeAnArbitrage()
{
    EdgeLab lab;
    lab.quotes.event("e").h2h("a", 2.1, 2.05);
    lab.run();
    QCOMPARE(lab.legs(lab.result.arbitrages.at(0), 2), (Texts{"a Home", "a Away"}));
}

void TestArbitrage::anotherTotal()
{
    EdgeLab lab;
    lab.options.twoSided.total = 1000;
    lab.options.twoSided.step = 10;
    lab.quotes.event("e").h2h("a", 2.1, 1.7).h2h("b", 1.8, 2.05);
    lab.run();
    const Arbitrage &found = lab.result.arbitrages.at(0);
    QCOMPARE(found.legs[0].stake, 490.0); // 490 and 500 guarantees 35, 490 and 510 only 29
    QCOMPARE(found.legs[1].stake, 500.0);
}

void TestArbitrage::wholePointsReturnBothStakes()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 210, 2.1, 1.7).totals("b", 210, 1.8, 2.05);
    lab.run();
    const Arbitrage &found = lab.result.arbitrages.at(0);
    QCOMPARE(found.payoffCount, 2U); // exactly 210 pays nothing and is no loss
    QVERIFY(has(found.flags, Flag::PushPossible));
    COMPARE_NEAR(found.profit, (50.6 * 2.05 - 100) / 100);
}

void TestArbitrage::quarterPointsHalveTheWorstResult_data()
{
    QTest::addColumn<bool>("spread");
    QTest::addColumn<double>("point");
    QTest::addColumn<double>("number");
    QTest::addColumn<bool>("firstHalfWins");
    QTest::newRow("over 2.25 half loses on 2") << false << 2.25 << 2.0 << false;
    QTest::newRow("over 2.75 half wins on 3") << false << 2.75 << 3.0 << true;
    QTest::newRow("home -0.25 half loses on a draw") << true << -0.25 << 0.0 << false;
    QTest::newRow("home +0.25 half wins on a draw") << true << 0.25 << 0.0 << true;
    QTest::newRow("home -0.75 half wins by one") << true << -0.75 << 1.0 << true;
    QTest::newRow("home +1.25 half wins when beaten by one") << true << 1.25 << -1.0 << true;
    QTest::newRow("home +0.75 half loses when beaten by one") << true << 0.75 << -1.0 << false;
}

void TestArbitrage::quarterPointsHalveTheWorstResult()
{
    QFETCH(bool, spread);
    QFETCH(double, point);
    QFETCH(double, number);
    QFETCH(bool, firstHalfWins);
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl");
    if (spread)
        lab.quotes.spread("a", point, 2.1, 1.7).spread("b", point, 1.8, 2.05);
    else
        lab.quotes.totals("a", point, 2.1, 1.7).totals("b", point, 1.8, 2.05);
    lab.run();
    const Arbitrage &found = lab.result.arbitrages.at(0);
    QCOMPARE(found.payoffCount, 3U);
    const Payoff &half = found.payoffs[2];
    QCOMPARE(half.result.kind, Outcome::Kind::Exactly);
    QCOMPARE(half.result.low, number);
    QVERIFY(!std::signbit(half.result.low) || number < 0);
    // Exact stakes 49.3976 at 2.10 and 50.6024 at 2.05: rounded in favour of the side that half wins.
    const double first = firstHalfWins ? 49.4 : 49.39;
    const double second = firstHalfWins ? 50.6 : 50.61;
    QCOMPARE(found.legs[0].stake, first);
    QCOMPARE(found.legs[1].stake, second);
    COMPARE_NEAR(half.net, firstHalfWins ? (first * 1.1 - second) / 2 : (second * 1.05 - first) / 2);
    COMPARE_NEAR(found.profit, std::min({half.net, found.payoffs[0].net, found.payoffs[1].net}) / 100);
    QVERIFY(has(found.flags, Flag::PushPossible));
}

void TestArbitrage::differentLinesAreNoArbitrage()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 210.5, 2.1, 1.7).book("b").market("totals_h1").quote("Under", 2.05, 210.5);
    lab.quotes.market("team_totals")
        .quote("Under", 2.05, 210.5, "Home")
        .market("player_points")
        .quote("Under", 2.05, 210.5);
    lab.quotes.event("f").book("b").market("totals").quote("Under", 2.05, 210.5);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

void TestArbitrage::doubtsAreFlagged()
{
    EdgeLab lab;
    lab.options.freshness.refuseStale = false;
    lab.options.freshness.refuseInPlay = false;
    lab.quotes.event("e", "tennis_atp", "Home", "Away", testNow - 5)
        .at(testNow - 125)
        .h2h("strict", 2.1, 1.7)
        .at(testNow - 115)
        .h2h("lenient", 1.8, 2.05);
    lab.quotes.event("f").at(testNow).h2h("betfair_uk", 2.3, 1.9).h2h("b", 1.8, 2.05);
    for (const char *bookmaker : {"c", "d", "g", "h"})
        lab.quotes.h2h(bookmaker, 1.8, 1.8);
    lab.run();
    const Arbitrage &first = lab.result.arbitrages.at(0);
    QCOMPARE(first.flags, Flags{} | Flag::Stale | Flag::InPlay | Flag::RulesDiffer);
    const Arbitrage &second = lab.result.arbitrages.at(1);
    QCOMPARE(second.flags, Flags{} | Flag::ThinExchange | Flag::Suspect);
}

void TestArbitrage::pickemIsNoLeg()
{
    EdgeLab lab;
    lab.quotes.event("e").h2h("prizepicks", 2.1, 1.7).h2h("b", 1.8, 2.05);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    QVERIFY(lab.result.lowHolds.empty());
}

void TestArbitrage::aQuoteWithoutATimeIsNoLeg()
{
    EdgeLab lab;
    lab.options.freshness.refuseStale = false;
    lab.quotes.event("e").h2h("a", 2.1, 1.7).at(market::noTime).h2h("b", 1.8, 2.05);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

QTEST_GUILESS_MAIN(TestArbitrage)
#include "tst_arbitrage.moc"
