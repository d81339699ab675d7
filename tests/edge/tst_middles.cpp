// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPoint;
using test::testNow;

namespace {

using Texts = std::vector<std::string>;

} // namespace

class TestMiddles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figures_data();
    void figures();
    void onlyHalvesWinNextToAQuarterPoint_data();
    void onlyHalvesWinNextToAQuarterPoint();
    void theBreakEvenOfHalvesIsLimited();
    void theWindowOfATotal();
    void theWindowOfASpread();
    void theWindowOfAProp();
    void theLimitOfTheBreakEven_data();
    void theLimitOfTheBreakEven();
    void commissionCounts();
    void theBestPricesOfThePairAreTaken();
    void legsMustBeOfOneTime();
    void theWrongWayRoundIsNoMiddle();
    void otherLaddersAreNoMiddle();
    void everyPairOfPointsIsLookedAt();
    void pickemIsNoLeg();
    void anEndlessLadderIsRefused();
    void pointsBeyondCountingEndTheSearch_data();
    void pointsBeyondCountingEndTheSearch();
    void aPointThatIsNoScoreIsRefused();
};

void TestMiddles::figures_data()
{
    QTest::addColumn<double>("over");
    QTest::addColumn<double>("under");
    QTest::addColumn<double>("miss");
    QTest::addColumn<double>("hit");
    QTest::addColumn<double>("breakEven");
    // Even prices of 1.95: half on each returns .975. 1.95 and 1.87: 1.95 * 1.87 / 3.82 = .95458115...
    QTest::newRow("1.95 and 1.95") << 1.95 << 1.95 << -0.025 << 0.95 << 0.025 / 0.975;
    QTest::newRow("1.95 and 1.87") << 1.95 << 1.87 << 3.6465 / 3.82 - 1 << 2 * 3.6465 / 3.82 - 1 << 3.82 / 3.6465 - 1;
    QTest::newRow("-110 and -110") << 21.0 / 11 << 21.0 / 11 << -1.0 / 22 << 10.0 / 11 << 1.0 / 21;
    QTest::newRow("a middle that costs nothing") << 2.1 << 2.1 << 0.05 << 1.1 << 0.0;
}

void TestMiddles::figures()
{
    QFETCH(double, over);
    QFETCH(double, under);
    QFETCH(double, miss);
    QFETCH(double, hit);
    QFETCH(double, breakEven);
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 208.5, over, 1.5).totals("b", 210.5, 1.5, under);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{1});
    const Middle &found = lab.result.middles[0];
    COMPARE_NEAR(found.miss, miss);
    COMPARE_NEAR(found.hit, hit);
    COMPARE_NEAR(found.breakEven, breakEven);
    COMPARE_NEAR(found.legs[0].stake + found.legs[1].stake, 1.0);
    COMPARE_NEAR(found.legs[0].stake * over, found.legs[1].stake * under);
}

void TestMiddles::onlyHalvesWinNextToAQuarterPoint_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("over");
    QTest::addColumn<double>("under");
    QTest::addColumn<double>("hit");
    // Over at 2.1 with a share of .475 and Under at 1.9 with .525 return .9975.
    QTest::newRow("both half win on the only number") << 2.75 << 3.25 << 2.1 << 1.9 << 0.4975;
    QTest::newRow("over half wins") << 2.75 << 3.5 << 2.1 << 1.9 << (0.475 * 1.1 / 2 + 0.525 * 0.9);
    QTest::newRow("under half wins") << 2.5 << 3.25 << 2.1 << 1.9 << (0.475 * 1.1 + 0.525 * 0.9 / 2);
    QTest::newRow("over half wins on the first of many")
        << 2.75 << 9.5 << 2.1 << 1.9 << (0.475 * 1.1 / 2 + 0.525 * 0.9);
    QTest::newRow("under half wins on the last") << 2.25 << 4.25 << 2.1 << 1.9 << (0.475 * 1.1 + 0.525 * 0.9 / 2);
    QTest::newRow("the worse of two numbers") << 2.75 << 4.25 << 2.1 << 1.9 << (0.475 * 1.1 / 2 + 0.525 * 0.9);
    QTest::newRow("quarters away from every number") << 2.25 << 3.75 << 2.1 << 1.9 << 0.995;
    QTest::newRow("whole numbers as ends") << 2.0 << 4.0 << 2.1 << 1.9 << 0.995;
}

