// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/arbitrage.h"

#include "markets.h"
#include "near.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace evision::pricing;
using evision::test::MarketMaker;
using Legs = std::vector<ArbitrageLeg>;
using Amounts = std::vector<double>;

Q_DECLARE_METATYPE(Legs)

namespace {

constexpr double sixDigits = 5.1e-7;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

Legs legsOf(const Amounts &prices)
{
    Legs legs;
    for (const double price : prices)
        legs.push_back({price});
    return legs;
}

double effective(const ArbitrageLeg &leg)
{
    return 1.0 + (leg.price - 1.0) * (1.0 - leg.commission);
}

/// The best of all 2^n choices of floor and ceiling: {guaranteed profit, sum of stakes}, by the definition.
std::pair<double, double> bruteForce(const Legs &legs, double total, double step)
{
    double bookSum = 0.0;
    for (const ArbitrageLeg &leg : legs)
        bookSum += 1.0 / effective(leg);
    double bound = total;
    for (const ArbitrageLeg &leg : legs)
        bound = std::min(bound, leg.limit * effective(leg) * bookSum);
    std::pair<double, double> best{-infinite, 0.0};
    for (unsigned choice = 0; choice < 1U << legs.size(); ++choice) {
        double sum = 0.0;
        double least = infinite;
        bool isAllowed = true;
        for (std::size_t i = 0; i < legs.size(); ++i) {
            const double exact = bound / (effective(legs[i]) * bookSum) / step;
            const double steps = ((choice >> i) & 1U) != 0 ? std::ceil(exact - 1e-9) : std::floor(exact + 1e-9);
            isAllowed = isAllowed && steps * step <= legs[i].limit * (1.0 + 1e-12);
            sum += steps * step;
            least = std::min(least, steps * step * effective(legs[i]));
        }
        if (!isAllowed || sum > bound + 1e-9 * step || sum == 0.0)
            continue;
        const double gain = least - sum;
        const bool isTie = std::abs(gain - best.first) < 1e-9;
        if (isTie ? sum > best.second : gain > best.first)
            best = {gain, sum};
    }
    return best;
}

/// Legs with commissions and limits, arbitrage or nearly.
Legs randomLegs(MarketMaker &maker, std::size_t most)
{
    Legs legs = legsOf(maker.market(maker.count(2, most), maker.between(0.85, 1.05), 2.0));
    for (ArbitrageLeg &leg : legs) {
        if (maker.count(1, 3) == 1)
            leg.commission = maker.between(0.0, 0.05);
        if (maker.count(1, 4) == 1)
            leg.limit = maker.between(5.0, 200.0);
    }
    return legs;
}

} // namespace

class TestArbitrage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workedExamples_data();
    void workedExamples();
    void commissionCounts();
    void everyOutcomeReturnsTheSame();
    void limitsBind();
    void noArbitrageGetsItsPlanToo();
    void roundedWorkedExample();
    void roundedIsTheBestOfAllChoices();
    void roundedKeepsTotalStepAndLimits();
    void roundedCentsAreTheNearestDoubles();
    void tiesGoToTheLargerTotal();
    void spanFormAgreesWithTheVectors();
    void spanFormLeavesItsListsAloneOnError();
    void manyLegsWork();
    void stepTooLarge();
    void badArgumentsAreRefused_data();
    void badArgumentsAreRefused();
};

void TestArbitrage::workedExamples_data()
{
    QTest::addColumn<Legs>("legs");
    QTest::addColumn<double>("total");
    QTest::addColumn<double>("bookSum");
    QTest::addColumn<Amounts>("stakes");
    QTest::addColumn<double>("profit"); // in money
    QTest::newRow("two-way") << legsOf({2.10, 2.05}) << 1000.0 << .9639953542 << Amounts{493.975904, 506.024096}
                             << 37.349398;
    QTest::newRow("three-way") << legsOf({2.75, 3.70, 3.30}) << 500.0 << 500.0 / 533.653846
                               << Amounts{194.055944, 144.230769, 161.713287} << 33.653846;
    QTest::newRow("backed at an exchange")
        << Legs{{2.16, .05}, {2.05}} << 100.0 << .9635422710
        << Amounts{100 / 2.102 / .9635422710, 100 / 2.05 / .9635422710} << 100 / .9635422710 - 100;
}

