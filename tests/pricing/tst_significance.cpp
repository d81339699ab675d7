// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/significance.h"

#include "pricing/random.h"

#include "near.h"

#include <QTest>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace evision::pricing;
using Bets = std::vector<SettledBet>;

namespace {

constexpr double sixDigits = 5.1e-7;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

void addBets(Bets &bets, int count, int won, double price)
{
    for (int i = 0; i < count; ++i) {
        SettledBet bet;
        bet.stake = 1.0;
        bet.price = price;
        bet.profit = i < won ? price - 1.0 : -1.0;
        bet.match = static_cast<std::int64_t>(bets.size());
        bets.push_back(bet);
    }
}

/// 200 bets at 2.1, 110 of them won, and 100 at 3.5, 34 won; every bet on a match of its own.
Bets sample()
{
    Bets bets;
    addBets(bets, 200, 110, 2.1);
    addBets(bets, 100, 34, 3.5);
    return bets;
}

SettledBet bet(double stake, double profit, std::int64_t match)
{
    return {stake, 2.0, profit, 0.5, match};
}

} // namespace

class TestSignificance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workedZAgainstFairPrices();
    void zAgainstOwnEdgesTakesThemOff();
    void zGrowsWithTheRootOfTheSample();
    void oneSidedTails();
    void workedStandardError();
    void clusteredErrorByHand();
    void doubledBetsCountOnce();
    void oppositeSidesOffset();
    void stakesWeigh();
    void sameResultEveryTimeIsCertain();
    void workedBootstrapInterval();
    void bootstrapIsReproducible();
    void bootstrapDrawsWholeMatches();
    void bootstrapWidensWithConfidence();
    void workedBetsNeeded();
    void badBetsAreRefused();
    void badBootstrapIsRefused();
    void badBetsNeededIsRefused();
    void generatorIsTheSameEverywhere();
    void generatorIsUniform();
};

void TestSignificance::workedZAgainstFairPrices()
{
    const Bets bets = sample();
    double profit = 0.0;
    double variance = 0.0;
    for (const SettledBet &one : bets) {
        profit += one.profit;
        variance += one.price - 1.0;
    }
    VERIFY_NEAR(profit, 50.0, 1e-10);
    VERIFY_NEAR(std::sqrt(variance), 21.679483, sixDigits);
    VERIFY_NEAR(zAgainstFairPrices(bets), 2.306328, sixDigits);
    VERIFY_NEAR(oneSidedP(*zAgainstFairPrices(bets)), .01054616, 5.1e-9);
}

void TestSignificance::zAgainstOwnEdgesTakesThemOff()
{
    Bets bets = sample();
    for (SettledBet &one : bets)
        one.probability = 1.0 / one.price;
    VERIFY_NEAR(zAgainstOwnEdges(bets), 2.306328, sixDigits); // no edge claimed: the same
    for (SettledBet &one : bets)
        one.probability = (1.0 + 50.0 / 300.0) / one.price;
    VERIFY_NEAR(zAgainstOwnEdges(bets), 0.0, 1e-12); // exactly what was promised
    for (SettledBet &one : bets)
        one.probability = 1.05 / one.price; // promised 15 of the 50
    const double variance = 200 * .5 * .5 * 2.1 * 2.1 + 100 * .3 * .7 * 3.5 * 3.5;
    VERIFY_NEAR(zAgainstOwnEdges(bets), 35.0 / std::sqrt(variance), 1e-12);
    VERIFY_NEAR(zAgainstOwnEdges(bets), 1.601282, sixDigits);
}

void TestSignificance::zGrowsWithTheRootOfTheSample()
{
    Bets bets = sample();
    const Bets once = bets;
    for (int i = 0; i < 3; ++i)
        bets.insert(bets.end(), once.begin(), once.end());
    VERIFY_NEAR(zAgainstFairPrices(bets), 2.0 * *zAgainstFairPrices(once), 1e-12);
}

void TestSignificance::oneSidedTails()
{
    VERIFY_NEAR(oneSidedP(0.0), 0.5, 0.0);
    VERIFY_NEAR(oneSidedP(1.6448536269514722), .05, 1e-15);
    VERIFY_NEAR(oneSidedP(-1.6448536269514722), .95, 1e-15);
}

