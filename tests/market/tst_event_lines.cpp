// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/line_sorter.h"

#include <QtTest>

#include <bit>
#include <string>

using namespace evision;
using namespace evision::market;
using test::LineSorter;
using test::noPoint;
using test::noPrice;
using test::testNow;

/// Which line a quote belongs to.
class TestEventLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBookmakerThatNamesDrawIsThreeWay();
    void aDrawWithABadPriceIsStillThreeWay();
    void aLayThatNamesDrawIsEnough();
    void aThreeWayFamilyIsThreeWayWithoutItsDraw_data();
    void aThreeWayFamilyIsThreeWayWithoutItsDraw();
    void theDrawOfAnotherPeriodSaysNothing();
    void theDrawOfAnotherResponseSaysNothing();
    void aDrawFarAwayInTheResponseCounts();
    void drawNoBetIsTwoWay();
    void aSpreadIsNamedByTheHomePoint();
    void zeroHandicapsMeet();
    void aSpreadOfSomebodyElseIsNoSide();
    void anOutrightHasNoSides();
    void aTotalHasACommonPoint();
    void alternatePointsAreLinesOfTheFamily();
    void aPeriodIsALineOfItsOwn();
    void aParticipantIsALineOfItsOwn();
    void propsAreToldByTheirNames();
    void namesAreNeverASet();
    void layPricesStandBesideTheBacks();
    void aLineNobodyUsesIsMarked();
    void theSorterIsKeptAndFilledAgain();
};

void TestEventLines::aBookmakerThatNamesDrawIsThreeWay()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl").h2h("x", 2.1, 3.3, 3.9).h2h("y", 1.5, 2.6);
    s.sort();
    const auto three = s.find("h2h", OutcomeSet::HomeDrawAway);
    const auto two = s.find("h2h", OutcomeSet::HomeAway);
    QCOMPARE(s.lines.lines().size(), std::size_t{2});
    QCOMPARE(s.price(three, "x", 0), 2.1);
    QCOMPARE(s.price(three, "x", 1), 3.3);
    QCOMPARE(s.price(three, "x", 2), 3.9);
    QVERIFY(!s.bookLine(three, "y"));
    QCOMPARE(s.price(two, "y", 0), 1.5);
    QCOMPARE(s.price(two, "y", 1), 2.6);
    QVERIFY(!s.lines.lines()[*two].hasPoint());
}

void TestEventLines::aDrawWithABadPriceIsStillThreeWay()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl").h2h("x", 2.1, noPrice, 3.9);
    s.sort();
    const auto three = s.find("h2h", OutcomeSet::HomeDrawAway);
    QCOMPARE(s.price(three, "x", 0), 2.1);
    QCOMPARE(s.price(three, "x", 1), 0.0);
    QCOMPARE(s.price(three, "x", 2), 3.9);
    QVERIFY(!s.find("h2h", OutcomeSet::HomeAway));
}

void TestEventLines::aThreeWayFamilyIsThreeWayWithoutItsDraw_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("period");
    QTest::newRow("the match") << "h2h_3_way"
                               << "full";
    QTest::newRow("a period of it") << "h2h_3_way_p1"
                                    << "p1";
}

void TestEventLines::aThreeWayFamilyIsThreeWayWithoutItsDraw()
{
    QFETCH(QString, market);
    QFETCH(QString, period);
    LineSorter s;
    s.quotes.event("e", "icehockey_nhl").book("x").market(market.toStdString()).quote("Home", 2.4).quote("Away", 2.6);
    s.sort();
    const auto three = s.find("h2h_3_way", OutcomeSet::HomeDrawAway, noPoint, {}, period.toStdString());
    QCOMPARE(s.lines.lines().size(), std::size_t{1});
    QCOMPARE(s.price(three, "x", 0), 2.4);
    QCOMPARE(s.price(three, "x", 1), 0.0);
    QCOMPARE(s.price(three, "x", 2), 2.6);
}

void TestEventLines::aLayThatNamesDrawIsEnough()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl").h2h("x", 2.1, 3.9).market("h2h_lay").quote("Draw", 3.4);
    s.sort();
    const auto three = s.find("h2h", OutcomeSet::HomeDrawAway);
    QCOMPARE(s.price(three, "x", 2), 3.9);
    QCOMPARE(s.layPrice(three, "x", 1), 3.4);
    QVERIFY(!s.find("h2h", OutcomeSet::HomeAway));
}

void TestEventLines::theDrawOfAnotherPeriodSaysNothing()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl").h2h("x", 2.1, 1.7).market("h2h_h1").quote("Home", 2.8).quote("Draw", 2.1);
    s.sort();
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeAway), "x", 0), 2.1);
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeDrawAway, noPoint, {}, "h1"), "x", 1), 2.1);
}

void TestEventLines::theDrawOfAnotherResponseSaysNothing()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl").h2h("x", 1.5, 2.6).response(1).at(testNow - 20).h2h("x", 2.1, 3.3, 3.9);
    s.sort();
    QVERIFY(s.find("h2h", OutcomeSet::HomeAway).has_value());
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeAway), "x", 1), 2.6);
}

