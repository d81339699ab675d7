// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/significance.h"

#include "pricing/normal.h"
#include "pricing/pricing_error.h"
#include "pricing/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace evision::pricing {

namespace {

constexpr double sumTolerance = 1e-9;

bool areBets(std::span<const SettledBet> bets) noexcept
{
    return !bets.empty() && std::all_of(bets.begin(), bets.end(), [](const SettledBet &bet) {
        return isAmount(bet.stake) && isPrice(bet.price) && std::isfinite(bet.profit);
    });
}

struct Total {
    std::int64_t match = 0;
    double profit = 0.0;
    double stake = 0.0;
};

/// One total per match, or per bet.
std::vector<Total> totalsOf(std::span<const SettledBet> bets, Dependence dependence)
{
    std::vector<Total> totals;
    totals.reserve(bets.size());
    for (const SettledBet &bet : bets)
        totals.push_back({bet.match, bet.profit, bet.stake});
    if (dependence == Dependence::None)
        return totals;
    std::stable_sort(totals.begin(), totals.end(), [](const Total &a, const Total &b) { return a.match < b.match; });
    std::vector<Total> merged;
    for (const Total &total : totals) {
        if (merged.empty() || merged.back().match != total.match)
            merged.push_back({total.match, 0.0, 0.0});
        merged.back().profit += total.profit;
        merged.back().stake += total.stake;
    }
    return merged;
}

/// The value below which the share `rank` of the sorted values lies, linear between neighbours.
double percentile(std::span<const double> sorted, double rank) noexcept
{
    const double position = rank * static_cast<double>(sorted.size() - 1);
    const auto index = static_cast<std::size_t>(position);
    const std::size_t next = std::min(index + 1, sorted.size() - 1);
    return sorted[index] + (position - static_cast<double>(index)) * (sorted[next] - sorted[index]);
}

bool isForecast(std::span<const double> probabilities, std::size_t happened) noexcept
{
    if (probabilities.size() < 2 || happened >= probabilities.size())
        return false;
    double sum = 0.0;
    for (const double p : probabilities) {
        if (!isProbability(p))
            return false;
        sum += p;
    }
    return std::abs(sum - 1.0) <= sumTolerance;
}

} // namespace

std::optional<double> zAgainstFairPrices(std::span<const SettledBet> bets) noexcept
{
    if (!areBets(bets))
        return std::nullopt;
    double profit = 0.0;
    double variance = 0.0;
    for (const SettledBet &bet : bets) {
        profit += bet.profit;
        variance += bet.stake * bet.stake * (bet.price - 1.0);
    }
    return profit / std::sqrt(variance);
}

std::optional<double> zAgainstOwnEdges(std::span<const SettledBet> bets) noexcept
{
    if (!areBets(bets))
        return std::nullopt;
    double surplus = 0.0;
    double variance = 0.0;
    for (const SettledBet &bet : bets) {
        const double p = bet.probability;
        if (!isProbability(p))
            return std::nullopt;
        const double back = bet.stake * bet.price;
        surplus += bet.profit - (p * back - bet.stake);
        variance += p * (1.0 - p) * back * back;
    }
    return variance > 0.0 ? std::optional(surplus / std::sqrt(variance)) : std::nullopt;
}

double oneSidedP(double z) noexcept
{
    return normalUpperTail(z);
}

std::optional<YieldEstimate> estimateYield(std::span<const SettledBet> bets, Dependence dependence)
{
    if (!areBets(bets))
        return std::nullopt;
    const std::vector<Total> totals = totalsOf(bets, dependence);
    if (totals.size() < 2)
        return std::nullopt;
    double profit = 0.0;
    double stake = 0.0;
    for (const Total &total : totals) {
        profit += total.profit;
        stake += total.stake;
    }
    YieldEstimate estimate;
    estimate.yield = profit / stake;
    double squares = 0.0;
    for (const Total &total : totals) {
        const double residual = total.profit - estimate.yield * total.stake;
        squares += residual * residual;
    }
    const double count = static_cast<double>(totals.size());
    estimate.standardError = std::sqrt(squares * count / (count - 1.0)) / stake;
    estimate.t = estimate.yield / estimate.standardError;
    return estimate;
}

std::optional<Interval> bootstrapYield(std::span<const SettledBet> bets, const BootstrapOptions &options)
{
    constexpr int fewestDraws = 100;
    if (!areBets(bets) || options.draws < fewestDraws || !(options.confidence > 0.0 && options.confidence < 1.0))
        return std::nullopt;
    const std::vector<Total> totals = totalsOf(bets, Dependence::ByMatch);
    if (totals.size() < 2 || totals.size() > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    const auto count = static_cast<std::uint32_t>(totals.size());
    Random random(options.seed);
    std::vector<double> yields(static_cast<std::size_t>(options.draws));
    for (double &yield : yields) {
        double profit = 0.0;
        double stake = 0.0;
        for (std::uint32_t drawn = 0; drawn < count; ++drawn) {
            const Total &total = totals[random.below(count)];
            profit += total.profit;
            stake += total.stake;
        }
        yield = profit / stake;
    }
    std::sort(yields.begin(), yields.end());
    const double tail = 0.5 * (1.0 - options.confidence);
    return Interval{percentile(yields, tail), percentile(yields, 1.0 - tail)};
}

std::optional<double> betsNeeded(double edge, double price, double sigmas) noexcept
{
    if (!isAmount(edge) || !isPrice(price) || !isAmount(sigmas))
        return std::nullopt;
    const double ratio = sigmas / edge;
    return ratio * ratio * (price - 1.0);
}

std::optional<double> logLoss(std::span<const double> probabilities, std::size_t happened) noexcept
{
    if (!isForecast(probabilities, happened))
        return std::nullopt;
    return -std::log(probabilities[happened]);
}

std::optional<double> brierScore(std::span<const double> probabilities, std::size_t happened) noexcept
{
    if (!isForecast(probabilities, happened))
        return std::nullopt;
    double score = 0.0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double error = probabilities[i] - (i == happened ? 1.0 : 0.0);
        score += error * error;
    }
    return score;
}

std::optional<double> rankedProbabilityScore(std::span<const double> probabilities, std::size_t happened) noexcept
{
    if (!isForecast(probabilities, happened))
        return std::nullopt;
    double score = 0.0;
    double gap = 0.0;
    for (std::size_t i = 0; i + 1 < probabilities.size(); ++i) {
        gap += probabilities[i] - (i == happened ? 1.0 : 0.0);
        score += gap * gap;
    }
    return score / static_cast<double>(probabilities.size() - 1);
}

} // namespace evision::pricing
