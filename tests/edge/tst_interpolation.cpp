// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::testNow;

namespace {

double logit(double p)
{
    return std::log(p / (1 - p));
}

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

/// Prices with 4 % margin whose multiplicative probability of the first side is `p`.
void sharpTotal(EdgeLab &lab, const char *bookmaker, double point, double p)
{
    lab.quotes.totals(bookmaker, point, 1 / (p * 1.04), 1 / ((1 - p) * 1.04));
}

void sharpSpread(EdgeLab &lab, double point, double p)
{
    lab.quotes.spread("pinnacle", point, 1 / (p * 1.04), 1 / ((1 - p) * 1.04));
}

} // namespace

/// A sharp's opinion of a point between two that it quotes.
class TestInterpolation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFormula();
    void linearInThePointOnTheLogit_data();
    void linearInThePointOnTheLogit();
    void notTooFarApart_data();
    void notTooFarApart();
    void keyNumbersOfFootball_data();
    void keyNumbersOfFootball();
    void theNearestPointsCount();
    void ownPricesComeFirst();
    void notBeyondTheEnds();
    void onlyFromOneBookmaker();
    void notAcrossPeriodsOrFamilies();
    void propsAreNotInterpolated();
    void itCanBeSwitchedOff();
    void theOlderOfTheTwoIsItsAge();
    void itIsRepricedByEveryMethod();
    void exchangesInterpolateTheirMidpoints();
    void aCloneThatSpeaksItselfSilencesAnInterpolatedOne();
    void aClonesFresherQuoteTakesNobodysPoints();

private:
    std::unique_ptr<EdgeLab> lab;
};

void TestInterpolation::init()
{
    lab = std::make_unique<EdgeLab>();
    lab->options.minEv = -1;
    lab->options.pricing.method = pricing::Method::Multiplicative;
}

void TestInterpolation::theFormula()
{
    Probabilities fair{};
    interpolate({0.6, 0.4, 0}, {0.5, 0.5, 0}, 0.5, 2, true, fair);
    // logit .6 = ln 1.5; half of it: sqrt(1.5)/(1 + sqrt(1.5))
    COMPARE_NEAR(fair[0], std::sqrt(1.5) / (1 + std::sqrt(1.5)));
    COMPARE_NEAR(fair[0] + fair[1], 1.0);
    interpolate({0.5, 0.3, 0.2}, {0.4, 0.4, 0.2}, 0.25, 3, true, fair);
    const double home = sigmoid(0.75 * logit(0.5) + 0.25 * logit(0.4));
    const double draw = sigmoid(0.75 * logit(0.3) + 0.25 * logit(0.4));
    COMPARE_NEAR(fair[0], home / (home + draw + 0.2));
    COMPARE_NEAR(fair[0] + fair[1] + fair[2], 1.0);
    interpolate({0.5, 0.3, 0.1}, {0.4, 0.4, 0.1}, 0.25, 3, false, fair); // a worst case is no distribution
    COMPARE_NEAR(fair[0], home);
    COMPARE_NEAR(fair[2], 0.1);
}

void TestInterpolation::linearInThePointOnTheLogit_data()
{
    QTest::addColumn<double>("point");
    QTest::addColumn<double>("share");
    QTest::newRow("in the middle") << 221.25 << 0.5;
    QTest::newRow("a third of the way") << 221.0 << 1.0 / 3;
    QTest::newRow("two thirds of the way") << 221.5 << 2.0 / 3;
}

void TestInterpolation::linearInThePointOnTheLogit()
{
    QFETCH(double, point);
    QFETCH(double, share);
    lab->quotes.event("e");
    sharpTotal(*lab, "pinnacle", 220.5, 0.56);
    sharpTotal(*lab, "pinnacle", 222, 0.5);
    lab->quotes.totals("soft", point, 2, 2);
    lab->run();
    const Opportunity *found = lab->find("soft", "Over");
    QVERIFY(found);
    COMPARE_NEAR(found->fairProbability, sigmoid((1 - share) * logit(0.56) + share * logit(0.5)));
    QVERIFY(has(found->flags, Flag::Interpolated));
    QCOMPARE(found->sharpCount, 1U);
    QCOMPARE(lab->result.counts.pricedLines, std::uint64_t{3});
}

