// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPoint;
using test::noPrice;
using test::testNow;

namespace {

/// Scans one line on which soft's home price is an opportunity.
const ScanResult &scanOne(EdgeLab &lab)
{
    lab.quotes.event("e").at(testNow - 30).h2h("pinnacle", 1.95, 1.95).at(testNow - 20).book("soft").market("h2h");
    lab.quotes.quote("Home", 2.1, noPoint, {}, "https://bet").quote("Away", 1.75);
    return lab.run();
}

} // namespace

/// Which quotes are opportunities, and their figures. The sharp's even prices of 1.95 are worth one half by any method.
class TestValueFinder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsFilled();
    void everyFigureIsFilled();
    void anAwaySpreadKeepsItsOwnPoint();
    void theLeastEvIsReached_data();
    void theLeastEvIsReached();
    void commissionIsTakenFromTheWinnings();
    void holdNeedsAllPrices();
    void aStakeIsAShareRoundedDown_data();
    void aStakeIsAShareRoundedDown();
    void theOnlySharpIsNoTarget();
    void twoSharpsJudgeEachOther();
    void clonesDoNotJudgeEachOther();
    void enoughSharpsMustRemain();
    void aSharpThatCannotPriceTheLineIsSilent_data();
    void aSharpThatCannotPriceTheLineIsSilent();
    void pickemIsLeftOutUnlessNamed();
    void onlyNamedTargetsAreSearched();
    void aThreeWayLineHasThreeChances();
    void theWorstCaseIsNoDistribution();
    void aPropIsPricedToo();
    void sharpsAreNamedWithWeightAndAge();
    void rejectedQuotesAreNoOpportunities();
};

void TestValueFinder::everyFieldIsFilled()
{
    EdgeLab lab;
    const ScanResult &result = scanOne(lab);
    QCOMPARE(result.opportunities.size(), std::size_t{1});
    const Opportunity &found = result.opportunities[0];
    QCOMPARE(found.line.event, lab.vocabulary.eventIds.find("e"));
    QCOMPARE(found.line.sport, lab.vocabulary.sports.find("basketball_nba"));
    QCOMPARE(lab.vocabulary.names.text(found.line.home), std::string_view("Home"));
    QCOMPARE(lab.vocabulary.names.text(found.line.away), std::string_view("Away"));
    QCOMPARE(found.line.commenceTime, testNow + 3600);
    QCOMPARE(lab.vocabulary.families.text(found.line.family), std::string_view("h2h"));
    QCOMPARE(lab.vocabulary.periods.text(found.line.period), std::string_view("full"));
    QCOMPARE(found.line.participant, market::noName);
    QVERIFY(std::isnan(found.line.point) && std::isnan(found.point));
    QCOMPARE(lab.vocabulary.marketKey(found.market), std::string_view("h2h"));
    QCOMPARE(lab.vocabulary.names.text(found.link), std::string_view("https://bet"));
    QCOMPARE(lab.find("soft", "Home"), &found);
}

void TestValueFinder::everyFigureIsFilled()
{
    EdgeLab lab;
    const ScanResult &result = scanOne(lab);
    QCOMPARE(result.opportunities.size(), std::size_t{1});
    const Opportunity &found = result.opportunities[0];
    QCOMPARE(found.price, 2.1);
    QCOMPARE(found.effectivePrice, 2.1);
    COMPARE_NEAR(found.fairProbability, 0.5);
    COMPARE_NEAR(found.ev, 0.05);
    COMPARE_NEAR(found.evMin, 0.05);
    COMPARE_NEAR(found.evMax, 0.05);
    QVERIFY(found.stable());
    COMPARE_NEAR(found.hold, 1 - 1 / (1 / 2.1 + 1 / 1.75));
    COMPARE_NEAR(found.kelly, 0.05 / 1.1);
    QCOMPARE(found.stake, 11.36); // a quarter of 1000 * 0.0454545
    QCOMPARE(found.quoteTime, testNow - 20);
    QCOMPARE(found.flags, Flags{} | Flag::OneSharp);
    QCOMPARE(result.counts.pricedLines, std::uint64_t{1});
}

void TestValueFinder::anAwaySpreadKeepsItsOwnPoint()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .spread("pinnacle", -3.5, 1.95, 1.95)
        .book("soft")
        .market("alternate_spreads")
        .quote("Away", 2.1, 3.5);
    lab.run();
    const Opportunity *found = lab.find("soft", "Away");
    QVERIFY(found);
    QCOMPARE(found->point, 3.5);
    QCOMPARE(found->line.point, -3.5);
    QCOMPARE(lab.vocabulary.marketKey(found->market), std::string_view("alternate_spreads"));
    QCOMPARE(lab.vocabulary.families.text(found->line.family), std::string_view("spreads"));
}

