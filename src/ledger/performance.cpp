// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/performance.h"

#include <algorithm>
#include <cmath>

namespace evision::ledger {

namespace {

constexpr double ninetyFive = 1.959963984540054; // quantile of the standard normal

std::vector<CountedBet> inOrder(std::span<const CountedBet> bets)
{
    std::vector<CountedBet> sorted;
    for (const CountedBet &bet : bets) {
        if (!bet.isVoid && bet.stake > 0)
            sorted.push_back(bet);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const CountedBet &a, const CountedBet &b) { return a.placedAt < b.placedAt; });
    return sorted;
}

double stakeOf(const CountedBet &bet) noexcept
{
    return static_cast<double>(bet.stake);
}

/// Variance of the profit if the bet wins with the probability that its EV came from: s^2 p (1 - p) o^2.
double luckVariance(const CountedBet &bet) noexcept
{
    const double probability = std::clamp((1 + *bet.expected) / bet.price, 0.0, 1.0);
    return stakeOf(bet) * stakeOf(bet) * probability * (1 - probability) * bet.price * bet.price;
}

WithBand bandOf(double value, double deviation) noexcept
{
    return {value, value - ninetyFive * deviation, value + ninetyFive * deviation};
}

void addYield(Performance &result, const std::vector<CountedBet> &bets)
{
    std::vector<pricing::SettledBet> settled;
    for (const CountedBet &bet : bets)
        settled.push_back({stakeOf(bet), bet.price, static_cast<double>(bet.profit), 0, bet.match});
    if (const auto yield = pricing::estimateYield(settled, pricing::Dependence::ByMatch))
        result.yield = bandOf(yield->yield, yield->standardError);
}

void addExpectation(Performance &result, const std::vector<CountedBet> &bets)
{
    double expected = 0;
    double variance = 0;
    double profit = 0;
    double turnover = 0;
    double weightedPrice = 0;
    for (const CountedBet &bet : bets) {
        if (!bet.expected)
            continue;
        ++result.withExpectation;
        expected += stakeOf(bet) * *bet.expected;
        variance += luckVariance(bet);
        profit += static_cast<double>(bet.profit);
        turnover += stakeOf(bet);
        weightedPrice += stakeOf(bet) * bet.price;
    }
    if (result.withExpectation == 0)
        return;
    result.expected = bandOf(expected, std::sqrt(variance));
    result.luck = profit - expected;
    if (variance > 0)
        result.z = *result.luck / std::sqrt(variance);
    result.betsNeeded = pricing::betsNeeded(expected / turnover, weightedPrice / turnover);
}

void addClosing(Performance &result, const std::vector<CountedBet> &bets)
{
    double sum = 0;
    double squares = 0;
    std::size_t beaten = 0;
    for (const CountedBet &bet : bets) {
        if (!bet.closing)
            continue;
        ++result.withClose;
        sum += *bet.closing;
        squares += *bet.closing * *bet.closing;
        beaten += *bet.closing > 0 ? 1U : 0U;
    }
    if (result.withClose == 0)
        return;
    const auto count = static_cast<double>(result.withClose);
    result.beatRate = static_cast<double>(beaten) / count;
    if (result.withClose < 2)
        return;
    const double mean = sum / count;
    const double variance = std::max(squares - count * mean * mean, 0.0) / (count - 1);
    result.closing = bandOf(mean, std::sqrt(variance / count));
}

void addMoney(Performance &result, const std::vector<CountedBet> &bets)
{
    std::int64_t peak = 0;
    for (const CountedBet &bet : bets) {
        result.turnover += bet.stake;
        result.profit += bet.profit;
        peak = std::max(peak, result.profit);
        result.drawdown = std::max(result.drawdown, peak - result.profit);
    }
}

} // namespace

Performance performanceOf(std::span<const CountedBet> bets)
{
    const std::vector<CountedBet> counted = inOrder(bets);
    Performance result;
    result.bets = counted.size();
    result.voids = static_cast<std::size_t>(
        std::count_if(bets.begin(), bets.end(), [](const CountedBet &bet) { return bet.isVoid; }));
    addMoney(result, counted);
    addYield(result, counted);
    addExpectation(result, counted);
    addClosing(result, counted);
    return result;
}

std::vector<ProfitPoint> profitLine(std::span<const CountedBet> bets)
{
    std::vector<ProfitPoint> line;
    ProfitPoint point;
    double variance = 0;
    for (const CountedBet &bet : inOrder(bets)) {
        point.at = bet.placedAt;
        point.profit += bet.profit;
        if (bet.expected) {
            point.expected += stakeOf(bet) * *bet.expected;
            variance += luckVariance(bet);
        }
        point.usualLuck = std::sqrt(variance);
        line.push_back(point);
    }
    return line;
}

} // namespace evision::ledger
