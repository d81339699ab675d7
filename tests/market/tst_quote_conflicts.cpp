// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/line_sorter.h"

#include <QtTest>

#include <limits>

using namespace evision;
using namespace evision::market;
using test::LineSorter;
using test::noPoint;
using test::noPrice;
using test::testNow;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

/// Which of several quotes of one selection is used, and why a quote is not.
class TestQuoteConflicts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPriceMustBeAPrice_data();
    void aPriceMustBeAPrice();
    void aPointIsMissedWhereTheMarketNeedsOne_data();
    void aPointIsMissedWhereTheMarketNeedsOne();
    void theSameSelectionTwiceInAMarketIsADuplicate();
    void ofDuplicatesAPriceBeatsNone();
    void mainAndAlternateAtOnePoint();
    void theNewerOfMainAndAlternateWins();
    void acrossResponsesTheNewerWins();
    void atOneTimeTheLaterResponseWins();
    void aNewerBadPriceSupersedes();
    void atOneTimeAGoodPriceBeatsALaterBadOne();
    void namesAreComparedByName();
    void layAndBackDoNotCompete();
    void anOlderTwoWayQuoteIsSupersededByAThreeWay();
    void adjacentResponsesOfOneBookmakerAreTwoResponses();
    void aNewerTwoWayQuoteSupersedesAThreeWay();
    void mixedLaysAreSettledToo();
    void aQuoteHasAnAge_data();
    void aQuoteHasAnAge();
    void aStartedEventIsInPlay();
    void layQuotesServeWhileTheyAreFresh();
    void theFirstReasonIsTold();
};

void TestQuoteConflicts::aPriceMustBeAPrice_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<QuoteStatus>("status");
    QTest::newRow("the smallest price above one") << 1.0000000000000002 << QuoteStatus::Used;
    QTest::newRow("one pays nothing") << 1.0 << QuoteStatus::BadPrice;
    QTest::newRow("zero") << 0.0 << QuoteStatus::BadPrice;
    QTest::newRow("negative") << -110.0 << QuoteStatus::BadPrice;
    QTest::newRow("none") << noPrice << QuoteStatus::BadPrice;
    QTest::newRow("infinite") << infinite << QuoteStatus::BadPrice;
    QTest::newRow("the largest double") << std::numeric_limits<double>::max() << QuoteStatus::Used;
}

void TestQuoteConflicts::aPriceMustBeAPrice()
{
    QFETCH(double, price);
    LineSorter s;
    s.quotes.event("e").h2h("x", price, 2);
    s.sort();
    QTEST(s.status[0], "status");
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeAway), "x", 0) != 0, s.status[0] == QuoteStatus::Used);
    QCOMPARE(s.status[1], QuoteStatus::Used);
}

void TestQuoteConflicts::aPointIsMissedWhereTheMarketNeedsOne_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QuoteStatus>("status");
    const auto row = [](const char *name, const char *market, const char *selection, QuoteStatus status) {
        QTest::newRow(name) << QString::fromUtf8(market) << QString::fromUtf8(selection) << status;
    };
    row("a spread of the home side", "spreads", "Home", QuoteStatus::MissingPoint);
    row("a spread of the away side", "spreads", "Away", QuoteStatus::MissingPoint);
    row("a spread of somebody", "spreads", "Nobody", QuoteStatus::MissingPoint);
    row("a total", "totals", "Over", QuoteStatus::MissingPoint);
    row("a total of some other name", "alternate_totals", "Odd", QuoteStatus::MissingPoint);
    row("a prop over", "player_points", "Under", QuoteStatus::MissingPoint);
    row("a yes needs none", "player_anytime_td", "Yes", QuoteStatus::Used);
    row("a name needs none", "outrights", "Ann", QuoteStatus::Used);
    row("a winner needs none", "h2h", "Home", QuoteStatus::Used);
}

void TestQuoteConflicts::aPointIsMissedWhereTheMarketNeedsOne()
{
    QFETCH(QString, market);
    QFETCH(QString, name);
    LineSorter s;
    s.quotes.event("e").book("x").market(market.toStdString()).quote(name.toStdString(), 2.0);
    s.sort();
    QTEST(s.status[0], "status");
    QCOMPARE(s.lines.lines().empty(), s.status[0] == QuoteStatus::MissingPoint);
}

