// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/kelly.h"

#include "markets.h"
#include "near.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace evision::pricing;
using evision::test::MarketMaker;
using Bets = std::vector<KellyBet>;
using Shares = std::vector<double>;
using Growth = std::optional<double> (*)(std::span<const KellyBet>, std::span<const double>);

Q_DECLARE_METATYPE(Bets)

namespace {

constexpr double tenDigits = 5.1e-11;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

double sumOf(const Shares &shares)
{
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

/// The mutually exclusive outcomes of a random event, as somebody sees them who differs from the book.
Bets exclusiveBets(MarketMaker &maker)
{
    const std::vector<double> odds = maker.market(maker.count(2, 8), maker.between(0.95, 1.2), 2.5);
    Bets bets;
    double total = 0.0;
    for (const double price : odds) {
        bets.push_back({maker.between(0.5, 1.5) / price, price});
        total += bets.back().probability;
    }
    const double covered = maker.between(0.0, 1.0) < 0.5 ? 1.0 : maker.between(0.5, 0.99);
    for (KellyBet &bet : bets)
        bet.probability *= covered / total;
    return bets;
}

Bets independentBets(MarketMaker &maker, std::size_t most)
{
    Bets bets(maker.count(1, most));
    for (KellyBet &bet : bets) {
        bet.price = maker.between(1.2, 6.0);
        bet.probability = std::min(maker.between(0.9, 1.3) / bet.price, 0.95);
    }
    return bets;
}

/// The most that moving one share by `change`, or two at once, adds to the growth; shares stay at or above 0.
double bestGain(const Bets &bets, const Shares &shares, Growth growth, double change)
{
    const double before = growth(bets, shares).value();
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < shares.size(); ++i) {
        for (std::size_t j = i; j < shares.size(); ++j) {
            for (const double second : {-change, 0.0, change}) {
                for (const double first : {-change, change}) {
                    Shares moved = shares;
                    moved[i] += first;
                    moved[j] += i == j ? 0.0 : second;
                    if (moved[i] >= 0.0 && moved[j] >= 0.0 && sumOf(moved) <= 1.0)
                        best = std::max(best, growth(bets, moved).value() - before);
                }
            }
        }
    }
    return best;
}

} // namespace

class TestKellyJoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exclusiveWorkedExample();
    void arbitrageStakesEverythingByBelief();
    void noValueMeansNoStake();
    void exclusiveOrderDoesNotMatter();
    void exclusiveChangesDoNotHelp();
    void singleExclusiveBetIsKelly();
    void exclusiveBadArguments();
    void exclusiveGrowthOfRuin();
    void simultaneousWorkedExamples_data();
    void simultaneousWorkedExamples();
    void simultaneousChangesDoNotHelp();
    void betsWithoutValueStayOut();
    void mostExactBets();
    void manyBetsAreApproximated();
    void approximationStaysWithinTheBankroll();
    void simultaneousBadArguments();
};

void TestKellyJoint::exclusiveWorkedExample()
{
    const Bets bets{{.5, 2.2}, {.3, 3.3}, {.2, 4.0}};
    Shares shares(3);
    const auto reserve = exclusiveKelly(bets, shares);
    QVERIFY(reserve);
    VERIFY_NEAR(*reserve, .825, 1e-14);
    VERIFY_NEAR(shares[0], .125, 1e-14);
    VERIFY_NEAR(shares[1], .05, 1e-14);
    QCOMPARE(shares[2], 0.0);
    QVERIFY(*expectedValue(.3, 3.3) < 0.0); // taken all the same: it hedges the first
}

void TestKellyJoint::arbitrageStakesEverythingByBelief()
{
    const Bets bets{{.5, 2.2}, {.3, 3.8}, {.2, 6.0}};
    Shares shares(3);
    const auto reserve = exclusiveKelly(bets, shares);
    QVERIFY(reserve);
    VERIFY_NEAR(*reserve, 0.0, 1e-12);
    for (std::size_t i = 0; i < 3; ++i)
        VERIFY_NEAR(shares[i], bets[i].probability, 1e-12);
    VERIFY_NEAR(sumOf(shares), 1.0, 1e-12);
}