void TestSignificance::workedStandardError()
{
    const auto estimate = estimateYield(sample(), Dependence::None);
    QVERIFY(estimate.has_value());
    VERIFY_NEAR(estimate->yield, .166667, sixDigits);
    VERIFY_NEAR(estimate->standardError, .07415572, 5.1e-9);
    VERIFY_NEAR(estimate->t, 2.247523, sixDigits);
    const auto byMatch = estimateYield(sample(), Dependence::ByMatch); // one bet a match: the same
    VERIFY_NEAR(byMatch->standardError, estimate->standardError, 1e-15);
}

void TestSignificance::clusteredErrorByHand()
{
    // Residuals of yield 1/4: match 1 has .75 + .75, match 2 has -1.25, match 3 has -.25.
    const Bets bets{bet(1, 1, 1), bet(1, -1, 2), bet(1, 1, 1), bet(1, 0, 3)};
    const auto estimate = estimateYield(bets, Dependence::ByMatch);
    QVERIFY(estimate.has_value());
    VERIFY_NEAR(estimate->yield, .25, 1e-15);
    VERIFY_NEAR(estimate->standardError, std::sqrt(1.5 * (2.25 + 1.5625 + .0625)) / 4.0, 1e-15);
    VERIFY_NEAR(estimate->t, estimate->yield / estimate->standardError, 1e-15);
}

void TestSignificance::doubledBetsCountOnce()
{
    Bets bets = sample();
    const Bets once = bets;
    bets.insert(bets.end(), once.begin(), once.end());
    const double single = estimateYield(once, Dependence::ByMatch)->standardError;
    VERIFY_NEAR(estimateYield(bets, Dependence::ByMatch)->standardError, single, 1e-14);
    QVERIFY(estimateYield(bets, Dependence::None)->standardError < .72 * single);
}

void TestSignificance::oppositeSidesOffset()
{
    Bets bets;
    for (std::int64_t match = 0; match < 50; ++match) {
        bets.push_back(bet(1, match % 2 == 0 ? 1.1 : -1.0, match));
        bets.push_back(bet(1, match % 2 == 0 ? -1.0 : 1.1, match));
    }
    VERIFY_NEAR(estimateYield(bets, Dependence::ByMatch)->standardError, 0.0, 1e-12);
    QVERIFY(estimateYield(bets, Dependence::None)->standardError > .1);
}

void TestSignificance::stakesWeigh()
{
    const auto estimate = estimateYield(Bets{bet(3, 3, 1), bet(1, -1, 2)}, Dependence::None);
    VERIFY_NEAR(estimate->yield, .5, 1e-15);
    VERIFY_NEAR(estimate->standardError, std::sqrt(2.0 * (2.25 + 2.25)) / 4.0, 1e-15);
}

void TestSignificance::sameResultEveryTimeIsCertain()
{
    const auto estimate = estimateYield(Bets{bet(1, 1, 1), bet(1, 1, 2)}, Dependence::None);
    QCOMPARE(estimate->standardError, 0.0);
    QCOMPARE(estimate->t, infinite);
}

void TestSignificance::workedBootstrapInterval()
{
    const auto interval = bootstrapYield(sample());
    QVERIFY(interval.has_value());
    // A percentile of 10 000 draws has the error sqrt(.025 * .975/10000)/(density .79) = .002, and the figures compared
    // with have it too: 3.5 standard deviations of the difference.
    VERIFY_NEAR(interval->low, .0243, .01);
    VERIFY_NEAR(interval->high, .3137, .01);
}

void TestSignificance::bootstrapIsReproducible()
{
    BootstrapOptions options;
    options.draws = 1000;
    const auto first = bootstrapYield(sample(), options);
    const auto again = bootstrapYield(sample(), options);
    QVERIFY(first->low == again->low && first->high == again->high);
    options.seed += 1;
    const auto other = bootstrapYield(sample(), options);
    QVERIFY(first->low != other->low || first->high != other->high);
    VERIFY_NEAR(other->low, first->low, .04); // six standard deviations of 1 000 draws
}

void TestSignificance::bootstrapDrawsWholeMatches()
{
    Bets bets;
    for (std::int64_t match = 0; match < 40; ++match) {
        bets.push_back(bet(1, 1.1, match));
        bets.push_back(bet(1, -1.0, match));
    }
    const auto interval = bootstrapYield(bets); // every match earns the same, so every draw does
    VERIFY_NEAR(interval->low, .05, 1e-12);
    VERIFY_NEAR(interval->high, .05, 1e-12);
}