void TestInterpolation::notTooFarApart_data()
{
    QTest::addColumn<double>("high");
    QTest::addColumn<bool>("priced");
    QTest::newRow("a point and a half") << 221.5 << true;
    QTest::newRow("two points") << 222.0 << false;
}

void TestInterpolation::notTooFarApart()
{
    QFETCH(double, high);
    lab->quotes.event("e");
    sharpTotal(*lab, "pinnacle", 220, 0.56);
    sharpTotal(*lab, "pinnacle", high, 0.5);
    lab->quotes.totals("soft", 221, 2, 2);
    lab->run();
    QTEST(lab->find("soft", "Over") != nullptr, "priced");
}

void TestInterpolation::keyNumbersOfFootball_data()
{
    QTest::addColumn<QString>("sport");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<bool>("priced");
    const auto row = [](const char *name, const char *sport, double low, double high, bool priced) {
        QTest::newRow(name) << QString::fromUtf8(sport) << low << high << priced;
    };
    row("away from them", "americanfootball_nfl", -5.5, -4.5, true);
    row("across minus three", "americanfootball_nfl", -3.5, -2.5, false);
    row("up to minus three", "americanfootball_nfl", -4, -3, false);
    row("from three on", "americanfootball_ncaaf", 3, 4, false);
    row("across seven", "americanfootball_nfl", 6.5, 7.5, false);
    row("from minus seven on", "americanfootball_nfl", -7, -6, false);
    row("between three and seven", "americanfootball_nfl", 3.5, 4.5, true);
    row("another sport", "basketball_nba", -3.5, -2.5, true);
    row("across nothing", "americanfootball_nfl", -0.5, 0.5, true);
}

void TestInterpolation::keyNumbersOfFootball()
{
    QFETCH(QString, sport);
    QFETCH(double, low);
    QFETCH(double, high);
    lab->quotes.event("e", sport.toStdString());
    sharpSpread(*lab, low, 0.48);
    sharpSpread(*lab, high, 0.54);
    lab->quotes.spread("soft", (low + high) / 2, 2, 2);
    // Totals know no key numbers.
    sharpTotal(*lab, "pinnacle", 6.5, 0.55);
    sharpTotal(*lab, "pinnacle", 7.5, 0.5);
    lab->quotes.totals("soft", 7, 2, 2);
    lab->run();
    QTEST(lab->find("soft", "Home") != nullptr, "priced");
    if (lab->find("soft", "Home"))
        COMPARE_NEAR(lab->find("soft", "Home")->fairProbability, sigmoid((logit(0.48) + logit(0.54)) / 2));
    QVERIFY(lab->find("soft", "Over"));
}

void TestInterpolation::theNearestPointsCount()
{
    lab->quotes.event("e");
    sharpTotal(*lab, "pinnacle", 222, 0.45);
    sharpTotal(*lab, "pinnacle", 220.5, 0.56);
    sharpTotal(*lab, "pinnacle", 221.5, 0.5);
    lab->quotes.totals("soft", 221, 2, 2);
    lab->run();
    COMPARE_NEAR(lab->find("soft", "Over")->fairProbability, sigmoid((logit(0.56) + logit(0.5)) / 2));
}

