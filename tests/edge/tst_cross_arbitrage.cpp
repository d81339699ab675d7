// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

#include <algorithm>
#include <span>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPoint;
using test::testNow;

namespace {

using Texts = std::vector<std::string>;

} // namespace

/// Arbitrages whose legs come from different markets of one match. Prices on the other side are too low to matter.
class TestCrossArbitrage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWayToCoverTheResults_data();
    void everyWayToCoverTheResults();
    void aBetOnTheDrawFillsTheGap_data();
    void aBetOnTheDrawFillsTheGap();
    void halfAWinMayBeEnough_data();
    void halfAWinMayBeEnough();
    void bothDoubleChancesOfOneBookmaker();
    void unknownDrawRulesFillNoGap();
    void theBestOfAllMarketsIsTold();
    void stakesAndPayoffs();
    void onlyWhereMatchesCanEndLevel();
    void onlyInOnePeriod();
    void onlyCloseInTime();
    void unknownDrawRulesAreNoDrawNoBet();
    void whatOneLineHasIsNotToldTwice();
    void aDoubleChanceIsReadInEveryWay_data();
    void aDoubleChanceIsReadInEveryWay();
    void cornersAreNoGoals();
    void aStaleDoubleChanceIsFlagged();
    void aPickemDoubleChanceIsNoLeg();
    void nothingPaysAfterCommission();
    void differentTotalsThatCannotLose();
    void differentSpreadsThatCannotLose();
    void payoffsOfDifferentPoints_data();
    void payoffsOfDifferentPoints();

private:
    /// The only cross arbitrage, or one without legs.
    static Arbitrage only(const EdgeLab &lab)
    {
        const auto &all = lab.result.arbitrages;
        return all.size() == 1 && all[0].kind == ArbitrageKind::Cross ? all[0] : Arbitrage();
    }
    static void quote(EdgeLab &lab, const char *bookmaker, const QByteArray &bet, double price);
};

/// A bet told as "market selection point".
void TestCrossArbitrage::quote(EdgeLab &lab, const char *bookmaker, const QByteArray &bet, double price)
{
    const QList<QByteArray> parts = bet.split('|');
    const double point = parts.size() > 2 ? parts[2].toDouble() : noPoint;
    lab.quotes.book(bookmaker).market(parts[0].toStdString());
    if (parts[0] == "h2h" && !QByteArray(bookmaker).startsWith("dnb") && parts[1] != "Draw")
        lab.quotes.quote("Draw", 1.01); // three-way
    lab.quotes.quote(parts[1].toStdString(), price, point);
}