void TestEventLines::aDrawFarAwayInTheResponseCounts()
{
    LineSorter s; // the bookmaker comes twice, others between
    s.quotes.event("e", "soccer_epl").h2h("x", 2.1, 3.9).h2h("y", 1.5, 2.6).book("x").market("h2h").quote("Draw", 3.3);
    s.sort();
    const auto three = s.find("h2h", OutcomeSet::HomeDrawAway);
    QCOMPARE(s.price(three, "x", 0), 2.1);
    QCOMPARE(s.price(three, "x", 1), 3.3);
    QVERIFY(!s.bookLine(s.find("h2h", OutcomeSet::HomeAway), "x"));
    QCOMPARE(s.lines.lines()[*three].bookCount, 1U);
}

void TestEventLines::drawNoBetIsTwoWay()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl")
        .h2h("x", 2.1, 3.3, 3.9)
        .market("draw_no_bet")
        .quote("Away", 2.7)
        .quote("Home", 1.5);
    s.sort();
    const auto line = s.find("draw_no_bet", OutcomeSet::HomeAway);
    QCOMPARE(s.price(line, "x", 0), 1.5);
    QCOMPARE(s.price(line, "x", 1), 2.7);
}

void TestEventLines::aSpreadIsNamedByTheHomePoint()
{
    LineSorter s;
    s.quotes.event("e").book("x").market("spreads").quote("Away", 1.9, 3.5).quote("Home", 1.95, -3.5);
    s.quotes.book("y").market("spreads").quote("Home", 1.8, 3.5).quote("Away", 2.05, -3.5);
    s.sort();
    const auto giving = s.find("spreads", OutcomeSet::HomeAway, -3.5);
    const auto taking = s.find("spreads", OutcomeSet::HomeAway, 3.5);
    QCOMPARE(s.lines.lines().size(), std::size_t{2});
    QCOMPARE(s.price(giving, "x", 0), 1.95);
    QCOMPARE(s.price(giving, "x", 1), 1.9);
    QCOMPARE(s.price(taking, "y", 0), 1.8);
    QCOMPARE(s.price(taking, "y", 1), 2.05);
}

void TestEventLines::zeroHandicapsMeet()
{
    LineSorter s;
    s.quotes.event("e").book("x").market("spreads").quote("Home", 1.9, 0).quote("Away", 1.95, 0);
    s.sort();
    QCOMPARE(s.lines.lines().size(), std::size_t{1});
    QCOMPARE(std::bit_cast<std::uint64_t>(s.lines.lines()[0].point), std::uint64_t{0}); // not -0.0
    QCOMPARE(s.price(0, "x", 1), 1.95);
}

void TestEventLines::aSpreadOfSomebodyElseIsNoSide()
{
    LineSorter s;
    s.quotes.event("e").book("x").market("spreads").quote("Home", 1.9, -3).quote("Visitors", 1.95, 3);
    s.sort();
    QCOMPARE(s.price(s.find("spreads", OutcomeSet::HomeAway, -3), "x", 1), 0.0);
    QVERIFY(s.find("spreads", OutcomeSet::Names, 3).has_value());
    QCOMPARE(s.status[1], QuoteStatus::Used); // a good quote on a line nobody prices
    QCOMPARE(s.lines.named().size(), std::size_t{1});
}

void TestEventLines::anOutrightHasNoSides()
{
    LineSorter s;
    s.quotes.event("e", "golf_masters", "", "").book("x").market("outrights").quote("Ann", 5).quote("", 7);
    s.quotes.market("h2h").quote("", 2);
    s.sort();
    for (const Line &line : s.lines.lines())
        QCOMPARE(line.set, OutcomeSet::Names);
}

void TestEventLines::aTotalHasACommonPoint()
{
    LineSorter s;
    s.quotes.event("e")
        .totals("x", 210.5, 1.9, 1.92)
        .book("y")
        .market("totals")
        .quote("Under", 1.97, 210.5)
        .quote("Exactly", 20, 210.5);
    s.sort();
    const auto line = s.find("totals", OutcomeSet::OverUnder, 210.5);
    QCOMPARE(s.price(line, "x", 0), 1.9);
    QCOMPARE(s.price(line, "y", 1), 1.97);
    QCOMPARE(s.price(line, "y", 0), 0.0);
    QVERIFY(s.find("totals", OutcomeSet::Names, 210.5).has_value());
}

void TestEventLines::alternatePointsAreLinesOfTheFamily()
{
    LineSorter s;
    s.quotes.event("e").totals("x", 210.5, 1.9, 1.92).market("alternate_totals").quote("Over", 1.7, 208.5);
    s.sort();
    QCOMPARE(s.price(s.find("totals", OutcomeSet::OverUnder, 208.5), "x", 0), 1.7);
    QCOMPARE(s.lines.lines().size(), std::size_t{2});
}

void TestEventLines::aPeriodIsALineOfItsOwn()
{
    LineSorter s;
    s.quotes.event("e").totals("x", 110.5, 1.9, 1.92).market("totals_h1").quote("Over", 1.8, 110.5);
    s.sort();
    QCOMPARE(s.price(s.find("totals", OutcomeSet::OverUnder, 110.5), "x", 0), 1.9);
    QCOMPARE(s.price(s.find("totals", OutcomeSet::OverUnder, 110.5, {}, "h1"), "x", 0), 1.8);
}

