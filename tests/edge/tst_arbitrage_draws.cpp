// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::testNow;

/// Two-way winner bets where a match may end level.
class TestArbitrageDraws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDrawIsNoWayOut_data();
    void aDrawIsNoWayOut();
    void aDrawElsewhereHidesNothing_data();
    void aDrawElsewhereHidesNothing();
    void aThreeWayFamilyWithoutItsDrawIsNoArbitrage();
    void aTwoWayWinnerThatIsReturnedCanPush();
};

void TestArbitrageDraws::aDrawIsNoWayOut_data()
{
    QTest::addColumn<QString>("sport");
    QTest::addColumn<QString>("home");
    QTest::addColumn<QString>("away");
    QTest::addColumn<bool>("drawQuoted");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char *sport, const char *home, const char *away, bool drawQuoted,
                        bool found) {
        QTest::newRow(name) << QString::fromUtf8(sport) << QString::fromUtf8(home) << QString::fromUtf8(away)
                            << drawQuoted << found;
    };
    row("basketball has no draws", "basketball_nba", "a", "b", false, true);
    row("soccer between unknown rules", "soccer_epl", "a", "b", false, false);
    row("soccer where one rule is known", "soccer_epl", "dnb1", "b", false, false);
    row("soccer where both return the stake", "soccer_epl", "dnb1", "dnb2", false, true);
    row("any sport where somebody quotes a draw", "boxing_boxing", "a", "b", true, false);
    row("a sport whose draws nobody quotes", "boxing_boxing", "a", "b", false, true);
}

void TestArbitrageDraws::aDrawIsNoWayOut()
{
    QFETCH(QString, sport);
    QFETCH(QString, home);
    QFETCH(QString, away);
    QFETCH(bool, drawQuoted);
    EdgeLab lab;
    lab.quotes.event("e", sport.toStdString()).h2h(home.toStdString(), 2.1, 1.7).h2h(away.toStdString(), 1.8, 2.05);
    if (drawQuoted)
        lab.quotes.h2h("c", 2.1, 15, 1.8);
    lab.run();
    QTEST(lab.result.arbitrages.size() == 1, "found");
    QVERIFY(lab.result.lowHolds.empty());
}

void TestArbitrageDraws::aDrawElsewhereHidesNothing_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<int>("age");
    QTest::addColumn<bool>("found");
    QTest::newRow("the draw of a quarter") << "h2h_q1" << 10 << true;
    QTest::newRow("the draw of regulation time") << "h2h_3_way" << 10 << true;
    QTest::newRow("the draw of a quarter's three ways") << "h2h_3_way_q1" << 10 << true;
    QTest::newRow("a stale draw of the same market") << "h2h" << 700 << true;
    QTest::newRow("a draw of the same market") << "h2h" << 10 << false;
}

void TestArbitrageDraws::aDrawElsewhereHidesNothing()
{
    QFETCH(QString, market);
    QFETCH(int, age);
    EdgeLab lab;
    for (const double best : {2.1, 1.99}) { // an arbitrage, a low hold
        lab.quotes.event("e", "basketball_nba").h2h("a", best, 1.7).h2h("b", 1.8, 2.02).at(testNow - age);
        lab.quotes.book("c").market(market.toStdString()).quote("Home", 1.9).quote("Away", 1.9).quote("Draw", 9);
        lab.quotes.at(testNow - 10);
        lab.run();
        QTEST(lab.result.arbitrages.size() + lab.result.lowHolds.size() == 1, "found");
    }
}

void TestArbitrageDraws::aThreeWayFamilyWithoutItsDrawIsNoArbitrage()
{
    EdgeLab lab; // its draw is suspended, but still there
    for (const char *sport : {"icehockey_nhl", "soccer_epl"}) {
        lab.quotes.event("e", sport).book("dnb1").market("h2h_3_way").quote("Home", 2.4).quote("Away", 2.4);
        lab.run();
        QVERIFY(lab.result.arbitrages.empty() && lab.result.lowHolds.empty());
    }
}

void TestArbitrageDraws::aTwoWayWinnerThatIsReturnedCanPush()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").h2h("dnb1", 2.1, 1.7).h2h("dnb2", 1.8, 2.05);
    lab.quotes.event("f", "soccer_epl").h2h("dnb1", 1.99, 1.7).h2h("dnb2", 1.8, 2.0);
    lab.quotes.event("g", "basketball_nba").h2h("dnb1", 2.1, 1.7).h2h("dnb2", 1.8, 2.05); // nothing to return
    lab.run();
    QVERIFY(has(lab.result.arbitrages.at(0).flags, Flag::PushPossible));
    QVERIFY(has(lab.result.lowHolds.at(0).flags, Flag::PushPossible));
    QVERIFY(!has(lab.result.arbitrages.at(1).flags, Flag::PushPossible));
}

QTEST_GUILESS_MAIN(TestArbitrageDraws)
#include "tst_arbitrage_draws.moc"