void TestKellyJoint::noValueMeansNoStake()
{
    const Bets bets{{.45, 2.0}, {.30, 3.0}, {.25, 4.0}};
    Shares shares(3, 1.0);
    const auto reserve = exclusiveKelly(bets, shares);
    QVERIFY(reserve);
    QCOMPARE(*reserve, 1.0);
    QCOMPARE(shares, (Shares{0.0, 0.0, 0.0}));
}

void TestKellyJoint::exclusiveOrderDoesNotMatter()
{
    const Bets bets{{.2, 4.0}, {.3, 3.3}, {.5, 2.2}};
    Shares shares(3);
    QVERIFY(exclusiveKelly(bets, shares));
    VERIFY_NEAR(shares[2], .125, 1e-14);
    VERIFY_NEAR(shares[1], .05, 1e-14);
    QCOMPARE(shares[0], 0.0);
}

void TestKellyJoint::exclusiveChangesDoNotHelp()
{
    MarketMaker maker(41);
    int staked = 0;
    for (int i = 0; i < 2000; ++i) {
        const Bets bets = exclusiveBets(maker);
        Shares shares(bets.size());
        const auto reserve = exclusiveKelly(bets, shares);
        QVERIFY(reserve);
        QVERIFY(*reserve >= 0.0 && *reserve <= 1.0);
        QVERIFY(sumOf(shares) <= 1.0 + 1e-12);
        for (const double change : {1e-2, 1e-3, 1e-4})
            QVERIFY(bestGain(bets, shares, exclusiveLogGrowth, change) <= 1e-14);
        staked += sumOf(shares) > 0.0 ? 1 : 0;
    }
    QVERIFY(staked > 500);
}

void TestKellyJoint::singleExclusiveBetIsKelly()
{
    Shares share(1);
    QVERIFY(exclusiveKelly(Bets{{.52, 2.05}}, share));
    VERIFY_NEAR(share[0], .0628571429, tenDigits);
}

void TestKellyJoint::exclusiveBadArguments()
{
    Shares shares(2);
    const auto errorOf = [&shares](const Bets &bets) { return exclusiveKelly(bets, shares).error(); };
    QCOMPARE(errorOf({}), PricingError::TooFewOutcomes);
    QCOMPARE(errorOf({{.5, 2.0}}), PricingError::TooFewOutcomes);
    QCOMPARE(errorOf({{.5, 2.0}, {.5, 1.0}}), PricingError::InvalidPrice);
    QCOMPARE(errorOf({{.5, none}, {.5, 2.0}}), PricingError::InvalidPrice);
    QCOMPARE(errorOf({{.5, 2.0}, {-.5, 2.0}}), PricingError::InvalidProbability);
    QCOMPARE(errorOf({{.6, 2.0}, {.6, 2.0}}), PricingError::InvalidProbability);
    QCOMPARE(errorOf(Bets(65, {.01, 60.0})), PricingError::TooManyOutcomes);
    QVERIFY(!exclusiveLogGrowth(Bets{{.5, 1.0}}, Shares{.1}));
}

void TestKellyJoint::exclusiveGrowthOfRuin()
{
    const double ruin = -std::numeric_limits<double>::infinity();
    QCOMPARE(exclusiveLogGrowth(Bets{{.5, 2.2}, {.3, 3.3}}, Shares{.5, .5}), std::optional(ruin));
    QCOMPARE(exclusiveLogGrowth(Bets{{.5, 2.2}, {.5, 3.3}}, Shares{1.0, 0.0}), std::optional(ruin));
    VERIFY_NEAR(exclusiveLogGrowth(Bets{{.5, 2.0}, {.5, 2.0}}, Shares{.5, .5}), 0.0, 1e-15);
}

void TestKellyJoint::simultaneousWorkedExamples_data()
{
    QTest::addColumn<Bets>("bets");
    QTest::addColumn<Shares>("expected");
    QTest::newRow("one bet is Kelly's") << Bets{{.52, 2.05}} << Shares{.0628571429};
    QTest::newRow("two alike") << Bets{{.55, 2.0}, {.55, 2.0}} << Shares{.0990099010, .0990099010};
    QTest::newRow("two of different price") << Bets{{.52, 2.05}, {.40, 2.7}} << Shares{.0626296257, .0468710520};
    QTest::newRow("three alike") << Bets{{.60, 2.0}, {.60, 2.0}, {.60, 2.0}}
                                 << Shares{.1841985949, .1841985949, .1841985949};
    QTest::newRow("three of different price")
        << Bets{{.55, 2.0}, {.52, 2.05}, {.30, 3.6}} << Shares{.0993564287, .0620840819, .0303534875};
}

