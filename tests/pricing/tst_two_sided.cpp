// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/arbitrage.h"

#include "near.h"

#include <QTest>

#include <array>
#include <limits>

using namespace evision::pricing;
using Prices = std::vector<double>;

namespace {

constexpr double sixDigits = 5.1e-7;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::array badPrices = {1.0, 0.0, -2.0, none, infinite};
constexpr std::array badAmounts = {0.0, -1.0, none, infinite};

double fromAmerican(double american)
{
    return american > 0.0 ? 1.0 + american / 100.0 : 1.0 - 100.0 / american;
}

} // namespace

class TestTwoSided : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void margins_data();
    void margins();
    void marketWidths_data();
    void marketWidths();
    void badMarginsAreRefused();
    void syntheticHoldOfTheBestPrices();
    void backLayArbitrage();
    void qualifyingLoss();
    void openBetIsHedged();
    void badHedgesAreRefused();
    void equalMiddle();
    void unequalMiddle();
    void americanMiddle();
    void pushedLegOfAMiddle();
    void middleThatCannotLose();
    void badMiddlesAreRefused();
    void dutchingABudget();
    void dutchingForAProfit();
    void badDutchingIsRefused();
};

void TestTwoSided::margins_data()
{
    QTest::addColumn<Prices>("prices");
    QTest::addColumn<double>("overround");
    QTest::addColumn<double>("hold");
    const auto pair = [](double first, double second) { return Prices{fromAmerican(first), fromAmerican(second)}; };
    QTest::newRow("-110 each way") << pair(-110, -110) << .047619 << .045455;
    QTest::newRow("-115 and -105") << pair(-115, -105) << .047079 << .044962;
    QTest::newRow("-120 and +110") << pair(-120, 110) << .021645 << .021186;
    QTest::newRow("-250 and +210") << pair(-250, 210) << .036866 << .035556;
    QTest::newRow("+105 each way") << pair(105, 105) << -.024390 << -.025;
    QTest::newRow("three-way") << Prices{2.05, 3.40, 3.50} << .067637 << .063352;
}

void TestTwoSided::margins()
{
    QFETCH(const Prices, prices);
    QFETCH(const double, overround);
    QFETCH(const double, hold);
    VERIFY_NEAR(evision::pricing::overround(prices), overround, sixDigits);
    VERIFY_NEAR(evision::pricing::hold(prices), hold, sixDigits);
}

void TestTwoSided::marketWidths_data()
{
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second");
    QTest::addColumn<double>("width");
    QTest::newRow("-110 each way") << -110.0 << -110.0 << 20.0;
    QTest::newRow("-115 and -105 is as wide") << -115.0 << -105.0 << 20.0;
    QTest::newRow("-120 and +110") << -120.0 << 110.0 << 10.0;
    QTest::newRow("-250 and +210") << -250.0 << 210.0 << 40.0;
    QTest::newRow("+105 each way is below nothing") << 105.0 << 105.0 << -10.0;
    QTest::newRow("even money has none") << 100.0 << -100.0 << 0.0;
}

void TestTwoSided::marketWidths()
{
    QFETCH(const double, first);
    QFETCH(const double, second);
    QFETCH(const double, width);
    VERIFY_NEAR(marketWidth(first, second), width, 1e-12);
    VERIFY_NEAR(marketWidth(second, first), width, 1e-12);
}

void TestTwoSided::badMarginsAreRefused()
{
    QVERIFY(!overround({}));
    QVERIFY(!hold(Prices{2.0}));
    for (const double bad : badPrices) {
        QVERIFY(!overround(Prices{2.0, bad}));
        QVERIFY(!hold(Prices{bad, 2.0}));
    }
    for (const double bad : {99.0, -99.9, 0.0, none, infinite})
        QVERIFY(!marketWidth(-110.0, bad) && !marketWidth(bad, -110.0));
}

