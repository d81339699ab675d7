// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/performance.h"

#include "pricing/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace evision;
using namespace evision::ledger;

namespace {

CountedBet counted(std::int64_t at, std::int64_t stake, std::int64_t profit, double price,
                   std::optional<double> expected = {}, std::optional<double> closing = {})
{
    return {at, stake, profit, price, expected, closing, at, false};
}

bool near(double value, double wanted, double tolerance = 1e-9)
{
    return std::fabs(value - wanted) <= tolerance;
}

} // namespace

class TestPerformance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingComesOfNothing();
    void fourBetsByHand();
    void theOrderGivenDoesNotMatter();
    void voidsAreLeftOut();
    void whatIsNotKnownIsLeftOut();
    void betsOfOneMatchAreOneSample();
    void luckStaysInItsBand();
    void theLineEndsAtTheSum();
};

void TestPerformance::nothingComesOfNothing()
{
    const Performance none = performanceOf({});
    QCOMPARE(none.bets, std::size_t{0});
    QCOMPARE(none.profit, std::int64_t{0});
    QVERIFY(!none.yield && !none.expected && !none.closing && !none.beatRate && !none.betsNeeded);
    QVERIFY(profitLine({}).empty());
}

void TestPerformance::fourBetsByHand()
{
    // +10, -10, -20, +18: peak 10, then down to -20.
    const std::vector<CountedBet> bets = {
        counted(1, 1000, 1000, 2.0, 0.05, 0.04), counted(2, 1000, -1000, 2.1, 0.05, -0.02),
        counted(3, 2000, -2000, 1.9, 0.02, 0.01), counted(4, 2000, 1800, 1.9, 0.03, 0.01)};
    const Performance result = performanceOf(bets);
    QCOMPARE(result.bets, std::size_t{4});
    QCOMPARE(result.turnover, std::int64_t{6000});
    QCOMPARE(result.profit, std::int64_t{-200});
    QCOMPARE(result.drawdown, std::int64_t{3000});
    QVERIFY(near(result.yield->value, -200.0 / 6000));
    QVERIFY(near(result.expected->value, 50 + 50 + 40 + 60));
    QVERIFY(near(*result.luck, -400));
    // By hand: p = (1 + EV)/o, variance s^2 p (1 - p) o^2.
    const auto variance = [](double stake, double price, double ev) {
        const double p = (1 + ev) / price;
        return stake * stake * p * (1 - p) * price * price;
    };
    const double deviation = std::sqrt(variance(1000, 2.0, 0.05) + variance(1000, 2.1, 0.05) +
                                       variance(2000, 1.9, 0.02) + variance(2000, 1.9, 0.03));
    QVERIFY(near(*result.z, -400 / deviation));
    QVERIFY(near(result.expected->high - result.expected->value, 1.959963984540054 * deviation, 1e-6));
    QVERIFY(near(result.closing->value, 0.01));
    QVERIFY(near(*result.beatRate, 0.75));
    QVERIFY(*result.betsNeeded > 1000);
}

void TestPerformance::theOrderGivenDoesNotMatter()
{
    std::vector<CountedBet> bets = {counted(3, 100, -100, 2.0), counted(1, 100, 300, 4.0), counted(2, 100, -100, 2.0)};
    const std::int64_t drawdown = performanceOf(bets).drawdown;
    QCOMPARE(drawdown, std::int64_t{200});
    std::reverse(bets.begin(), bets.end());
    QCOMPARE(performanceOf(bets).drawdown, drawdown);
}

void TestPerformance::voidsAreLeftOut()
{
    std::vector<CountedBet> bets = {counted(1, 100, 100, 2.0, 0.05, 0.02), counted(2, 9900, 0, 2.0, 0.5, 0.5)};
    bets[1].isVoid = true;
    const Performance result = performanceOf(bets);
    QCOMPARE(result.bets, std::size_t{1});
    QCOMPARE(result.voids, std::size_t{1});
    QCOMPARE(result.turnover, std::int64_t{100});
    QVERIFY(near(*result.beatRate, 1));
    QCOMPARE(result.withExpectation, std::size_t{1});
}

void TestPerformance::whatIsNotKnownIsLeftOut()
{
    const std::vector<CountedBet> bets = {counted(1, 100, 100, 2.0), counted(2, 100, -100, 2.0, 0.1)};
    const Performance result = performanceOf(bets);
    QCOMPARE(result.withExpectation, std::size_t{1});
    QVERIFY(near(*result.luck, -110)); // of the bet that was expected to bring 10, not of both
    QCOMPARE(result.withClose, std::size_t{0});
    QVERIFY(!result.closing && !result.beatRate);
}

void TestPerformance::betsOfOneMatchAreOneSample()
{
    std::vector<CountedBet> bets;
    for (int match = 0; match < 20; ++match) {
        for (int bet = 0; bet < 5; ++bet) {
            bets.push_back(counted(match, 100, match % 2 == 0 ? 100 : -100, 2.0));
            bets.back().match = match;
        }
    }
    const double together = performanceOf(bets).yield->high;
    for (std::size_t at = 0; at < bets.size(); ++at)
        bets[at].match = static_cast<std::int64_t>(at);
    QVERIFY(together > 2 * performanceOf(bets).yield->high); // fewer samples, a wider interval
}

void TestPerformance::luckStaysInItsBand()
{
    // Bets that win exactly as often as thought: the profit lies in the band about 95 times of 100.
    pricing::Random random(20261124);
    int inside = 0;
    constexpr int histories = 400;
    for (int history = 0; history < histories; ++history) {
        std::vector<CountedBet> bets;
        for (int at = 0; at < 300; ++at) {
            const double price = 1.5 + 3 * random.uniform();
            const bool won = random.uniform() < 1.03 / price;
            bets.push_back(counted(at, 1000, won ? std::llround(1000 * (price - 1)) : -1000, price, 0.03));
        }
        const Performance result = performanceOf(bets);
        const auto profit = static_cast<double>(result.profit);
        inside += profit >= result.expected->low && profit <= result.expected->high ? 1 : 0;
    }
    // Binomial with p = 0.95 and n = 400: five standard deviations are 22.
    QVERIFY2(std::abs(inside - 380) <= 22, qPrintable(QString::number(inside)));
}

void TestPerformance::theLineEndsAtTheSum()
{
    const std::vector<CountedBet> bets = {counted(2, 100, -100, 2.0, 0.1), counted(1, 100, 100, 2.0)};
    const auto line = profitLine(bets);
    QCOMPARE(line.size(), std::size_t{2});
    QCOMPARE(line.front().profit, std::int64_t{100});
    QCOMPARE(line.back().profit, performanceOf(bets).profit);
    QVERIFY(near(line.back().expected, 10));
    QVERIFY(line.back().usualLuck > line.front().usualLuck);
}

QTEST_GUILESS_MAIN(TestPerformance)
#include "tst_performance.moc"