void TestQuoteConflicts::theSameSelectionTwiceInAMarketIsADuplicate()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2.1, 1.8).quote("Home", 2.2);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Duplicate); // the later wins
    QCOMPARE(s.status[2], QuoteStatus::Used);
    QCOMPARE(s.price(0, "x", 0), 2.2);
}

void TestQuoteConflicts::ofDuplicatesAPriceBeatsNone()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2.1, 1.8).quote("Home", noPrice).quote("Home", 2.3).quote("Away", 0.0);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Duplicate);
    QCOMPARE(s.status[2], QuoteStatus::BadPrice);
    QCOMPARE(s.price(0, "x", 0), 2.3);
    QCOMPARE(s.price(0, "x", 1), 1.8);
    QCOMPARE(s.status[1], QuoteStatus::Used);
}

void TestQuoteConflicts::mainAndAlternateAtOnePoint()
{
    LineSorter s;
    s.quotes.event("e").totals("x", 5.5, 1.9, 1.95).market("alternate_totals").quote("Over", 1.92, 5.5);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Superseded);
    QCOMPARE(s.status[2], QuoteStatus::Used);
    QCOMPARE(s.price(0, "x", 0), 1.92);
    QCOMPARE(s.price(0, "x", 1), 1.95);
}

void TestQuoteConflicts::theNewerOfMainAndAlternateWins()
{
    LineSorter s;
    s.quotes.event("e")
        .totals("x", 5.5, 1.9, 1.95)
        .at(testNow - 11)
        .market("alternate_totals")
        .quote("Over", 1.92, 5.5);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Used);
    QCOMPARE(s.status[2], QuoteStatus::Superseded);
    QCOMPARE(s.price(0, "x", 0), 1.9);
}

void TestQuoteConflicts::acrossResponsesTheNewerWins()
{
    LineSorter s; // the later response is the older one
    s.quotes.event("e").h2h("x", 2.1, 1.8).h2h("y", 2, 1.9).response(1).at(testNow - 60).h2h("x", 2.5, 1.6);
    s.sort();
    QCOMPARE(s.price(0, "x", 0), 2.1);
    QCOMPARE(s.status[4], QuoteStatus::Superseded);
    QCOMPARE(s.status[5], QuoteStatus::Superseded);
    QCOMPARE(s.lines.lines()[0].bookCount, 2U);
}

void TestQuoteConflicts::atOneTimeTheLaterResponseWins()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2.1, 1.8).h2h("y", 2, 1.9).response(1).h2h("x", 2.5, 1.6);
    s.sort();
    QCOMPARE(s.price(0, "x", 0), 2.5);
    QCOMPARE(s.price(0, "x", 1), 1.6);
    QCOMPARE(s.status[0], QuoteStatus::Superseded);
    QCOMPARE(s.status[1], QuoteStatus::Superseded);
    QCOMPARE(s.status[4], QuoteStatus::Used);
}

void TestQuoteConflicts::aNewerBadPriceSupersedes()
{
    LineSorter s; // the bookmaker took the price down: the old one must not come back
    s.quotes.event("e").h2h("x", 2.1, 1.8).response(1).at(testNow - 5).h2h("x", noPrice, 1.7);
    s.sort();
    QCOMPARE(s.price(0, "x", 0), 0.0);
    QCOMPARE(s.price(0, "x", 1), 1.7);
    QCOMPARE(s.status[0], QuoteStatus::Superseded);
    QCOMPARE(s.status[2], QuoteStatus::BadPrice);
}

void TestQuoteConflicts::atOneTimeAGoodPriceBeatsALaterBadOne()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2.1, 1.8).response(1).h2h("x", noPrice, 1.7);
    s.sort();
    QCOMPARE(s.price(0, "x", 0), 2.1);
    QCOMPARE(s.status[0], QuoteStatus::Used);
    QCOMPARE(s.status[2], QuoteStatus::BadPrice);
}

void TestQuoteConflicts::namesAreComparedByName()
{
    LineSorter s;
    s.quotes.event("e").book("x").market("outrights").quote("Ann", 5).quote("Bob", 7).quote("Ann", 6);
    s.quotes.book("y").market("outrights").quote("Ann", 4).market("outrights_lay").quote("Ann", 4.5);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Duplicate);
    QCOMPARE(s.status[1], QuoteStatus::Used);
    QCOMPARE(s.status[2], QuoteStatus::Used);
    QCOMPARE(s.status[3], QuoteStatus::Used);
    QCOMPARE(s.status[4], QuoteStatus::Lay);
}