void TestValueFinder::theLeastEvIsReached_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<double>("minEv");
    QTest::addColumn<bool>("reported");
    QTest::newRow("exactly the least") << 2.04 << 0.02 << true;
    QTest::newRow("short of it by rounding") << 2.04 - 1e-12 << 0.02 << true;
    QTest::newRow("short of it") << 2.04 - 4e-12 << 0.02 << false;
    QTest::newRow("a fair price earns nothing") << 2.0 << 0.02 << false;
    QTest::newRow("a fair price earns nothing, which may be enough") << 2.0 << 0.0 << true;
    QTest::newRow("losses may be asked for") << 1.9 << -0.05 << true;
    QTest::newRow("but not larger ones") << 1.8 << -0.05 << false;
}

void TestValueFinder::theLeastEvIsReached()
{
    QFETCH(double, price);
    QFETCH(double, minEv);
    EdgeLab lab;
    lab.options.minEv = minEv;
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).book("soft").market("h2h").quote("Home", price);
    lab.run();
    QTEST(lab.find("soft", "Home") != nullptr, "reported");
}

void TestValueFinder::commissionIsTakenFromTheWinnings()
{
    EdgeLab lab; // 10 % of the 1.2 won
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .book("tenpercent")
        .market("h2h")
        .quote("Home", 2.2)
        .quote("Away", 2.1);
    lab.run();
    const Opportunity *found = lab.find("tenpercent", "Home");
    QVERIFY(found);
    COMPARE_NEAR(found->effectivePrice, 2.08);
    QCOMPARE(found->price, 2.2);
    COMPARE_NEAR(found->ev, 0.04);
    COMPARE_NEAR(found->kelly, 0.04 / 1.08);
    QVERIFY(!lab.find("tenpercent", "Away")); // 1.99
    lab.tables.profiles.setCommission("tenpercent", 0);
    lab.renew();
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).book("tenpercent").market("h2h").quote("Away", 2.1);
    lab.run();
    COMPARE_NEAR(lab.find("tenpercent", "Away")->ev, 0.05);
}

void TestValueFinder::holdNeedsAllPrices()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .h2h("soft", 2.1, noPrice)
        .book("alone")
        .market("h2h")
        .quote("Home", 2.2);
    lab.run();
    QVERIFY(std::isnan(lab.find("soft", "Home")->hold));
    QVERIFY(std::isnan(lab.find("alone", "Home")->hold));
}

void TestValueFinder::aStakeIsAShareRoundedDown_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<double>("bankroll");
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("cap");
    QTest::addColumn<double>("stake");
    QTest::newRow("a quarter of Kelly") << 0.25 << 1000.0 << 0.01 << -1.0 << 9.09;
    QTest::newRow("full Kelly") << 1.0 << 1000.0 << 0.01 << -1.0 << 36.36;
    QTest::newRow("whole units") << 1.0 << 1000.0 << 1.0 << -1.0 << 36.0;
    QTest::newRow("fives") << 1.0 << 1000.0 << 5.0 << -1.0 << 35.0;
    QTest::newRow("a cap below it") << 1.0 << 1000.0 << 0.01 << 20.0 << 20.0;
    QTest::newRow("a cap above it") << 1.0 << 1000.0 << 0.01 << 50.0 << 36.36;
    QTest::newRow("a cap is rounded too") << 1.0 << 1000.0 << 1.0 << 20.7 << 20.0;
    QTest::newRow("too little for the step") << 0.25 << 10.0 << 1.0 << -1.0 << 0.0;
}

void TestValueFinder::aStakeIsAShareRoundedDown()
{
    QFETCH(double, fraction);
    QFETCH(double, bankroll);
    QFETCH(double, step);
    QFETCH(double, cap);
    EdgeLab lab; // 2.1 at 1.04 / 2.1 is worth 4 %
    lab.options.staking.kellyFraction = fraction;
    lab.options.staking.bankroll = bankroll;
    lab.options.staking.step = step;
    if (cap > 0)
        lab.options.staking.maxStake = cap;
    lab.options.pricing.method = pricing::Method::Multiplicative;
    const double fair = 1.04 / 2.1;
    lab.quotes.event("e").h2h("pinnacle", 0.97 / fair, 0.97 / (1 - fair)).book("soft").market("h2h").quote("Home", 2.1);
    lab.run();
    const Opportunity *found = lab.find("soft", "Home");
    QVERIFY(found);
    COMPARE_NEAR(found->kelly, 0.04 / 1.1);
    QTEST(found->stake, "stake");
}