void TestInterpolation::ownPricesComeFirst()
{
    lab->sharps({{"pinnacle", 1}, {"circa", 1}});
    lab->renew();
    lab->quotes.event("e");
    for (const double point : {220.5, 221.0, 221.5})
        sharpTotal(*lab, "pinnacle", point, 0.5);
    sharpTotal(*lab, "circa", 220.5, 0.6);
    sharpTotal(*lab, "circa", 221.5, 0.6);
    lab->quotes.totals("soft", 221, 2, 2);
    lab->run();
    const Opportunity *found = lab->find("soft", "Over"); // pinnacle's own and circa's between
    COMPARE_NEAR(found->fairProbability, 0.55);
    QCOMPARE(found->sharpCount, 2U);
    QVERIFY(has(found->flags, Flag::Interpolated) && !has(found->flags, Flag::OneSharp));
}

void TestInterpolation::notBeyondTheEnds()
{
    lab->quotes.event("e");
    sharpTotal(*lab, "pinnacle", 220.5, 0.56);
    sharpTotal(*lab, "pinnacle", 221, 0.5);
    lab->quotes.totals("soft", 221.5, 2, 2).totals("softer", 220, 2, 2);
    lab->run();
    QVERIFY(!lab->find("soft", "Over") && !lab->find("softer", "Over"));
}

void TestInterpolation::onlyFromOneBookmaker()
{
    lab->sharps({{"pinnacle", 1}, {"circa", 1}});
    lab->renew();
    lab->quotes.event("e");
    sharpTotal(*lab, "pinnacle", 220.5, 0.56);
    sharpTotal(*lab, "circa", 221.5, 0.5);
    lab->quotes.totals("soft", 221, 2, 2);
    lab->run();
    QVERIFY(!lab->find("soft", "Over"));
}

void TestInterpolation::notAcrossPeriodsOrFamilies()
{
    lab->quotes.event("e", "soccer_epl");
    sharpTotal(*lab, "pinnacle", 2, 0.56);
    lab->quotes.market("totals_h1").quote("Over", 1.9, 3).quote("Under", 1.9, 3);
    lab->quotes.market("alternate_totals_corners")
        .quote("Over", 1.9, 3)
        .quote("Under", 1.9, 3)
        .totals("soft", 2.5, 2, 2);
    lab->run();
    QVERIFY(!lab->find("soft", "Over"));
}

void TestInterpolation::propsAreNotInterpolated()
{
    lab->quotes.event("e").book("pinnacle").market("player_points");
    for (const double point : {20.5, 21.5})
        lab->quotes.quote("Over", 1.9, point, "Ann").quote("Under", 1.9, point, "Ann");
    lab->quotes.book("soft").market("player_points").quote("Over", 2.5, 21, "Ann");
    lab->run();
    QVERIFY(!lab->find("soft", "Over"));
}

void TestInterpolation::itCanBeSwitchedOff()
{
    lab->options.pricing.interpolate = false;
    lab->quotes.event("e");
    sharpTotal(*lab, "pinnacle", 220.5, 0.56);
    sharpTotal(*lab, "pinnacle", 221.5, 0.5);
    lab->quotes.totals("soft", 221, 2, 2).totals("soft", 221.5, 2, 2);
    lab->run();
    QCOMPARE(lab->result.opportunities.size(), std::size_t{2}); // both sides of 221.5
    QVERIFY(!lab->flagged("soft", "Over", Flag::Interpolated));
}

void TestInterpolation::theOlderOfTheTwoIsItsAge()
{
    lab->quotes.event("e").at(testNow - 60);
    sharpTotal(*lab, "pinnacle", 220.5, 0.56);
    lab->quotes.at(testNow - 20);
    sharpTotal(*lab, "pinnacle", 221.5, 0.5);
    lab->quotes.totals("soft", 221, 2, 2);
    lab->run();
    QCOMPARE(lab->result.sharpsOf(*lab->find("soft", "Over"))[0].oldest, testNow - 60);
}