void TestSignificance::bootstrapWidensWithConfidence()
{
    BootstrapOptions options;
    options.draws = 2000;
    options.confidence = 0.8;
    const auto narrow = bootstrapYield(sample(), options);
    options.confidence = 0.99;
    const auto wide = bootstrapYield(sample(), options);
    QVERIFY(wide->low < narrow->low && wide->high > narrow->high);
}

void TestSignificance::workedBetsNeeded()
{
    VERIFY_NEAR(betsNeeded(.03, 2.0), 4444.0, .5);
    VERIFY_NEAR(betsNeeded(.03, 5.0), 17778.0, .5);
    QCOMPARE(std::ceil(*betsNeeded(.03, 2.0)), 4445.0);
    // A yield of .03 at even money over 1 000 bets is z .95, and so .95 sigmas need 1 000.
    VERIFY_NEAR(betsNeeded(.03, 2.0, .03 * std::sqrt(1000.0)), 1000.0, 1e-9);
}

void TestSignificance::badBetsAreRefused()
{
    const auto refused = [](double SettledBet::*field, double value) {
        Bets bets{bet(1, 1, 1), bet(1, -1, 2)};
        bets[1].*field = value;
        return !zAgainstFairPrices(bets) && !zAgainstOwnEdges(bets) && !estimateYield(bets, Dependence::None) &&
               !bootstrapYield(bets);
    };
    for (const double bad : {0.0, -1.0, none, infinite})
        QVERIFY(refused(&SettledBet::stake, bad));
    for (const double bad : {1.0, 0.0, none, infinite})
        QVERIFY(refused(&SettledBet::price, bad));
    for (const double bad : {none, infinite})
        QVERIFY(refused(&SettledBet::profit, bad));
    QVERIFY(!zAgainstFairPrices({}) && !zAgainstOwnEdges({}) && !estimateYield({}, Dependence::None));
    QVERIFY(!estimateYield(Bets{bet(1, 1, 1)}, Dependence::None));
    QVERIFY(!estimateYield(Bets{bet(1, 1, 1), bet(1, -1, 1)}, Dependence::ByMatch)); // one match
    for (const double bad : {-.1, 1.1, none})
        QVERIFY(!zAgainstOwnEdges(Bets{{1.0, 2.0, 1.0, bad, 1}}));
    QVERIFY(!zAgainstOwnEdges(Bets{{1.0, 2.0, 1.0, 1.0, 1}})); // no variance
}

void TestSignificance::badBootstrapIsRefused()
{
    const auto with = [](int draws, double confidence) {
        BootstrapOptions options;
        options.draws = draws;
        options.confidence = confidence;
        return bootstrapYield(sample(), options);
    };
    QVERIFY(with(100, .9));
    QVERIFY(!with(99, .9));
    QVERIFY(!with(-1, .9));
    for (const double bad : {0.0, 1.0, -1.0, none})
        QVERIFY(!with(100, bad));
    QVERIFY(!bootstrapYield(Bets{bet(1, 1, 1), bet(1, -1, 1)}));
}

void TestSignificance::badBetsNeededIsRefused()
{
    for (const double bad : {0.0, -.03, none, infinite})
        QVERIFY(!betsNeeded(bad, 2.0) && !betsNeeded(.03, 2.0, bad));
    QVERIFY(!betsNeeded(.03, 1.0));
}

void TestSignificance::generatorIsTheSameEverywhere()
{
    // The first numbers of xoshiro256** seeded with 0 by splitmix64, as other implementations publish them.
    Random random(0);
    for (const std::uint64_t expected : {11091344671253066420U, 13793997310169335082U, 1900383378846508768U,
                                         7684712102626143532U, 13521403990117723737U})
        QCOMPARE(quint64{random.next()}, quint64{expected});
    QVERIFY(Random(7).next() != Random(8).next());
}

void TestSignificance::generatorIsUniform()
{
    Random random(1);
    std::array<int, 10> counts{};
    double sum = 0.0;
    constexpr int draws = 100000;
    for (int i = 0; i < draws; ++i) {
        ++counts[random.below(10)];
        const double value = random.uniform();
        QVERIFY(value >= 0.0 && value < 1.0);
        sum += value;
    }
    for (const int count : counts)
        VERIFY_NEAR(static_cast<double>(count), 10000.0, 500.0); // five standard deviations
    VERIFY_NEAR(sum / draws, .5, .005);
}

QTEST_GUILESS_MAIN(TestSignificance)

#include "tst_significance.moc"