void TestCrossArbitrage::everyWayToCoverTheResults_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("covers");
    const auto row = [](const char *name, const char *first, const char *second, bool covers = true) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << covers;
    };
    row("home, and draw or away", "h2h|Home", "double_chance|Draw or Away");
    row("home, and away +0.5", "h2h|Home", "spreads|Away|0.5");
    row("home -0.5, and draw or away", "spreads|Home|-0.5", "double_chance|Draw or Away");
    row("home or draw, and away", "double_chance|Home or Draw", "h2h|Away");
    row("home or draw, and away -0.5", "double_chance|Home or Draw", "spreads|Away|-0.5");
    row("home +0.5, and away", "spreads|Home|0.5", "h2h|Away");
    row("home or away, and draw", "double_chance|Home or Away", "h2h|Draw");
    row("home 0, and away draw no bet", "spreads|Home|0", "draw_no_bet|Away");
    row("home draw no bet, and away 0", "draw_no_bet|Home", "spreads|Away|0");
    row("home draw no bet, and away +0.5", "draw_no_bet|Home", "spreads|Away|0.5");
    row("home draw no bet, and away +0.25", "draw_no_bet|Home", "spreads|Away|0.25");
    row("home 0, and away +0.5", "spreads|Home|0", "spreads|Away|0.5");
    row("home draw no bet, and draw or away", "draw_no_bet|Home", "double_chance|Draw or Away");
    row("home 0, and draw or away", "spreads|Home|0", "double_chance|Draw or Away");
    row("home or draw, and away draw no bet", "double_chance|Home or Draw", "draw_no_bet|Away");
    row("home or draw, and away -0.25", "double_chance|Home or Draw", "spreads|Away|-0.25");
    row("home or draw, and draw or away", "double_chance|Home or Draw", "double_chance|Draw or Away");
    row("home, and away +0.75", "h2h|Home", "spreads|Away|0.75");
    row("home, and away +3", "h2h|Home", "spreads|Away|3");
    row("home -1, and away +1.25", "spreads|Home|-1", "spreads|Away|1.25");
    row("home draw no bet, and away -0.25, leave half the draw", "draw_no_bet|Home", "spreads|Away|-0.25", false);
    row("home -1.25 and away +1 leave half of one goal", "spreads|Home|-1.25", "spreads|Away|1", false);
    row("home, and away draw no bet, leave the draw", "h2h|Home", "draw_no_bet|Away", false);
    row("home -1.5, and draw or away, leave one goal", "spreads|Home|-1.5", "double_chance|Draw or Away", false);
    row("home and draw leave away", "h2h|Home", "h2h|Draw", false);
    row("home -0.5 and away -0.5 leave the draw", "spreads|Home|-0.5", "spreads|Away|-0.5", false);
    row("home 0 and away leave the draw", "spreads|Home|0", "h2h|Away", false);
    row("home +0.5 and home or draw leave away", "spreads|Home|0.5", "double_chance|Home or Draw", false);
    row("home or draw, and draw, leave away", "double_chance|Home or Draw", "h2h|Draw", false);
    row("home or away leaves the draw to nobody", "double_chance|Home or Away", "h2h|Home", false);
}

void TestCrossArbitrage::everyWayToCoverTheResults()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl");
    quote(lab, "a", first, 2.1);
    quote(lab, "b", second, 2.05);
    lab.run();
    QTEST(!lab.result.arbitrages.empty(), "covers");
    if (lab.result.arbitrages.empty())
        return;
    const Arbitrage found = only(lab);
    QCOMPARE(found.legCount, 2U);
    const QList<QByteArray> selections{first.split('|')[1], second.split('|')[1]};
    QCOMPARE(lab.legs(found, 2), (Texts{"a " + selections[0].toStdString(), "b " + selections[1].toStdString()}));
    COMPARE_NEAR(found.profit, (50.6 * 2.05 - 100) / 100);
}

void TestCrossArbitrage::aBetOnTheDrawFillsTheGap_data()
{
    QTest::addColumn<QByteArray>("home");
    QTest::addColumn<QByteArray>("away");
    QTest::addColumn<double>("returned"); ///< on a draw, of what each of the two returns when it wins
    // Home at 3.0, away at 3.2 and the draw at 5.0. Winning alone they ask for 1/3 and 1/3.2 of a unit of return.
    constexpr double h = 1 / 3.0;
    constexpr double a = 1 / 3.2;
    const auto row = [](const char *name, const char *home, const char *away, double returned) {
        QTest::newRow(name) << QByteArray(home) << QByteArray(away) << returned;
    };
    row("home draw no bet and away", "draw_no_bet|Home", "h2h|Away", h);
    row("home 0 and away", "spreads|Home|0", "h2h|Away", h);
    row("home and away draw no bet", "h2h|Home", "draw_no_bet|Away", a);
    row("home and away", "h2h|Home", "spreads|Away|-0.5", 0);
    row("home -0.25 and away", "spreads|Home|-0.25", "h2h|Away", h / 2);
    row("home -0.25 and away -0.25", "spreads|Home|-0.25", "spreads|Away|-0.25", (h + a) / 2);
    row("home -0.25 and away draw no bet", "spreads|Home|-0.25", "draw_no_bet|Away", h / 2 + a);
    row("home +0.25 and away", "spreads|Home|0.25", "h2h|Away", (1 + h) / 2);
    row("home and away +0.25", "h2h|Home", "spreads|Away|0.25", (1 + a) / 2);
}