void TestInterpolation::itIsRepricedByEveryMethod()
{
    lab->quotes.event("e")
        .totals("pinnacle", 220.5, 1.5, 2.4)
        .totals("pinnacle", 221.5, 1.6, 2.2)
        .totals("soft", 221, 2, 2);
    lab->run();
    const Opportunity *found = lab->find("soft", "Over");
    double least = 1;
    double greatest = 0;
    for (const pricing::Method method : robustMethods) {
        std::array<double, 2> low{};
        std::array<double, 2> high{};
        QVERIFY(pricing::removeMargin(method, std::array{1.5, 2.4}, low).ok());
        QVERIFY(pricing::removeMargin(method, std::array{1.6, 2.2}, high).ok());
        const double over = sigmoid((logit(low[0]) + logit(high[0])) / 2);
        least = std::min(least, over);
        greatest = std::max(greatest, over);
    }
    COMPARE_NEAR(found->evMin, least * 2 - 1);
    COMPARE_NEAR(found->evMax, greatest * 2 - 1);
    QVERIFY(greatest - least > 0.001);
}

void TestInterpolation::exchangesInterpolateTheirMidpoints()
{
    lab->sharps({{"smarkets", 1}});
    lab->renew();
    lab->quotes.event("e")
        .book("smarkets")
        .market("totals")
        .quote("Over", 1.8, 220.5)
        .quote("Under", 2.2, 220.5)
        .quote("Over", 1.98, 221.5)
        .quote("Under", 1.98, 221.5);
    lab->quotes.market("totals_lay")
        .quote("Over", 1.82, 220.5)
        .quote("Under", 2.25, 220.5)
        .quote("Over", 2.02, 221.5)
        .quote("Under", 2.02, 221.5);
    lab->quotes.totals("soft", 221, 2, 2);
    lab->run();
    const double over = (1 / 1.8 + 1 / 1.82) / 2;
    const double under = (1 / 2.2 + 1 / 2.25) / 2;
    const Opportunity *found = lab->find("soft", "Over");
    QVERIFY(found);
    COMPARE_NEAR(found->fairProbability, sigmoid(logit(over / (over + under)) / 2));
    COMPARE_NEAR(found->evMin, found->evMax); // an exchange knows one method
}

void TestInterpolation::aCloneThatSpeaksItselfSilencesAnInterpolatedOne()
{
    const auto scan = [this] {
        lab->renew();
        lab->quotes.event("e");
        sharpTotal(*lab, "twin1", 220.5, 0.6);
        sharpTotal(*lab, "twin1", 221.5, 0.6);
        sharpTotal(*lab, "twin2", 221, 0.5);
        lab->quotes.totals("soft", 221, 2, 2);
        lab->run();
    };
    lab->tables.weights = SharpWeights::parse("*,*,twin1,1\n*,*,twin2,1\n").value();
    scan();
    COMPARE_NEAR(lab->find("soft", "Over")->fairProbability, 0.5);
    QCOMPARE(lab->find("soft", "Over")->sharpCount, 1U);
    lab->sharps({{"twin1", 1}, {"twin2", 1}});
    scan();
    COMPARE_NEAR(lab->find("soft", "Over")->fairProbability, 0.55); // named, each counts
}

/// twin1 quotes 220.5 and 221.5. That twin2 speaks for both at 220.5 changes nothing of what twin1 thinks of 221.
void TestInterpolation::aClonesFresherQuoteTakesNobodysPoints()
{
    lab->tables.weights = SharpWeights::parse("*,*,twin1,1\n*,*,twin2,1\n").value();
    lab->renew();
    lab->quotes.event("e");
    sharpTotal(*lab, "twin1", 220.5, 0.6);
    sharpTotal(*lab, "twin1", 221.5, 0.6);
    lab->quotes.at(testNow - 1);
    sharpTotal(*lab, "twin2", 220.5, 0.6);
    lab->quotes.at(testNow - 10).totals("soft", 221, 1.9, 1.9);
    lab->run();
    QCOMPARE(lab->result.counts.pricedLines, std::uint64_t{3});
    QVERIFY(lab->flagged("soft", "Over", Flag::Interpolated));
}

QTEST_GUILESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