void TestEventLines::aParticipantIsALineOfItsOwn()
{
    LineSorter s;
    s.quotes.event("e")
        .book("x")
        .market("team_totals")
        .quote("Over", 1.9, 110.5, "Home")
        .quote("Over", 1.8, 110.5, "Away");
    s.sort();
    QCOMPARE(s.price(s.find("team_totals", OutcomeSet::OverUnder, 110.5, "Home"), "x", 0), 1.9);
    QCOMPARE(s.price(s.find("team_totals", OutcomeSet::OverUnder, 110.5, "Away"), "x", 0), 1.8);
}

void TestEventLines::propsAreToldByTheirNames()
{
    LineSorter s;
    s.quotes.event("e")
        .book("x")
        .market("player_points")
        .quote("Over", 1.9, 20.5, "Ann")
        .quote("Under", 1.85, 20.5, "Ann");
    s.quotes.market("player_double_double").quote("Yes", 4.5, noPoint, "Ann").quote("No", 1.15, noPoint, "Ann");
    s.sort();
    const auto points = s.find("player_points", OutcomeSet::OverUnder, 20.5, "Ann");
    const auto doubles = s.find("player_double_double", OutcomeSet::YesNo, noPoint, "Ann");
    QCOMPARE(s.price(points, "x", 1), 1.85);
    QCOMPARE(s.price(doubles, "x", 0), 4.5);
    QCOMPARE(s.price(doubles, "x", 1), 1.15);
    QCOMPARE(s.lines.lines()[*points].marketClass, MarketClass::Props);
}

void TestEventLines::namesAreNeverASet()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl")
        .book("x")
        .market("double_chance")
        .quote("Home or Draw", 1.3)
        .quote("Home or Away", 1.25)
        .quote("Draw or Away", 1.9);
    s.sort();
    const auto line = s.find("double_chance", OutcomeSet::Names);
    QVERIFY(line.has_value());
    QCOMPARE(s.lines.lines()[*line].firstBook, none);
    QVERIFY(s.lines.lines()[*line].used);
    QCOMPARE(s.lines.named().size(), std::size_t{3});
    QCOMPARE(s.lines.named()[2].slot.price, 1.9);
}

void TestEventLines::layPricesStandBesideTheBacks()
{
    LineSorter s;
    s.quotes.event("e").h2h("betfair", 2.0, 1.98).market("h2h_lay").quote("Away", 2.02).quote("Home", 2.04);
    s.sort();
    const auto line = s.find("h2h", OutcomeSet::HomeAway);
    QCOMPARE(s.price(line, "betfair", 0), 2.0);
    QCOMPARE(s.layPrice(line, "betfair", 0), 2.04);
    QCOMPARE(s.layPrice(line, "betfair", 1), 2.02);
    QCOMPARE(s.layPrice(line, "nobody", 1), 0.0);
}

void TestEventLines::aLineNobodyUsesIsMarked()
{
    LineSorter s;
    s.quotes.event("e")
        .totals("x", 1.5, noPrice, 1.0)
        .totals("x", 2.5, 1.5, noPrice)
        .market("h2h_lay")
        .quote("Home", 2.0);
    s.quotes.market("outrights").quote("Ann", 0.5).market("btts").quote("Yes", 2.0);
    s.sort();
    QVERIFY(!s.lines.lines()[*s.find("totals", OutcomeSet::OverUnder, 1.5)].used);
    QVERIFY(s.lines.lines()[*s.find("totals", OutcomeSet::OverUnder, 2.5)].used);
    QVERIFY(!s.lines.lines()[*s.find("h2h", OutcomeSet::HomeAway)].used);
    QVERIFY(!s.lines.lines()[*s.find("outrights", OutcomeSet::Names)].used);
    QVERIFY(s.lines.lines()[*s.find("btts", OutcomeSet::YesNo)].used);
}

void TestEventLines::theSorterIsKeptAndFilledAgain()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2, 1.9).totals("x", 5.5, 1.9, 1.9).market("outrights").quote("Ann", 5);
    s.sort();
    QCOMPARE(s.lines.lines().size(), std::size_t{3});
    s.quotes.event("f");
    for (int point = 0; point < 100; ++point)
        s.quotes.totals("y", point + 0.5, 1.9, 1.95).market("outrights").quote("Bob " + std::to_string(point), 7);
    s.sort();
    QCOMPARE(s.lines.lines().size(), std::size_t{101});
    QCOMPARE(s.lines.named().size(), std::size_t{100});
    QVERIFY(!s.bookLine(s.find("totals", OutcomeSet::OverUnder, 5.5), "x"));
    QCOMPARE(s.price(s.find("totals", OutcomeSet::OverUnder, 5.5), "y", 1), 1.95);
    s.quotes.event("g");
    s.sort();
    QCOMPARE(s.lines.lines().size(), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestEventLines)
#include "tst_event_lines.moc"