void TestKellyJoint::simultaneousWorkedExamples()
{
    QFETCH(const Bets, bets);
    QFETCH(const Shares, expected);
    const auto shares = simultaneousKelly(bets);
    QVERIFY(shares);
    for (std::size_t i = 0; i < expected.size(); ++i)
        VERIFY_NEAR((*shares)[i], expected[i], tenDigits);
}

void TestKellyJoint::simultaneousChangesDoNotHelp()
{
    MarketMaker maker(42);
    for (int i = 0; i < 300; ++i) {
        const Bets bets = independentBets(maker, 6);
        const auto shares = simultaneousKelly(bets);
        QVERIFY(shares);
        for (const double change : {1e-2, 1e-3, 1e-4})
            QVERIFY(bestGain(bets, *shares, simultaneousLogGrowth, change) <= 1e-14);
    }
}

void TestKellyJoint::betsWithoutValueStayOut()
{
    const auto shares = simultaneousKelly(Bets{{.55, 2.0}, {.5, 2.0}, {.3, 3.0}, {0.0, 5.0}});
    QVERIFY(shares);
    VERIFY_NEAR((*shares)[0], .10, 1e-12);
    for (std::size_t i = 1; i < 4; ++i)
        QCOMPARE((*shares)[i], 0.0);
}

void TestKellyJoint::mostExactBets()
{
    const auto shares = simultaneousKelly(Bets(maximumExactBets, {.55, 2.0}));
    QVERIFY(shares);
    for (const double share : *shares) {
        VERIFY_NEAR(share, shares->front(), 1e-12);
        QVERIFY(share > 0.0 && share < .0990099010);
    }
    QVERIFY(sumOf(*shares) < 1.0);
}

void TestKellyJoint::manyBetsAreApproximated()
{
    const Bets bets(maximumExactBets + 1, {.52, 2.0});
    const auto shares = simultaneousKelly(bets);
    QVERIFY(shares);
    const auto exact = simultaneousKelly(Bets(maximumExactBets, {.52, 2.0}));
    for (const double share : *shares)
        VERIFY_NEAR(share, exact->front(), 0.02 * exact->front()); // one bet more and the third order
    QVERIFY(!simultaneousLogGrowth(bets, *shares));
}

void TestKellyJoint::approximationStaysWithinTheBankroll()
{
    Bets bets(30, {.8, 2.0});
    bets.push_back({.3, 2.0});
    const auto shares = simultaneousKelly(bets);
    QVERIFY(shares);
    QVERIFY(sumOf(*shares) <= .95 + 1e-12);
    QCOMPARE(shares->back(), 0.0);
}

void TestKellyJoint::simultaneousBadArguments()
{
    const auto errorOf = [](const Bets &bets) { return simultaneousKelly(bets).error(); };
    QCOMPARE(errorOf({}), PricingError::TooFewOutcomes);
    QCOMPARE(errorOf({{.5, 1.0}}), PricingError::InvalidPrice);
    QCOMPARE(errorOf({{1.1, 2.0}}), PricingError::InvalidProbability);
    QCOMPARE(errorOf({{1.0, 2.0}}), PricingError::InvalidProbability); // nothing bounds a sure thing
    QVERIFY(!simultaneousLogGrowth(Bets{{.5, 2.0}}, Shares{}));
    QVERIFY(!simultaneousLogGrowth(Bets{{.5, 1.0}}, Shares{.1}));
    const double ruin = -std::numeric_limits<double>::infinity();
    QCOMPARE(simultaneousLogGrowth(Bets{{.5, 2.2}}, Shares{1.0}), std::optional(ruin));
}

QTEST_GUILESS_MAIN(TestKellyJoint)

#include "tst_kelly_joint.moc"