void TestMiddles::onlyHalvesWinNextToAQuarterPoint()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, over);
    QFETCH(double, under);
    QFETCH(double, hit);
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").totals("a", low, over, 1.5).totals("b", high, 1.5, under);
    lab.quotes.event("f", "soccer_epl").spread("a", -low, over, 1.5).spread("b", -high, 1.5, under);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{2});
    for (const Middle &found : lab.result.middles) {
        COMPARE_NEAR(found.miss, -0.0025);
        COMPARE_NEAR(found.hit, hit);
        COMPARE_NEAR(found.breakEven, 0.0025 / (0.0025 + hit));
    }
}

void TestMiddles::theBreakEvenOfHalvesIsLimited()
{
    EdgeLab lab; // 1.95 twice misses by .025: .025 / .975 where all wins, .025 / .5 where halves do
    lab.options.twoSided.maxBreakEven = 0.045;
    lab.quotes.event("e").totals("a", 2.75, 1.95, 1.5).totals("b", 3.25, 1.5, 1.95);
    lab.quotes.event("f").totals("a", 2.5, 1.95, 1.5).totals("b", 3.5, 1.5, 1.95);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{1});
    QCOMPARE(lab.result.middles[0].windowLow, 2.5);
}

void TestMiddles::theWindowOfATotal()
{
    EdgeLab lab;
    lab.quotes.event("e").at(testNow - 100).totals("a", 208.5, 1.95, 1.5).at(testNow - 10).totals("b", 211, 1.5, 1.95);
    lab.run();
    const Middle &found = lab.result.middles.at(0);
    QCOMPARE(lab.legs(found, 2), (Texts{"a Over", "b Under"}));
    QCOMPARE(found.windowLow, 208.5);
    QCOMPARE(found.windowHigh, 211.0);
    QVERIFY(std::isnan(found.line.point));
    QCOMPARE(found.legs[0].point, 208.5);
    QCOMPARE(found.legs[0].quoteTime, testNow - 100);
    QCOMPARE(found.flags, Flags{} | Flag::PushPossible);
    QVERIFY(found.id != 0);
}

void TestMiddles::theWindowOfASpread()
{
    EdgeLab lab; // home -2.5 and away +6.5: both win when home wins by 3 to 6
    lab.quotes.event("e").spread("a", -2.5, 1.95, 1.5).spread("b", -6.5, 1.5, 1.95);
    lab.run();
    const Middle &found = lab.result.middles.at(0);
    QCOMPARE(lab.legs(found, 2), (Texts{"a Home", "b Away"}));
    QCOMPARE(found.windowLow, 2.5);
    QCOMPARE(found.windowHigh, 6.5);
    QCOMPARE(found.legs[1].point, 6.5);
}

void TestMiddles::theWindowOfAProp()
{
    EdgeLab lab;
    lab.quotes.event("e").book("a").market("player_points").quote("Over", 1.95, 19.5, "Ann");
    lab.quotes.book("b")
        .market("player_points_alternate")
        .quote("Under", 1.95, 21.5, "Ann")
        .quote("Under", 1.95, 21.5, "Bob");
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{1});
    QCOMPARE(lab.vocabulary.names.text(lab.result.middles[0].line.participant), std::string_view("Ann"));
}

void TestMiddles::theLimitOfTheBreakEven_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("limit");
    QTest::addColumn<bool>("found");
    // Both at o break even at 2 / o - 1.
    QTest::newRow("five percent") << 2 / 1.05 + 1e-9 << 0.05 << true;
    QTest::newRow("more than five percent") << 2 / 1.05 - 1e-9 << 0.05 << false;
    QTest::newRow("the limit is an option") << 1.8 << 0.12 << true;
    QTest::newRow("only free ones") << 1.99 << 0.0 << false;
}

void TestMiddles::theLimitOfTheBreakEven()
{
    QFETCH(double, price);
    QFETCH(double, limit);
    EdgeLab lab;
    lab.options.twoSided.maxBreakEven = limit;
    lab.quotes.event("e").totals("a", 208.5, price, 1.5).totals("b", 210.5, 1.5, price);
    lab.run();
    QTEST(lab.result.middles.size() == 1, "found");
}