void TestArbitrage::workedExamples()
{
    QFETCH(const Legs, legs);
    QFETCH(const double, total);
    QFETCH(const double, bookSum);
    QFETCH(const Amounts, stakes);
    QFETCH(const double, profit);
    const auto plan = planStakes(legs, total);
    QVERIFY(plan);
    VERIFY_NEAR(plan->bookSum, bookSum, 1e-9);
    VERIFY_NEAR(plan->total, total, 1e-10);
    VERIFY_NEAR(plan->profit * total, profit, 1e-6);
    for (std::size_t i = 0; i < legs.size(); ++i) {
        VERIFY_NEAR(plan->stakes[i], stakes[i], 1e-6);
        VERIFY_NEAR(plan->payoffs[i], profit, 1e-6);
    }
}

void TestArbitrage::commissionCounts()
{
    VERIFY_NEAR(planStakes(legsOf({2.16, 2.05}), 100.0)->bookSum, .9507678410, 5.1e-11);
    VERIFY_NEAR(planStakes(Legs{{2.16, .05}, {2.05}}, 100.0)->bookSum, .9635422710, 5.1e-11);
    const auto three = planStakes(legsOf({3.20, 3.60, 2.90}), 100.0);
    VERIFY_NEAR(three->bookSum, .935105, sixDigits);
    VERIFY_NEAR(three->profit, .069398, sixDigits);
    VERIFY_NEAR(three->stakes[0], 33.42, 5.1e-3);
    VERIFY_NEAR(three->stakes[1], 29.71, 5.1e-3);
    VERIFY_NEAR(three->stakes[2], 36.88, 5.1e-3);
}

void TestArbitrage::everyOutcomeReturnsTheSame()
{
    MarketMaker maker(51);
    for (int i = 0; i < 5000; ++i) {
        const auto plan = planStakes(randomLegs(maker, 10), 100.0);
        QVERIFY(plan);
        for (const double payoff : plan->payoffs)
            VERIFY_NEAR(payoff, plan->profit * plan->total, 1e-11);
        VERIFY_NEAR(plan->profit, 1.0 / plan->bookSum - 1.0, 1e-12);
        QVERIFY(plan->total <= 100.0 + 1e-9);
    }
}

void TestArbitrage::limitsBind()
{
    const auto plan = planStakes(Legs{{2.10, 0.0, 247.0}, {2.05}}, 1000.0);
    QVERIFY(plan);
    VERIFY_NEAR(plan->stakes[0], 247.0, 1e-10);
    VERIFY_NEAR(plan->stakes[1], 247.0 * 2.10 / 2.05, 1e-10);
    VERIFY_NEAR(plan->profit, .03734940, 5.1e-9);
}

void TestArbitrage::noArbitrageGetsItsPlanToo()
{
    const auto plan = planStakes(legsOf({1.9, 1.9}), 100.0);
    QVERIFY(plan);
    VERIFY_NEAR(plan->profit, -.05, 1e-12);
    const auto rounded = planRoundedStakes(legsOf({1.9, 1.9}), 100.0, 0.01);
    QVERIFY(rounded);
    VERIFY_NEAR(rounded->profit, -.05, 1e-12);
}

void TestArbitrage::roundedWorkedExample()
{
    const auto plan = planRoundedStakes(legsOf({2.75, 3.70, 3.30}), 500.0, 5.0);
    QVERIFY(plan);
    QCOMPARE(plan->stakes, (Amounts{195.0, 145.0, 160.0}));
    VERIFY_NEAR(plan->payoffs[0], 36.25, 1e-10);
    VERIFY_NEAR(plan->payoffs[1], 36.50, 1e-10);
    VERIFY_NEAR(plan->payoffs[2], 28.00, 1e-10);
    VERIFY_NEAR(plan->profit * plan->total, 28.00, 1e-10);
    QCOMPARE(plan->total, 500.0);
}

