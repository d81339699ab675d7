// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/stake_plan.h"

#include "pricing/arbitrage.h"
#include "pricing/stake_step.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace evision::edge {

namespace {

/// The result on the whole number next to a quarter point, where one side half wins and the other half loses.
struct HalfResult {
    double number = 0;
    std::size_t winner = 0; ///< leg
};

std::optional<HalfResult> halfResult(const EventView &view, const Combination &combination)
{
    const market::Line &line = view.lines.lines()[combination.legs[0].line];
    const double doubled = line.point * 2;
    const bool oneLine = combination.legs[0].line == combination.legs[1].line;
    if (combination.count != 2 || !oneLine || !line.hasPoint() || doubled == std::floor(doubled))
        return std::nullopt;
    // Home's margin must beat -point; a total must beat point. The first leg is the home side or Over.
    const double bar = line.kind == market::FamilyKind::Spread ? 0.0 - line.point : line.point;
    const double number = std::round(bar);
    return HalfResult{number + 0.0, number > bar ? std::size_t{0} : std::size_t{1}};
}

/// Legs with their stakes, and no payoffs yet.
void fillLegs(const EventView &view, const Combination &combination, const Stakes &stakes, Arbitrage &found)
{
    found.legCount = 0;
    found.payoffCount = 0;
    for (const Candidate &candidate : combination.parts()) {
        found.legs[found.legCount] = legOf(view, candidate);
        found.legs[found.legCount].stake = stakes[found.legCount];
        ++found.legCount;
    }
}

double halfNet(double won, double effective, double lost) noexcept
{
    return (won * (effective - 1) - lost) / 2;
}

} // namespace

void roundStakes(const Combination &combination, const TwoSidedOptions &options, const WorstNet &worstNet,
                 Stakes &stakes)
{
    Stakes steps{};
    for (std::size_t leg = 0; leg < combination.count; ++leg)
        steps[leg] = pricing::wholeStepsBelow(options.total * combination.weights[leg] / combination.sum, options.step);
    double bestWorst = -std::numeric_limits<double>::infinity();
    double bestSum = 0;
    for (unsigned up = 0; up < (1U << combination.count); ++up) {
        Stakes tried{};
        double sum = 0;
        for (std::size_t leg = 0; leg < combination.count; ++leg) {
            tried[leg] = pricing::amountOf(steps[leg] + ((up >> leg) & 1U), options.step);
            sum += tried[leg];
        }
        const double worst = worstNet(tried);
        const bool better = worst > bestWorst + 1e-12 || (worst > bestWorst - 1e-12 && sum > bestSum);
        if (sum > options.total * (1 + 1e-12) || !better)
            continue;
        bestWorst = worst;
        bestSum = sum;
        stakes = tried;
    }
}

void addPayoff(Arbitrage &found, const Outcome &result, double net) noexcept
{
    found.payoffs[found.payoffCount++] = {result, net};
}

bool settleProfit(Arbitrage &found) noexcept
{
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t at = 0; at < found.payoffCount; ++at)
        least = std::min(least, found.payoffs[at].net);
    double staked = 0;
    for (std::uint32_t at = 0; at < found.legCount; ++at)
        staked += found.legs[at].stake;
    found.profit = least / staked;
    return least > 0 && staked > 0;
}

bool planArbitrage(const EventView &view, const Combination &combination, const TwoSidedOptions &options,
                   Arbitrage &found)
{
    std::array<pricing::ArbitrageLeg, market::mostOutcomes> legs{};
    for (std::size_t at = 0; at < combination.count; ++at)
        legs[at].price = combination.legs[at].effective; // commission is in it already
    Stakes stakes{};
    Stakes payoffs{};
    if (!pricing::planRoundedStakes({legs.data(), combination.count}, options.total, options.step,
                                    {stakes.data(), combination.count}, {payoffs.data(), combination.count}))
        return false;
    const std::optional<HalfResult> half = halfResult(view, combination);
    if (half) {
        const std::size_t loser = 1 - half->winner;
        const double won = combination.legs[half->winner].effective;
        const double lost = combination.legs[loser].effective;
        roundStakes(
            combination, options,
            [&](const Stakes &tried) {
                const double fullLoss = tried[loser] * (lost - 1) - tried[half->winner];
                return std::min(halfNet(tried[half->winner], won, tried[loser]), fullLoss);
            },
            stakes);
    }
    double staked = 0;
    for (std::size_t at = 0; at < combination.count; ++at)
        staked += stakes[at];
    fillLegs(view, combination, stakes, found);
    for (const Leg &leg : std::span(found.legs).first(found.legCount))
        addPayoff(found, {Outcome::Kind::Selection, leg.selection, 0, 0}, leg.stake * leg.effectivePrice - staked);
    if (half) {
        const Leg &winner = found.legs[half->winner];
        const double net = halfNet(winner.stake, winner.effectivePrice, found.legs[1 - half->winner].stake);
        addPayoff(found, {Outcome::Kind::Exactly, market::noName, half->number, 0}, net);
    }
    return settleProfit(found);
}

bool planOnNumber(const EventView &view, const Combination &combination, std::span<const NumberBet> bets,
                  const TwoSidedOptions &options, Arbitrage &found)
{
    const SettledResults results = resultsOf(bets);
    const auto net = [&](const Stakes &stakes, double number) {
        double sum = 0;
        for (std::size_t leg = 0; leg < bets.size(); ++leg)
            sum += stakes[leg] * settle(bets[leg], number).netPerUnit(combination.legs[leg].effective);
        return sum;
    };
    const auto worst = [&](const Stakes &stakes) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t at = 0; at < results.count; ++at)
            least = std::min(least, net(stakes, results.number[at]));
        return least;
    };
    Stakes stakes{};
    roundStakes(combination, options, worst, stakes);
    fillLegs(view, combination, stakes, found);
    for (std::size_t at = 0; at < results.count; ++at)
        addPayoff(found, results.outcome[at], net(stakes, results.number[at]));
    return settleProfit(found);
}

} // namespace evision::edge