void TestQuoteConflicts::layAndBackDoNotCompete()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2.0, 1.95).market("h2h_lay").quote("Home", 2.04).quote("Home", 2.06);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Used);
    QCOMPARE(s.status[2], QuoteStatus::Duplicate);
    QCOMPARE(s.status[3], QuoteStatus::Lay);
    QCOMPARE(s.layPrice(0, "x", 0), 2.06);
}

void TestQuoteConflicts::anOlderTwoWayQuoteIsSupersededByAThreeWay()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl")
        .h2h("x", 1.5, 2.6)
        .h2h("y", 1.5, 2.6)
        .response(1)
        .at(testNow - 5)
        .h2h("x", 2.1, 3.3, 3.9);
    s.sort();
    const auto two = s.find("h2h", OutcomeSet::HomeAway);
    QCOMPARE(s.price(two, "x", 0), 0.0);
    QCOMPARE(s.price(two, "x", 1), 0.0);
    QCOMPARE(s.price(two, "y", 0), 1.5);
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeDrawAway), "x", 2), 3.9);
    QCOMPARE(s.status[0], QuoteStatus::Superseded);
    QCOMPARE(s.status[1], QuoteStatus::Superseded);
}

void TestQuoteConflicts::adjacentResponsesOfOneBookmakerAreTwoResponses()
{
    LineSorter s; // one bookmaker asked for in two calls: its listings stand in one run
    s.quotes.event("e", "soccer_epl").h2h("x", 1.5, 2.6).response(1).at(testNow - 5).h2h("x", 2.1, 3.3, 3.9);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::Superseded);
    QCOMPARE(s.status[1], QuoteStatus::Superseded);
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeAway), "x", 0), 0.0);
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeDrawAway), "x", 0), 2.1);
}

void TestQuoteConflicts::aNewerTwoWayQuoteSupersedesAThreeWay()
{
    LineSorter s; // the later response is older, so the earlier one stays
    s.quotes.event("e", "soccer_epl")
        .h2h("x", 1.5, 2.6)
        .h2h("y", 1.5, 2.6)
        .response(1)
        .at(testNow - 50)
        .h2h("x", 2.1, 3.3, 3.9);
    s.sort();
    const auto three = s.find("h2h", OutcomeSet::HomeDrawAway);
    QCOMPARE(s.price(s.find("h2h", OutcomeSet::HomeAway), "x", 0), 1.5);
    QCOMPARE(s.price(three, "x", 0), 0.0);
    QCOMPARE(s.price(three, "x", 1), 3.3); // nobody said the draw again
    QCOMPARE(s.price(three, "x", 2), 0.0);
    QCOMPARE(s.status[6], QuoteStatus::Superseded);
}

void TestQuoteConflicts::mixedLaysAreSettledToo()
{
    LineSorter s;
    s.quotes.event("e", "soccer_epl")
        .h2h("x", 1.5, 2.6)
        .market("h2h_lay")
        .quote("Home", 1.52)
        .quote("Away", 2.64)
        .h2h("y", 1.5, 2.6);
    s.quotes.response(1)
        .at(testNow - 5)
        .h2h("x", 2.1, 3.3, 3.9)
        .market("h2h_lay")
        .quote("Home", 2.12)
        .quote("Draw", 3.4);
    s.sort();
    QCOMPARE(s.layPrice(s.find("h2h", OutcomeSet::HomeAway), "x", 0), 0.0);
    QCOMPARE(s.layPrice(s.find("h2h", OutcomeSet::HomeAway), "x", 1), 2.64);
    QCOMPARE(s.layPrice(s.find("h2h", OutcomeSet::HomeDrawAway), "x", 0), 2.12);
    QCOMPARE(s.status[2], QuoteStatus::Superseded);
    QCOMPARE(s.status[3], QuoteStatus::Lay);
}