void TestArbitrage::roundedIsTheBestOfAllChoices()
{
    MarketMaker maker(52);
    constexpr std::array steps = {0.01, 0.1, 0.5, 1.0, 5.0};
    for (int i = 0; i < 4000; ++i) {
        const Legs legs = randomLegs(maker, 6);
        const double step = steps[maker.count(0, steps.size() - 1)];
        const double total = maker.between(20.0, 300.0);
        const auto plan = planRoundedStakes(legs, total, step);
        const auto [gain, sum] = bruteForce(legs, total, step);
        QCOMPARE(plan.hasValue(), sum > 0.0);
        if (!plan)
            continue;
        VERIFY_NEAR(plan->profit * plan->total, gain, 1e-8);
        VERIFY_NEAR(plan->total, sum, 1e-8);
    }
}

void TestArbitrage::roundedKeepsTotalStepAndLimits()
{
    MarketMaker maker(53);
    for (int i = 0; i < 5000; ++i) {
        const Legs legs = randomLegs(maker, 12);
        const double total = maker.between(20.0, 300.0);
        const auto plan = planRoundedStakes(legs, total, 0.25);
        if (!plan)
            continue;
        QVERIFY(plan->total <= total + 1e-9);
        VERIFY_NEAR(std::accumulate(plan->stakes.begin(), plan->stakes.end(), 0.0), plan->total, 1e-9);
        for (std::size_t k = 0; k < legs.size(); ++k) {
            QVERIFY(plan->stakes[k] * 4.0 == std::round(plan->stakes[k] * 4.0));
            QVERIFY(plan->stakes[k] <= legs[k].limit + 1e-9);
            VERIFY_NEAR(plan->payoffs[k], plan->stakes[k] * effective(legs[k]) - plan->total, 1e-9);
        }
    }
}

void TestArbitrage::roundedCentsAreTheNearestDoubles()
{
    const auto plan = planRoundedStakes(legsOf({2.10, 2.05}), 100.0, 0.01);
    QVERIFY(plan);
    QVERIFY(plan->stakes[0] == 49.40);
    QVERIFY(plan->stakes[1] == 50.60);
}

void TestArbitrage::tiesGoToTheLargerTotal()
{
    // 1 and 1 guarantee 0 at odds of 2, and so do 2 and 2.
    const auto plan = planRoundedStakes(legsOf({2.0, 2.0}), 4.0, 1.0);
    QVERIFY(plan);
    QCOMPARE(plan->total, 4.0);
    const auto odd = planRoundedStakes(legsOf({2.0, 2.0}), 5.0, 1.0); // 2 and 2, 2 and 3, 3 and 2: 0, -1, -1
    QVERIFY(odd);
    QCOMPARE(odd->total, 4.0);
    // 4, 2, 2 guarantee 0 of 8, and so would 3, 2, 1 of 6 if the worst outcome paid more.
    const auto three = planRoundedStakes(legsOf({2.0, 4.0, 4.0}), 8.5, 1.0);
    QVERIFY(three);
    QCOMPARE(three->total, 8.0);
}

void TestArbitrage::spanFormAgreesWithTheVectors()
{
    MarketMaker maker(54);
    for (int i = 0; i < 5000; ++i) {
        const Legs legs = randomLegs(maker, 8);
        Amounts stakes(legs.size());
        Amounts payoffs(legs.size());
        const auto totals = planRoundedStakes(legs, 100.0, 0.01, stakes, payoffs);
        const auto plan = planRoundedStakes(legs, 100.0, 0.01);
        QVERIFY(totals && plan);
        QVERIFY(stakes == plan->stakes && payoffs == plan->payoffs);
        QVERIFY(totals->total == plan->total && totals->profit == plan->profit && totals->bookSum == plan->bookSum);
    }
}

