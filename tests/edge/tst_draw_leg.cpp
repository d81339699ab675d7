// SPDX-License-Identifier: GPL-3.0-or-later
#include "cross_bets.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <span>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::onlyCross;
using test::quoteBet;
using test::testNow;
using test::Texts;

/// Arbitrages of three legs from several markets: a bet on the draw where the other two leave it out.
class TestDrawLeg : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBetOnTheDrawFillsTheGap_data();
    void aBetOnTheDrawFillsTheGap();
    void unknownDrawRulesFillNoGap();
    void stakesAndPayoffs();
};

void TestDrawLeg::aBetOnTheDrawFillsTheGap_data()
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

void TestDrawLeg::aBetOnTheDrawFillsTheGap()
{
    QFETCH(QByteArray, home);
    QFETCH(QByteArray, away);
    QFETCH(double, returned);
    EdgeLab lab;
    lab.options.twoSided.step = 1e-6;
    lab.quotes.event("e", "soccer_epl");
    quoteBet(lab, "a", home, 3.0);
    quoteBet(lab, "b", away, 3.2);
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

void TestDrawLeg::unknownDrawRulesFillNoGap()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").book("a").market("h2h").quote("Home", 3.0);
    lab.quotes.h2h("b", 1.01, 5.0, 3.2);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    lab.quotes.event("e", "soccer_epl").book("dnb1").market("h2h").quote("Home", 3.0);
    lab.quotes.h2h("b", 1.01, 5.0, 3.2);
    lab.run();
    QCOMPARE(lab.legs(onlyCross(lab), 3), (Texts{"dnb1 Home", "b Draw", "b Away"}));
    QVERIFY(has(onlyCross(lab).flags, Flag::PushPossible));
}

void TestDrawLeg::stakesAndPayoffs()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl")
        .h2h("a", 1.5, 3.6, 2.0)
        .spread("b", -0.5, 3.2, 1.2)
        .at(testNow - 60)
        .spread("c", 0.5, 1.2, 2.9);
    lab.run();
    const Arbitrage found = onlyCross(lab); // home -0.5, the draw, away -0.5
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

QTEST_GUILESS_MAIN(TestDrawLeg)
#include "tst_draw_leg.moc"