void TestCrossArbitrage::aBetOnTheDrawFillsTheGap()
{
    QFETCH(QByteArray, home);
    QFETCH(QByteArray, away);
    QFETCH(double, returned);
    EdgeLab lab;
    lab.options.twoSided.step = 1e-6;
    lab.quotes.event("e", "soccer_epl");
    quote(lab, "a", home, 3.0);
    quote(lab, "b", away, 3.2);
    lab.quotes.book("c").market("h2h").quote("Draw", 5.0);
    lab.run();
    const auto found = std::find_if(lab.result.arbitrages.begin(), lab.result.arbitrages.end(),
                                    [](const Arbitrage &arbitrage) { return arbitrage.legCount == 3; });
    QVERIFY(found != lab.result.arbitrages.end());
    QCOMPARE(found->kind, ArbitrageKind::Cross);
    QCOMPARE(lab.legs(*found, 3), (Texts{"a Home", "c Draw", "b Away"}));
    const double sum = 1 / 3.0 + 1 / 3.2 + (1 - returned) / 5;
    QVERIFY(test::near(found->profit, 1 / sum - 1, 1e-7));
    QVERIFY(test::near(found->legs[1].stake, 100 * (1 - returned) / 5 / sum, 1e-5));
    QCOMPARE(found->payoffCount, 3U);
    for (const Payoff &payoff : std::span(found->payoffs).first(3)) {
        QCOMPARE(payoff.result.kind, Outcome::Kind::Selection);
        QVERIFY(test::near(payoff.net, 100 * (1 / sum - 1), 1e-4));
    }
}

void TestCrossArbitrage::halfAWinMayBeEnough_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("worth"); ///< the price of a full win that is as good
    QTest::addColumn<double>("other");
    QTest::newRow("home, and half of away +0.25 on a draw")
        << QByteArray("spreads|Away|0.25") << QByteArray("h2h|Home") << 3.0 << 2.0 << 2.1;
    QTest::newRow("home by one wins half of -0.75")
        << QByteArray("spreads|Home|-0.75") << QByteArray("double_chance|Draw or Away") << 5.0 << 3.0 << 1.6;
    QTest::newRow("half of home +0.25 on a draw")
        << QByteArray("spreads|Home|0.25") << QByteArray("double_chance|Home or Away") << 9.0 << 5.0 << 1.3;
    QTest::newRow("half of over 2.75 on three")
        << QByteArray("totals|Over|2.75") << QByteArray("totals|Under|2.5") << 5.0 << 3.0 << 1.6;
}

void TestCrossArbitrage::halfAWinMayBeEnough()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(double, price);
    QFETCH(double, worth);
    QFETCH(double, other);
    for (const double less :
         {0.0, 2 * (worth - other / (other - 1)) + 0.02}) { // at least other / (other - 1) is needed
        EdgeLab lab;
        lab.options.twoSided.step = 1e-6;
        lab.quotes.event("e", "soccer_epl");
        quote(lab, "a", first, price - less);
        quote(lab, "b", second, other);
        lab.run();
        QCOMPARE(lab.result.arbitrages.size(), std::size_t{less == 0 ? 1U : 0U});
        if (less == 0)
            QVERIFY(test::near(only(lab).profit, 1 / (1 / worth + 1 / other) - 1, 1e-7));
    }
}

void TestCrossArbitrage::bothDoubleChancesOfOneBookmaker()
{
    EdgeLab lab; // one line, but no line with a complete set of outcomes
    lab.quotes.event("e", "soccer_epl").book("a").market("double_chance");
    lab.quotes.quote("Home or Draw", 2.1).quote("Away or Draw", 2.05);
    lab.run();
    QCOMPARE(lab.legs(only(lab), 2), (Texts{"a Home or Draw", "a Away or Draw"}));
    QCOMPARE(only(lab).payoffCount, 3U); // a draw wins both
}