void TestArbitrage::spanFormLeavesItsListsAloneOnError()
{
    Amounts stakes{-7.0, -7.0};
    Amounts payoffs{-8.0, -8.0};
    const Legs legs = legsOf({2.10, 2.05});
    const auto errorOf = [&](double total, double step) {
        return planRoundedStakes(legs, total, step, stakes, payoffs).error();
    };
    QCOMPARE(errorOf(none, 0.01), PricingError::InvalidAmount);
    QCOMPARE(errorOf(10.0, 100.0), PricingError::StepTooLarge);
    QCOMPARE(stakes, (Amounts{-7.0, -7.0}));
    QCOMPARE(payoffs, (Amounts{-8.0, -8.0}));
    const std::span<double> one = std::span(stakes).first(1);
    QCOMPARE(planRoundedStakes(legs, 10.0, 0.01, one, payoffs).error(), PricingError::TooFewOutcomes);
    QCOMPARE(planRoundedStakes(legs, 10.0, 0.01, stakes, one).error(), PricingError::TooFewOutcomes);
}

void TestArbitrage::manyLegsWork()
{
    const Legs legs(maximumArbitrageLegs, {70.0});
    const auto plan = planRoundedStakes(legs, 1000.0, 0.01);
    QVERIFY(plan);
    for (const double stake : plan->stakes)
        VERIFY_NEAR(stake, 15.62, 0.011);
    QVERIFY(plan->profit > 0.08);
    QCOMPARE(planStakes(Legs(maximumArbitrageLegs + 1, {70.0}), 1.0).error(), PricingError::TooManyOutcomes);
    QCOMPARE(planRoundedStakes(Legs(maximumArbitrageLegs + 1, {70.0}), 1.0, 0.01).error(),
             PricingError::TooManyOutcomes);
}

void TestArbitrage::stepTooLarge()
{
    QCOMPARE(planRoundedStakes(legsOf({2.10, 2.05}), 1.0, 5.0).error(), PricingError::StepTooLarge);
    QCOMPARE(planRoundedStakes(Legs{{2.10, 0.0, 0.001}, {2.05, 0.0, 0.001}}, 100.0, 0.01).error(),
             PricingError::StepTooLarge);
}

void TestArbitrage::badArgumentsAreRefused_data()
{
    QTest::addColumn<Legs>("legs");
    QTest::addColumn<double>("total");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("error");
    const auto add = [](const char *name, const Legs &legs, double total, double step, PricingError error) {
        QTest::newRow(name) << legs << total << step << static_cast<int>(error);
    };
    const Legs good = legsOf({2.10, 2.05});
    add("no legs", {}, 100, 1, PricingError::TooFewOutcomes);
    add("one leg", legsOf({2.1}), 100, 1, PricingError::TooFewOutcomes);
    add("a price of 1", legsOf({2.1, 1.0}), 100, 1, PricingError::InvalidPrice);
    add("no price", legsOf({none, 2.1}), 100, 1, PricingError::InvalidPrice);
    add("a negative commission", {{2.1, -.1}, {2.05}}, 100, 1, PricingError::InvalidCommission);
    add("a commission of all winnings", {{2.1, 1.0}, {2.05}}, 100, 1, PricingError::InvalidCommission);
    add("a limit of nothing", {{2.1, 0.0, 0.0}, {2.05}}, 100, 1, PricingError::InvalidAmount);
    add("a limit that is none", {{2.1, 0.0, none}, {2.05}}, 100, 1, PricingError::InvalidAmount);
    add("a total of nothing", good, 0, 1, PricingError::InvalidAmount);
    add("a negative total", good, -5, 1, PricingError::InvalidAmount);
    add("an infinite total", good, infinite, 1, PricingError::InvalidAmount);
    add("a step of nothing", good, 100, 0, PricingError::InvalidAmount);
    add("no step", good, 100, none, PricingError::InvalidAmount);
}

void TestArbitrage::badArgumentsAreRefused()
{
    QFETCH(const Legs, legs);
    QFETCH(const double, total);
    QFETCH(const double, step);
    QFETCH(const int, error);
    QCOMPARE(static_cast<int>(planRoundedStakes(legs, total, step).error()), error);
    if (step > 0.0)
        QCOMPARE(static_cast<int>(planStakes(legs, total).error()), error);
}

QTEST_GUILESS_MAIN(TestArbitrage)

#include "tst_arbitrage.moc"
