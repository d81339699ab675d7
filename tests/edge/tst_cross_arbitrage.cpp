// SPDX-License-Identifier: GPL-3.0-or-later
#include "cross_bets.h"

#include <QtTest>

#include <algorithm>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::onlyCross;
using test::quoteBet;
using test::testNow;
using test::Texts;

/// Arbitrages of two legs from different markets of one match. Prices on the other side are too low to matter.
class TestCrossArbitrage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWayToCoverTheResults_data();
    void everyWayToCoverTheResults();
    void halfAWinMayBeEnough_data();
    void halfAWinMayBeEnough();
    void legsThatDoNotGoTogether_data();
    void legsThatDoNotGoTogether();
    void bothDoubleChancesOfOneBookmaker();
    void theBestOfAllMarketsIsTold();
    void halfTimeIsAPeriodOfItsOwn();
    void unknownDrawRulesAreNoDrawNoBet();
    void whatOneLineHasIsNotToldTwice();
    void aDoubleChanceIsReadInEveryWay_data();
    void aDoubleChanceIsReadInEveryWay();
    void aStaleDoubleChanceIsFlagged();
};

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
    quoteBet(lab, "a", first, 2.1);
    quoteBet(lab, "b", second, 2.05);
    lab.run();
    QTEST(!lab.result.arbitrages.empty(), "covers");
    if (lab.result.arbitrages.empty())
        return;
    const Arbitrage found = onlyCross(lab);
    QCOMPARE(found.legCount, 2U);
    const QList<QByteArray> selections{first.split('|')[1], second.split('|')[1]};
    QCOMPARE(lab.legs(found, 2), (Texts{"a " + selections[0].toStdString(), "b " + selections[1].toStdString()}));
    COMPARE_NEAR(found.profit, (50.6 * 2.05 - 100) / 100);
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
        quoteBet(lab, "a", first, price - less);
        quoteBet(lab, "b", second, other);
        lab.run();
        QCOMPARE(lab.result.arbitrages.size(), std::size_t{less == 0 ? 1U : 0U});
        if (less == 0)
            QVERIFY(test::near(onlyCross(lab).profit, 1 / (1 / worth + 1 / other) - 1, 1e-7));
    }
}

void TestCrossArbitrage::legsThatDoNotGoTogether_data()
{
    QTest::addColumn<QByteArray>("sport");
    QTest::addColumn<QByteArray>("first"); ///< who has home at 2.1
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("bet"); ///< of the second, at 2.05
    QTest::addColumn<int>("apart");      ///< seconds
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char *sport, const char *first, const char *second, const char *bet,
                        int apart, bool found) {
        QTest::newRow(name) << QByteArray(sport) << QByteArray(first) << QByteArray(second) << QByteArray(bet) << apart
                            << found;
    };
    row("three minutes apart is close enough", "soccer_epl", "a", "b", "spreads|Away|0.5", 180, true);
    row("a second more is not", "soccer_epl", "a", "b", "spreads|Away|0.5", 181, false);
    // Overtime counts in some of these markets and not in others.
    row("where matches cannot end level", "icehockey_nhl", "a", "b", "spreads|Away|0.5", 0, false);
    row("of different periods", "soccer_epl", "a", "b", "spreads_h1|Away|0.5", 0, false);
    row("corners are no goals", "soccer_epl", "a", "b", "alternate_spreads_corners|Away|0.5", 0, false);
    row("a double chance", "soccer_epl", "a", "b", "double_chance|Draw or Away", 0, true);
    row("a pick'em double chance", "soccer_epl", "a", "prizepicks", "double_chance|Draw or Away", 0, false);
    row("1.99 and 2.05 after commission", "soccer_epl", "tenpercent", "b", "spreads|Away|0.5", 0, true);
    row("1.99 and 1.945 after commission", "soccer_epl", "tenpercent", "tenpercent", "spreads|Away|0.5", 0, false);
}

void TestCrossArbitrage::legsThatDoNotGoTogether()
{
    QFETCH(QByteArray, sport);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, bet);
    QFETCH(int, apart);
    EdgeLab lab;
    lab.quotes.event("e", sport.toStdString());
    quoteBet(lab, first, "h2h|Home", 2.1);
    lab.quotes.at(testNow - 10 - apart);
    quoteBet(lab, second, bet, 2.05);
    lab.run();
    QTEST(onlyCross(lab).legCount == 2, "found");
    QTEST(!lab.result.arbitrages.empty(), "found");
}

void TestCrossArbitrage::bothDoubleChancesOfOneBookmaker()
{
    EdgeLab lab; // one line, but no line with a complete set of outcomes
    lab.quotes.event("e", "soccer_epl").book("a").market("double_chance");
    lab.quotes.quote("Home or Draw", 2.1).quote("Away or Draw", 2.05);
    lab.run();
    QCOMPARE(lab.legs(onlyCross(lab), 2), (Texts{"a Home or Draw", "a Away or Draw"}));
    QCOMPARE(onlyCross(lab).payoffCount, 3U); // a draw wins both
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

void TestCrossArbitrage::halfTimeIsAPeriodOfItsOwn()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl");
    quoteBet(lab, "a", "h2h_h1|Home", 2.1);
    quoteBet(lab, "b", "spreads_h1|Away|0.5", 2.05);
    lab.run();
    QCOMPARE(onlyCross(lab).legCount, 2U);
    QCOMPARE(lab.vocabulary.periods.text(onlyCross(lab).line.period), std::string_view("h1"));
}

void TestCrossArbitrage::unknownDrawRulesAreNoDrawNoBet()
{
    EdgeLab lab;
    for (const char *bookmaker : {"a", "dnb1"}) {
        lab.quotes.event("e", "soccer_epl").book(bookmaker).market("h2h").quote("Home", 2.1);
        quoteBet(lab, "b", "spreads|Away|0", 2.05);
        lab.run();
        QCOMPARE(lab.result.arbitrages.empty(), bookmaker == std::string_view("a"));
    }
    QCOMPARE(lab.legs(onlyCross(lab), 2), (Texts{"dnb1 Home", "b Away"}));
    QVERIFY(has(onlyCross(lab).flags, Flag::PushPossible));
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
    lab.quotes.event("e", "soccer_epl");
    quoteBet(lab, "a", "h2h|Home", 2.1);
    quoteBet(lab, "b", "double_chance|" + name.toUtf8(), 2.05);
    lab.run();
    QTEST(onlyCross(lab).legCount == 2, "understood");
}

void TestCrossArbitrage::aStaleDoubleChanceIsFlagged()
{
    EdgeLab lab;
    lab.options.freshness.refuseStale = false;
    lab.quotes.event("e", "soccer_epl").at(testNow - 590);
    quoteBet(lab, "a", "h2h|Home", 2.1);
    lab.quotes.at(testNow - 610);
    quoteBet(lab, "b", "double_chance|Draw or Away", 2.05);
    lab.run();
    QCOMPARE(onlyCross(lab).legCount, 2U);
    QCOMPARE(onlyCross(lab).flags, Flags{} | Flag::Stale);
}

QTEST_GUILESS_MAIN(TestCrossArbitrage)
#include "tst_cross_arbitrage.moc"