void TestTwoSided::syntheticHoldOfTheBestPrices()
{
    const Prices firstBook{2.02, 1.85};
    const Prices secondBook{1.90, 1.98};
    QVERIFY(*hold(firstBook) > .03 && *hold(secondBook) > .03);
    VERIFY_NEAR(hold(Prices{2.02, 1.98}), .0001, 1e-12);
    QVERIFY(*hold(Prices{2.10, 2.05}) < 0.0);
}

void TestTwoSided::backLayArbitrage()
{
    const auto first = hedgeByLay(100.0, 2.10, {2.04, .02});
    QVERIFY(first.has_value());
    VERIFY_NEAR(first->stake, 103.960396, sixDigits);
    VERIFY_NEAR(first->liability, 108.118812, sixDigits);
    VERIFY_NEAR(first->profitIfWon, 1.881188, sixDigits);
    VERIFY_NEAR(first->profitIfLost, 1.881188, sixDigits);
    const auto second = hedgeByLay(100.0, 2.20, {2.10, .02});
    VERIFY_NEAR(second->stake, 105.769, 5.1e-4);
    VERIFY_NEAR(second->liability, 116.346, 5.1e-4);
    VERIFY_NEAR(second->guaranteed(), 3.654, 5.1e-4);
}

void TestTwoSided::qualifyingLoss()
{
    const auto hedge = hedgeByLay(25.0, 3.0, {3.1, .05});
    VERIFY_NEAR(hedge->stake, 24.590164, sixDigits);
    VERIFY_NEAR(hedge->profitIfWon, -1.639344, sixDigits);
    VERIFY_NEAR(hedge->profitIfLost, -1.639344, sixDigits);
}

void TestTwoSided::openBetIsHedged()
{
    const auto lay = hedgeByLay(100.0, 6.0, {2.4, .02});
    VERIFY_NEAR(lay->stake, 252.100840, sixDigits);
    VERIFY_NEAR(lay->profitIfWon, 147.058824, sixDigits);
    VERIFY_NEAR(lay->profitIfLost, 147.058824, sixDigits);
    const auto back = hedgeByBack(100.0, 6.0, 1.70);
    VERIFY_NEAR(back->stake, 352.941176, sixDigits);
    VERIFY_NEAR(back->profitIfWon, 147.058824, sixDigits);
    VERIFY_NEAR(back->profitIfLost, 147.058824, sixDigits);
    VERIFY_NEAR(back->liability, back->stake, 0.0);
}

void TestTwoSided::badHedgesAreRefused()
{
    for (const double bad : badPrices) {
        QVERIFY(!hedgeByLay(100.0, bad, {2.0, 0.0}));
        QVERIFY(!hedgeByLay(100.0, 2.0, {bad, 0.0}));
        QVERIFY(!hedgeByBack(100.0, bad, 2.0));
        QVERIFY(!hedgeByBack(100.0, 2.0, bad));
    }
    for (const double bad : badAmounts)
        QVERIFY(!hedgeByLay(bad, 2.0, {2.0, 0.0}) && !hedgeByBack(bad, 2.0, 2.0));
    for (const double bad : {-0.1, 1.0, none})
        QVERIFY(!hedgeByLay(100.0, 2.0, {2.0, bad}));
}

void TestTwoSided::equalMiddle()
{
    const auto both = middle(1.95, 1.95);
    QVERIFY(both.has_value());
    VERIFY_NEAR(both->firstShare, .5, 1e-15);
    VERIFY_NEAR(both->secondShare, .5, 1e-15);
    VERIFY_NEAR(200.0 * both->miss, -5.0, 1e-12);
    VERIFY_NEAR(200.0 * both->hit, 190.0, 1e-12);
    VERIFY_NEAR(200.0 * *middleExpectedValue(*both, .11), 16.45, 1e-12);
    VERIFY_NEAR(both->breakEven, .0256410256, 5.1e-11);
    VERIFY_NEAR(middleExpectedValue(*both, both->breakEven), 0.0, 1e-15);
}