void TestMiddles::commissionCounts()
{
    EdgeLab lab; // 1.95 less 10 % of the winnings is 1.855
    lab.options.twoSided.maxBreakEven = 0.1;
    lab.quotes.event("e").totals("tenpercent", 208.5, 1.95, 1.5).totals("b", 210.5, 1.5, 1.95);
    lab.run();
    COMPARE_NEAR(lab.result.middles.at(0).breakEven, (1.855 + 1.95) / (1.855 * 1.95) - 1);
}

void TestMiddles::theBestPricesOfThePairAreTaken()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .totals("a", 208.5, 1.93, 1.5)
        .totals("c", 208.5, 1.97, 1.5)
        .totals("b", 210.5, 1.5, 1.95)
        .totals("d", 210.5, 1.5, 1.9);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{1});
    QCOMPARE(lab.legs(lab.result.middles[0], 2), (Texts{"c Over", "b Under"}));
}

void TestMiddles::legsMustBeOfOneTime()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 208.5, 1.95, 1.5).at(testNow - 190).totals("b", 210.5, 1.5, 1.95);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{1});
    lab.quotes.event("e").totals("b", 208.5, 1.95, 1.5).at(testNow - 9).totals("a", 210.5, 1.5, 1.95);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{0});
}

void TestMiddles::theWrongWayRoundIsNoMiddle()
{
    EdgeLab lab; // over the higher and under the lower lose both between
    lab.quotes.event("e").totals("a", 210.5, 1.95, 1.5).totals("b", 208.5, 1.5, 1.95);
    lab.quotes.event("f").totals("a", 210.5, 1.95, 1.5).totals("b", 210.5, 1.5, 1.95);
    lab.run();
    QVERIFY(lab.result.middles.empty());
}

void TestMiddles::otherLaddersAreNoMiddle()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 108.5, 1.95, 1.5).book("b").market("totals_h1").quote("Under", 1.95, 110.5);
    lab.quotes.market("team_totals")
        .quote("Under", 1.95, 110.5, "Home")
        .market("player_points")
        .quote("Under", 1.95, 110.5);
    lab.quotes.market("btts").quote("Yes", 1.95, 1.5).quote("No", 1.95, 2.5);
    lab.run();
    QVERIFY(lab.result.middles.empty());
}

void TestMiddles::everyPairOfPointsIsLookedAt()
{
    EdgeLab lab;
    lab.quotes.event("e");
    for (int point = 200; point < 206; ++point)
        lab.quotes.totals("a", point + 0.5, 1.95, 1.95);
    lab.run();
    QCOMPARE(lab.result.middles.size(), std::size_t{15});
}

void TestMiddles::pickemIsNoLeg()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("prizepicks", 208.5, 1.95, 1.5).totals("b", 210.5, 1.5, 1.95);
    lab.run();
    QVERIFY(lab.result.middles.empty());
}

void TestMiddles::anEndlessLadderIsRefused()
{
    EdgeLab lab;
    lab.quotes.event("e");
    for (int point = 0; point < 513; ++point)
        lab.quotes.totals("a", point + 0.5, 1.95, 1.95);
    lab.run();
    QVERIFY(lab.result.middles.empty());
}

void TestMiddles::pointsBeyondCountingEndTheSearch_data()
{
    QTest::addColumn<double>("point");
    QTest::newRow("the last number that can be counted to") << 9007199254740992.0;
    QTest::newRow("where one more is the same number") << 1e17;
    QTest::newRow("the largest number") << 1e308;
}

void TestMiddles::pointsBeyondCountingEndTheSearch()
{
    QFETCH(double, point);
    EdgeLab lab;
    lab.quotes.event("e").book("a").market("alternate_spreads").quote("Home", 2.1, point);
    lab.quotes.book("b").market("alternate_spreads").quote("Away", 2.1, 6.5);
    lab.quotes.event("f").book("a").market("totals").quote("Over", 2.1, -point);
    lab.quotes.book("b").market("totals").quote("Under", 2.1, point);
    lab.run(); // ends
    for (const Arbitrage &found : lab.result.arbitrages)
        QVERIFY(found.payoffCount <= mostPayoffs);
}

void TestMiddles::aPointThatIsNoScoreIsRefused()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 2.5, 2.1, 1.5).totals("b", 1e15, 1.5, 2.1).totals("b", 1e300, 1.5, 2.1);
    lab.run();
    QVERIFY(lab.result.middles.empty() && lab.result.arbitrages.empty());
}

QTEST_GUILESS_MAIN(TestMiddles)
#include "tst_middles.moc"