void TestCrossArbitrage::unknownDrawRulesFillNoGap()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").book("a").market("h2h").quote("Home", 3.0);
    lab.quotes.h2h("b", 1.01, 5.0, 3.2);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    lab.quotes.event("e", "soccer_epl").book("dnb1").market("h2h").quote("Home", 3.0);
    lab.quotes.h2h("b", 1.01, 5.0, 3.2);
    lab.run();
    QCOMPARE(lab.legs(only(lab), 3), (Texts{"dnb1 Home", "b Draw", "b Away"}));
    QVERIFY(has(only(lab).flags, Flag::PushPossible));
}

void TestCrossArbitrage::theBestOfAllMarketsIsTold()
{
    EdgeLab lab; // home +0.5 is worth no less at a, and so the pair of spreads is not told beside it
    lab.quotes.event("e", "soccer_epl").spread("a", 0.5, 2.1, 1.2).spread("b", -0.5, 1.2, 1.2);
    lab.quotes.spread("b", 0.25, 1.2, 2.0).book("c").market("draw_no_bet").quote("Away", 2.05);
    lab.quotes.book("d").market("spreads").quote("Away", 2.0, 0);
    lab.run();
    Texts told;
    for (const Arbitrage &found : lab.result.arbitrages)
        told.push_back(lab.legs(found, 2)[1]);
    std::sort(told.begin(), told.end());
    QCOMPARE(told, (Texts{"b Away", "c Away"})); // at -0.25 and at 0, where c beats d
}

void TestCrossArbitrage::stakesAndPayoffs()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 1.5, 3.6, 2.0)
        .spread("b", -0.5, 3.2, 1.2)
        .at(testNow - 60)
        .spread("c", 0.5, 1.2, 2.9);
    lab.run();
    const Arbitrage found = only(lab); // home -0.5, the draw, away -0.5
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"b Home", "a Draw", "c Away"}));
    QCOMPARE(found.legs[0].point, -0.5);
    QVERIFY(std::isnan(found.legs[1].point));
    QCOMPARE(found.skewSeconds, 50.0);
    QCOMPARE(found.payoffCount, 3U);
    double staked = 0;
    for (const Leg &leg : found.legs)
        staked += leg.stake;
    double least = 1e9;
    for (std::size_t at = 0; at < 3; ++at) {
        COMPARE_NEAR(found.payoffs[at].net, found.legs[at].stake * found.legs[at].price - staked);
        least = std::min(least, found.payoffs[at].net);
    }
    COMPARE_NEAR(found.profit, least / staked);
    QVERIFY(found.profit > 0.069 && found.profit < 0.0694);
}

void TestCrossArbitrage::onlyWhereMatchesCanEndLevel()
{
    EdgeLab lab; // overtime counts in some of these markets and not in others
    lab.quotes.event("e", "icehockey_nhl")
        .h2h("a", 2.1, 1.01, 1.01)
        .book("b")
        .market("spreads")
        .quote("Away", 2.05, 0.5);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

void TestCrossArbitrage::onlyInOnePeriod()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 2.1, 1.01, 1.01)
        .book("b")
        .market("spreads_h1")
        .quote("Away", 2.05, 0.5);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    lab.quotes.event("e", "soccer_epl").book("a").market("h2h_h1").quote("Home", 2.1).quote("Draw", 1.01);
    lab.quotes.book("b").market("spreads_h1").quote("Away", 2.05, 0.5);
    lab.run();
    QCOMPARE(only(lab).legCount, 2U);
    QCOMPARE(lab.vocabulary.periods.text(only(lab).line.period), std::string_view("h1"));
}

void TestCrossArbitrage::onlyCloseInTime()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 2.1, 1.01, 1.01)
        .at(testNow - 191)
        .book("b")
        .market("spreads")
        .quote("Away", 2.05, 0.5);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