void TestValueFinder::theOnlySharpIsNoTarget()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 1.9, 1.9);
    lab.run();
    QVERIFY(!lab.find("pinnacle", "Home"));
    QVERIFY(lab.find("soft", "Home"));
}

void TestValueFinder::twoSharpsJudgeEachOther()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.options.pricing.method = pricing::Method::Multiplicative;
    lab.sharps({{"pinnacle", 3}, {"circa", 1}});
    lab.quotes.event("e").h2h("pinnacle", 1.9, 1.9).h2h("circa", 1.5, 2.5).h2h("soft", 2, 1.8);
    lab.run();
    const double circaHome = 2.5 / 4.0; // (1/1.5) / (1/1.5 + 1/2.5)
    COMPARE_NEAR(lab.find("pinnacle", "Home")->fairProbability, circaHome);
    COMPARE_NEAR(lab.find("circa", "Home")->fairProbability, 0.5);
    COMPARE_NEAR(lab.find("soft", "Home")->fairProbability, (3 * 0.5 + circaHome) / 4);
    QCOMPARE(lab.find("soft", "Home")->sharpCount, 2U);
    QVERIFY(lab.flagged("circa", "Home", Flag::OneSharp) && !lab.flagged("soft", "Home", Flag::OneSharp));
}

void TestValueFinder::clonesDoNotJudgeEachOther()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.sharps({{"twin1", 1}});
    lab.quotes.event("e").h2h("twin1", 1.9, 1.9).h2h("twin2", 2.5, 1.5).h2h("soft", 2, 1.8);
    lab.run();
    QVERIFY(!lab.find("twin2", "Home"));
    QVERIFY(lab.find("soft", "Home"));
}

void TestValueFinder::enoughSharpsMustRemain()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.options.pricing.minSharps = 2;
    lab.sharps({{"pinnacle", 1}, {"circa", 1}});
    lab.quotes.event("e").h2h("pinnacle", 1.9, 1.9).h2h("circa", 1.95, 1.9).h2h("soft", 2, 1.8);
    lab.quotes.event("f").h2h("pinnacle", 1.9, 1.9).h2h("other", 2.5, 1.9);
    lab.run();
    QVERIFY(lab.find("soft", "Home"));
    QVERIFY(!lab.find("pinnacle", "Home") && !lab.find("circa", "Away")); // one other is not enough
    QVERIFY(!lab.find("other", "Home"));
    QCOMPARE(lab.result.counts.pricedLines, std::uint64_t{1});
}

void TestValueFinder::aSharpThatCannotPriceTheLineIsSilent_data()
{
    QTest::addColumn<QString>("market");
    QTest::addColumn<double>("home");
    QTest::addColumn<double>("away");
    QTest::addColumn<bool>("priced");
    QTest::newRow("a book with a margin") << "h2h" << 1.9 << 1.95 << true;
    QTest::newRow("a side missing") << "h2h" << 1.9 << noPrice << false;
    QTest::newRow("a placeholder price") << "h2h" << 1.01 << 30.0 << false;
    QTest::newRow("just above the placeholder") << "h2h" << 1.011 << 30.0 << true;
    QTest::newRow("no margin at all") << "h2h" << 2.0 << 2.0 << false;
    QTest::newRow("prices that sum below one") << "h2h" << 2.1 << 2.1 << false;
    QTest::newRow("a three-way family without its draw") << "h2h_3_way" << 1.9 << 1.95 << false;
}

void TestValueFinder::aSharpThatCannotPriceTheLineIsSilent()
{
    QFETCH(QString, market);
    QFETCH(double, home);
    QFETCH(double, away);
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.quotes.event("e").book("pinnacle").market(market.toStdString()).quote("Home", home).quote("Away", away);
    lab.quotes.book("soft").market(market.toStdString()).quote("Home", 1.9).quote("Away", 1.9);
    lab.run();
    QTEST(lab.find("soft", "Home") != nullptr, "priced");
    QCOMPARE(lab.result.counts.pricedLines, lab.result.opportunities.empty() ? std::uint64_t{0} : std::uint64_t{1});
}

void TestValueFinder::pickemIsLeftOutUnlessNamed()
{
    EdgeLab lab;
    const auto write = [&lab] {
        lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("prizepicks", 2.3, 2.3).h2h("soft", 2.2, 1.7);
    };
    write();
    lab.run();
    QVERIFY(!lab.find("prizepicks", "Home"));
    lab.options.targets = {"prizepicks"};
    lab.renew();
    write();
    lab.run();
    QVERIFY(lab.find("prizepicks", "Home"));
}