void TestTwoSided::unequalMiddle()
{
    const auto both = middle(1.95, 1.87);
    QVERIFY(both.has_value());
    const double unit = 100.0 / both->firstShare; // so that the first stake is 100
    VERIFY_NEAR(unit * both->secondShare, 104.278075, sixDigits);
    VERIFY_NEAR(unit * both->miss, -9.278075, sixDigits);
    VERIFY_NEAR(unit * both->hit, 185.721925, sixDigits);
    VERIFY_NEAR(both->breakEven, .0475798711, 5.1e-11);
}

void TestTwoSided::americanMiddle()
{
    const auto both = middle(fromAmerican(-110), fromAmerican(-110));
    VERIFY_NEAR(200.0 * both->miss, -9.0909, 5.1e-5);
    VERIFY_NEAR(200.0 * both->hit, 181.8182, 5.1e-5);
    VERIFY_NEAR(both->breakEven, .047619, sixDigits);
}

void TestTwoSided::pushedLegOfAMiddle()
{
    const auto both = middle(1.95, 1.87);
    const double unit = 100.0 / both->firstShare;
    VERIFY_NEAR(unit * both->firstPushes, 104.278075 * .87, 1e-6);
    VERIFY_NEAR(unit * both->secondPushes, 95.0, 1e-10);
}

void TestTwoSided::middleThatCannotLose()
{
    const auto both = middle(2.10, 2.05);
    QVERIFY(both->miss > 0.0);
    QCOMPARE(both->breakEven, 0.0);
}

void TestTwoSided::badMiddlesAreRefused()
{
    for (const double bad : badPrices)
        QVERIFY(!middle(bad, 2.0) && !middle(2.0, bad));
    for (const double bad : {-0.1, 1.1, none})
        QVERIFY(!middleExpectedValue(*middle(1.95, 1.95), bad));
}

void TestTwoSided::dutchingABudget()
{
    const Prices prices{4.0, 5.0, 10.0};
    const auto plan = dutchBudget(prices, 100.0);
    QVERIFY(plan);
    QCOMPARE(plan->total, 100.0);
    for (std::size_t i = 0; i < prices.size(); ++i)
        VERIFY_NEAR(plan->stakes[i] * prices[i] - 100.0, plan->profit, 1e-10);
    VERIFY_NEAR(plan->profit, 100.0 / .55 - 100.0, 1e-10);
    VERIFY_NEAR(dutchBudget(Prices{4.0}, 100.0)->profit, 300.0, 1e-10);
    QVERIFY(dutchBudget(Prices{1.5, 1.5}, 100.0)->profit < 0.0);
}

void TestTwoSided::dutchingForAProfit()
{
    const Prices prices{4.0, 5.0, 10.0};
    const auto plan = dutchProfit(prices, 50.0);
    QVERIFY(plan);
    QCOMPARE(plan->profit, 50.0);
    for (std::size_t i = 0; i < prices.size(); ++i)
        VERIFY_NEAR(plan->stakes[i] * prices[i] - plan->total, 50.0, 1e-10);
    QCOMPARE(dutchProfit(Prices{2.0, 2.0}, 50.0).error(), PricingError::NoProfit);
    QCOMPARE(dutchProfit(Prices{1.5, 1.5}, 50.0).error(), PricingError::NoProfit);
}

void TestTwoSided::badDutchingIsRefused()
{
    QCOMPARE(dutchBudget({}, 100.0).error(), PricingError::TooFewOutcomes);
    QCOMPARE(dutchProfit({}, 100.0).error(), PricingError::TooFewOutcomes);
    QCOMPARE(dutchBudget(Prices(65, 100.0), 100.0).error(), PricingError::TooManyOutcomes);
    for (const double bad : badPrices)
        QCOMPARE(dutchBudget(Prices{4.0, bad}, 100.0).error(), PricingError::InvalidPrice);
    for (const double bad : badAmounts) {
        QCOMPARE(dutchBudget(Prices{4.0}, bad).error(), PricingError::InvalidAmount);
        QCOMPARE(dutchProfit(Prices{4.0}, bad).error(), PricingError::InvalidAmount);
    }
}

QTEST_GUILESS_MAIN(TestTwoSided)

#include "tst_two_sided.moc"