void TestCrossArbitrage::unknownDrawRulesAreNoDrawNoBet()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .book("a")
        .market("h2h")
        .quote("Home", 2.1)
        .book("b")
        .market("spreads")
        .quote("Away", 2.05, 0);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    lab.quotes.event("e", "soccer_epl")
        .book("dnb1")
        .market("h2h")
        .quote("Home", 2.1)
        .book("b")
        .market("spreads")
        .quote("Away", 2.05, 0);
    lab.run();
    QCOMPARE(lab.legs(only(lab), 2), (Texts{"dnb1 Home", "b Away"}));
    QVERIFY(has(only(lab).flags, Flag::PushPossible));
}

void TestCrossArbitrage::whatOneLineHasIsNotToldTwice()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .spread("a", 0, 2.1, 1.5)
        .spread("b", 0, 1.5, 2.05)
        .book("c")
        .market("draw_no_bet")
        .quote("Home", 1.5);
    lab.run();
    QCOMPARE(lab.result.arbitrages.size(), std::size_t{1});
    QCOMPARE(lab.result.arbitrages[0].kind, ArbitrageKind::TwoWay);
}

void TestCrossArbitrage::aDoubleChanceIsReadInEveryWay_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("understood");
    const auto row = [](const char *name, bool understood) {
        QTest::newRow(name) << QString::fromUtf8(name) << understood;
    };
    row("Draw or Away", true);
    row("Away or Draw", true);
    row("Draw/Away", true);
    row("Away / Draw", true);
    row("Draw and Away", false);
    row("Draw or Away!", false);
    row("X2", false);
    row("Home or Draw", false);
}

void TestCrossArbitrage::aDoubleChanceIsReadInEveryWay()
{
    QFETCH(QString, name);
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 2.1, 1.01, 1.01)
        .book("b")
        .market("double_chance")
        .quote(name.toStdString(), 2.05);
    lab.run();
    QTEST(only(lab).legCount == 2, "understood");
}

void TestCrossArbitrage::cornersAreNoGoals()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 2.1, 1.01, 1.01)
        .book("b")
        .market("alternate_spreads_corners")
        .quote("Away", 2.05, 0.5);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

void TestCrossArbitrage::aStaleDoubleChanceIsFlagged()
{
    EdgeLab lab;
    lab.options.freshness.refuseStale = false;
    lab.quotes.event("e", "soccer_epl")
        .at(testNow - 590)
        .h2h("a", 2.1, 1.01, 1.01)
        .at(testNow - 610)
        .book("b")
        .market("double_chance")
        .quote("Draw or Away", 2.05);
    lab.run();
    QCOMPARE(only(lab).legCount, 2U);
    QCOMPARE(only(lab).flags, Flags{} | Flag::Stale);
}

void TestCrossArbitrage::aPickemDoubleChanceIsNoLeg()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 2.1, 1.01, 1.01)
        .book("prizepicks")
        .market("double_chance")
        .quote("Draw or Away", 2.05);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

void TestCrossArbitrage::nothingPaysAfterCommission()
{
    EdgeLab lab; // 1.9 or 1.99 or both
    lab.quotes.event("e", "soccer_epl")
        .h2h("tenpercent", 2.1, 1.01, 1.01)
        .book("b")
        .market("spreads")
        .quote("Away", 2.0, 0.5);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
}