void TestValueFinder::onlyNamedTargetsAreSearched()
{
    EdgeLab lab;
    lab.options.targets = {"soft", "absent"};
    lab.quotes.event("e").h2h("pinnacle", 1.95, 1.95).h2h("soft", 2.2, 1.7).h2h("softer", 2.3, 1.7);
    lab.run();
    QCOMPARE(lab.result.opportunities.size(), std::size_t{1});
    QVERIFY(lab.find("soft", "Home"));
}

void TestValueFinder::aThreeWayLineHasThreeChances()
{
    EdgeLab lab;
    lab.options.pricing.method = pricing::Method::Multiplicative;
    lab.quotes.event("e", "soccer_epl").h2h("pinnacle", 2.4, 3.0, 3.0).h2h("soft", 2.5, 3.5, 3.5).h2h("twoway", 9, 9);
    lab.run();                          // S = 1/2.4 + 2/3 = 13/12: 5/13, 4/13, 4/13
    QVERIFY(!lab.find("soft", "Home")); // 12.5/13
    COMPARE_NEAR(lab.find("soft", "Draw")->fairProbability, 4.0 / 13);
    COMPARE_NEAR(lab.find("soft", "Draw")->ev, 1.0 / 13);
    COMPARE_NEAR(lab.find("soft", "Away")->ev, 1.0 / 13);
    QVERIFY(!lab.find("twoway", "Home")); // nobody prices that line
}

void TestValueFinder::theWorstCaseIsNoDistribution()
{
    EdgeLab lab;
    lab.options.minEv = -1;
    lab.options.pricing.method = pricing::Method::WorstCase;
    lab.sharps({{"pinnacle", 1}, {"circa", 1}});
    lab.quotes.event("e").h2h("pinnacle", 1.2, 4.6).h2h("circa", 1.22, 4.4).h2h("soft", 1.3, 4);
    lab.run();
    const double sum = lab.find("soft", "Home")->fairProbability + lab.find("soft", "Away")->fairProbability;
    QVERIFY(sum < 0.999 && sum > 0.95);
}

void TestValueFinder::aPropIsPricedToo()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .book("pinnacle")
        .market("player_points")
        .quote("Over", 1.95, 20.5, "Ann")
        .quote("Under", 1.95, 20.5, "Ann");
    lab.quotes.book("soft").market("player_points").quote("Over", 2.2, 20.5, "Ann").quote("Over", 2.3, 21.5, "Ann");
    lab.quotes.quote("Over", 2.3, 20.5, "Bob");
    lab.run();
    QCOMPARE(lab.result.opportunities.size(), std::size_t{1});
    QCOMPARE(lab.vocabulary.names.text(lab.find("soft", "Over")->line.participant), std::string_view("Ann"));
    QCOMPARE(lab.find("soft", "Over")->price, 2.2);
}

void TestValueFinder::sharpsAreNamedWithWeightAndAge()
{
    EdgeLab lab;
    lab.sharps({{"pinnacle", 2}, {"circa", 0.5}});
    lab.quotes.event("e")
        .at(testNow - 50)
        .h2h("circa", 1.95, 1.95)
        .at(testNow - 40)
        .book("pinnacle")
        .market("h2h")
        .quote("Home", 1.95);
    lab.quotes.at(testNow - 60).market("h2h").quote("Away", 1.95).h2h("soft", 2.2, 1.7);
    const ScanResult &result = lab.run();
    const auto sharps = result.sharpsOf(*lab.find("soft", "Home"));
    QCOMPARE(sharps.size(), std::size_t{2});
    QVERIFY((sharps[0] == SharpUse{lab.vocabulary.bookmakers.find("circa"), 0.5, testNow - 50, 1.95}));
    QVERIFY((sharps[1] == SharpUse{lab.vocabulary.bookmakers.find("pinnacle"), 2, testNow - 60, 1.95})); // its oldest quote
}

void TestValueFinder::rejectedQuotesAreNoOpportunities()
{
    EdgeLab lab;
    lab.quotes.event("e")
        .h2h("pinnacle", 1.95, 1.95)
        .at(testNow - 601)
        .h2h("late", 2.2, 1.7)
        .at(testNow - 5)
        .h2h("twice", 2.2, 1.7);
    lab.quotes.quote("Home", 1.9).book("lays").market("h2h_lay").quote("Home", 3);
    lab.run();
    QVERIFY(lab.result.opportunities.empty());
}

QTEST_GUILESS_MAIN(TestValueFinder)
#include "tst_value_finder.moc"