void TestQuoteConflicts::aQuoteHasAnAge_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<qint64>("startsIn");
    QTest::addColumn<double>("beforeStart");
    QTest::addColumn<bool>("refuse");
    QTest::addColumn<QuoteStatus>("status");
    QTest::newRow("ten minutes before the start is fresh") << 600LL << 1LL << 600.0 << true << QuoteStatus::Used;
    QTest::newRow("a second more is stale") << 601LL << 1LL << 600.0 << true << QuoteStatus::Stale;
    QTest::newRow("at the start it is not yet in play") << 600LL << 0LL << 600.0 << true << QuoteStatus::Used;
    QTest::newRow("two minutes in play is fresh") << 120LL << -1LL << 600.0 << true << QuoteStatus::Used;
    QTest::newRow("a second more in play is stale") << 121LL << -1LL << 600.0 << true << QuoteStatus::Stale;
    QTest::newRow("the limit is an option") << 31LL << 1LL << 30.0 << true << QuoteStatus::Stale;
    QTest::newRow("half a second counts") << 31LL << 1LL << 31.5 << true << QuoteStatus::Used;
    QTest::newRow("no refusal, no limit") << 9000LL << 1LL << 600.0 << false << QuoteStatus::Used;
    QTest::newRow("from the future is fresh") << -500LL << 1LL << 600.0 << true << QuoteStatus::Used;
}

void TestQuoteConflicts::aQuoteHasAnAge()
{
    QFETCH(qint64, age);
    QFETCH(qint64, startsIn);
    QFETCH(double, beforeStart);
    QFETCH(bool, refuse);
    LineSorter s;
    s.rules.refuseInPlay = false;
    s.rules.beforeStartSeconds = beforeStart;
    s.rules.refuseStale = refuse;
    s.quotes.event("e", "basketball_nba", "Home", "Away", testNow + startsIn).at(testNow - age).h2h("x", 2, 1.9);
    s.sort();
    QTEST(s.status[0], "status");
    QCOMPARE(s.price(0, "x", 0) != 0, s.status[0] == QuoteStatus::Used);
    QCOMPARE(s.lines.inPlay(), startsIn < 0);
}

void TestQuoteConflicts::aStartedEventIsInPlay()
{
    LineSorter s;
    s.quotes.event("e", "basketball_nba", "Home", "Away", testNow - 1).h2h("x", 2, 1.9);
    s.sort();
    QCOMPARE(s.status[0], QuoteStatus::InPlay);
    s.rules.refuseInPlay = false;
    s.lines.build(s.book.events[0], s.rules, s.status);
    QCOMPARE(s.status[0], QuoteStatus::Used);
}

void TestQuoteConflicts::layQuotesServeWhileTheyAreFresh()
{
    LineSorter s;
    s.quotes.event("e").h2h("x", 2, 1.9).market("h2h_lay").quote("Home", 2.04);
    s.quotes.at(testNow - 601).market("h2h_lay").quote("Away", 1.95);
    s.sort();
    QCOMPARE(s.status[2], QuoteStatus::Lay);
    QCOMPARE(s.status[3], QuoteStatus::Lay);
    QCOMPARE(s.layPrice(0, "x", 0), 2.04);
    QCOMPARE(s.layPrice(0, "x", 1), 0.0);
}

void TestQuoteConflicts::theFirstReasonIsTold()
{
    LineSorter s; // a started event, old quotes, and something else wrong with each
    s.quotes.event("e", "basketball_nba", "Home", "Away", testNow - 500).at(testNow - 400);
    s.quotes.book("x")
        .market("totals")
        .quote("Over", 1.0)
        .quote("Over", 1.9)
        .quote("Over", 1.9, 5.5)
        .quote("Over", 1.8, 5.5);
    s.quotes.market("h2h_lay").quote("Home", 2.0).market("alternate_totals").quote("Over", 1.85, 5.5);
    s.quotes.at(testNow - 5).market("h2h").quote("Home", 1.95).quote("Away", 1.0);
    s.quotes.at(market::noTime).market("btts").quote("Yes", 1.95);
    s.sort();
    const std::vector<QuoteStatus> expected{QuoteStatus::BadPrice,   QuoteStatus::MissingPoint, QuoteStatus::Duplicate,
                                            QuoteStatus::Superseded, QuoteStatus::Lay,          QuoteStatus::Stale,
                                            QuoteStatus::InPlay,     QuoteStatus::BadPrice,     QuoteStatus::Stale};
    QCOMPARE(s.status.size(), expected.size());
    for (std::size_t quote = 0; quote < expected.size(); ++quote)
        QCOMPARE(s.status[quote], expected[quote]);
}

QTEST_GUILESS_MAIN(TestQuoteConflicts)
#include "tst_quote_conflicts.moc"