void TestCrossArbitrage::differentTotalsThatCannotLose()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 208.5, 2.1, 1.5).totals("b", 211.5, 1.5, 2.05);
    lab.run();
    const Arbitrage found = only(lab);
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Over", "b Under"}));
    QCOMPARE(found.line.point, 208.5);
    QCOMPARE(found.payoffCount, 3U);
    QCOMPARE(found.payoffs[0].result.kind, Outcome::Kind::Below);
    QCOMPARE(found.payoffs[0].result.low, 208.5);
    COMPARE_NEAR(found.payoffs[0].net, 50.6 * 2.05 - 100);
    QCOMPARE(found.payoffs[1].result.kind, Outcome::Kind::Between);
    QCOMPARE(found.payoffs[1].result.high, 211.5);
    COMPARE_NEAR(found.payoffs[1].net, 50.6 * 2.05 + 49.4 * 2.1 - 100);
    QCOMPARE(found.payoffs[2].result.kind, Outcome::Kind::Above);
    COMPARE_NEAR(found.payoffs[2].net, 49.4 * 2.1 - 100);
    QCOMPARE(lab.result.middles.size(), std::size_t{1}); // it is a middle as well
}

void TestCrossArbitrage::differentSpreadsThatCannotLose()
{
    EdgeLab lab; // home +3.5 wins from a margin of -3, away +5.5 up to 5
    lab.quotes.event("e").spread("a", 3.5, 2.1, 1.5).spread("b", -5.5, 1.5, 2.05);
    lab.run();
    const Arbitrage found = only(lab);
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Home", "b Away"}));
    QCOMPARE(found.payoffs[0].result.low, -3.5);
    QCOMPARE(found.payoffs[2].result.low, 5.5);
    QCOMPARE(found.legs[1].point, 5.5);
}

void TestCrossArbitrage::payoffsOfDifferentPoints_data()
{
    // Over low at 2.10 with 49.40, Under high at 2.05 with 50.60: a win is 54.34 and 53.13.
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QList<double>>("nets"); ///< sorted, without below and above
    constexpr double over = 54.34;
    constexpr double under = 53.13;
    QTest::newRow("whole and whole, nothing between") << 2.0 << 3.0 << QList<double>{under, over};
    QTest::newRow("whole and whole, a number between") << 2.0 << 4.0 << QList<double>{under, over, over + under};
    QTest::newRow("whole and half") << 2.0 << 2.5 << QList<double>{under};
    QTest::newRow("half and whole") << 1.5 << 2.0 << QList<double>{over};
    QTest::newRow("half and quarter on one number") << 1.5 << 1.75 << QList<double>{over - 25.3};
    QTest::newRow("half and the quarter above") << 1.5 << 2.25 << QList<double>{over + under / 2};
    QTest::newRow("quarters around a number") << 1.75 << 2.25 << QList<double>{over / 2 + under / 2};
    QTest::newRow("whole and quarter") << 2.0 << 2.25 << QList<double>{under / 2};
    QTest::newRow("quarter and half") << 2.25 << 2.5 << QList<double>{under - 24.7};
    QTest::newRow("quarter and the next quarter") << 2.25 << 2.75 << QList<double>{over - 25.3, under - 24.7};
}

void TestCrossArbitrage::payoffsOfDifferentPoints()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QList<double>, nets);
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").totals("a", low, 2.1, 1.5).totals("b", high, 1.5, 2.05);
    lab.run();
    const Arbitrage found = only(lab);
    QList<double> listed;
    for (std::uint32_t at = 0; at < found.payoffCount; ++at) {
        const Outcome::Kind kind = found.payoffs[at].result.kind;
        if (kind == Outcome::Kind::Below)
            COMPARE_NEAR(found.payoffs[at].net, 50.6 * 2.05 - 100);
        else if (kind == Outcome::Kind::Above)
            COMPARE_NEAR(found.payoffs[at].net, 49.4 * 2.1 - 100);
        else
            listed << found.payoffs[at].net;
    }
    std::sort(listed.begin(), listed.end());
    std::sort(nets.begin(), nets.end());
    QCOMPARE(listed.size(), nets.size());
    for (qsizetype at = 0; at < nets.size(); ++at)
        QVERIFY(test::near(listed[at], nets[at], 1e-9));
}

QTEST_GUILESS_MAIN(TestCrossArbitrage)
#include "tst_cross_arbitrage.moc"
