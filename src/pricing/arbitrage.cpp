// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/arbitrage.h"

#include "pricing/stake_step.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace evision::pricing {

namespace {

/// The work is done in arrays of this size for the sets that loops are full of, and in the largest for the others.
constexpr std::size_t fewLegs = 3;

/// Legs that have been checked, with their prices after commission.
template <std::size_t Capacity>
struct Legs {
    std::size_t count = 0;
    std::array<double, Capacity> price;
    std::array<double, Capacity> limit;
    double bookSum = 0.0;
};

std::optional<PricingError> faultOf(std::span<const ArbitrageLeg> legs, double total) noexcept
{
    if (legs.size() < 2)
        return PricingError::TooFewOutcomes;
    if (legs.size() > maximumArbitrageLegs)
        return PricingError::TooManyOutcomes;
    for (const ArbitrageLeg &leg : legs) {
        if (!isPrice(leg.price))
            return PricingError::InvalidPrice;
        if (!isCommission(leg.commission))
            return PricingError::InvalidCommission;
        if (!(leg.limit > 0.0))
            return PricingError::InvalidAmount;
    }
    return isAmount(total) ? std::nullopt : std::optional(PricingError::InvalidAmount);
}

template <std::size_t Capacity>
Legs<Capacity> afterCommission(std::span<const ArbitrageLeg> legs) noexcept
{
    Legs<Capacity> result;
    for (const ArbitrageLeg &leg : legs) {
        const double effective = 1.0 + (leg.price - 1.0) * (1.0 - leg.commission);
        result.price[result.count] = effective;
        result.limit[result.count++] = leg.limit;
        result.bookSum += 1.0 / effective;
    }
    return result;
}

template <std::size_t Capacity>
double exactStake(const Legs<Capacity> &legs, std::size_t i, double total) noexcept
{
    return total / (legs.price[i] * legs.bookSum);
}

template <std::size_t Capacity>
double withinLimits(const Legs<Capacity> &legs, double total) noexcept
{
    for (std::size_t i = 0; i < legs.count; ++i)
        total = std::min(total, legs.limit[i] * legs.price[i] * legs.bookSum);
    return total;
}

/// Fills in the payoffs of the stakes.
template <std::size_t Capacity>
StakeTotals settled(const Legs<Capacity> &legs, std::span<const double> stakes, std::span<double> payoffs) noexcept
{
    StakeTotals totals;
    totals.bookSum = legs.bookSum;
    for (std::size_t i = 0; i < legs.count; ++i)
        totals.total += stakes[i];
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < legs.count; ++i) {
        payoffs[i] = stakes[i] * legs.price[i] - totals.total;
        least = std::min(least, payoffs[i]);
    }
    totals.profit = least / totals.total;
    return totals;
}

/// A choice of step counts and what it guarantees, in steps.
template <std::size_t Capacity>
struct Choice {
    std::array<double, Capacity> steps;
    double sum = 0.0;
    double worst = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isBetterThan(const Choice &other, double tolerance) const noexcept
    {
        if (std::abs(worst - other.worst) > tolerance)
            return worst > other.worst;
        return sum > other.sum;
    }
};

/// The counts each leg chooses between.
template <std::size_t Capacity>
struct Neighbours {
    std::array<double, Capacity> below;
    std::array<double, Capacity> above;
};

/// The cheapest choice whose return is `level` whatever happens; each leg takes the smaller of its two counts that gets
/// there. Nothing when one cannot, or when it costs more than `most`.
template <std::size_t Capacity>
std::optional<Choice<Capacity>> cheapest(const Legs<Capacity> &legs, const Neighbours<Capacity> &counts, double level,
                                         double most) noexcept
{
    Choice<Capacity> choice;
    double reached = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < legs.count; ++i) {
        const bool isEnough = counts.below[i] * legs.price[i] >= level;
        choice.steps[i] = isEnough ? counts.below[i] : counts.above[i];
        const double back = choice.steps[i] * legs.price[i];
        if (back < level)
            return std::nullopt;
        reached = std::min(reached, back);
        choice.sum += choice.steps[i];
    }
    choice.worst = reached - choice.sum;
    return choice.sum <= most ? std::optional(choice) : std::nullopt;
}

/// The best choice has as its return one of the 2n single returns, and is the cheapest one there: any dearer one with
/// that return guarantees less. So 2n candidates stand for all 2^n.
template <std::size_t Capacity>
Choice<Capacity> bestChoice(const Legs<Capacity> &legs, double total, double step) noexcept
{
    Neighbours<Capacity> counts;
    for (std::size_t i = 0; i < legs.count; ++i) {
        const double stake = exactStake(legs, i, total);
        counts.below[i] = wholeStepsBelow(stake, step);
        const double limit = wholeStepsBelow(legs.limit[i], step);
        counts.above[i] = std::max(counts.below[i], std::min(wholeStepsAbove(stake, step), limit));
    }
    const double most = wholeStepsBelow(total, step);
    const double tolerance = 1e-12 * most;
    Choice<Capacity> best;
    for (std::size_t i = 0; i < legs.count; ++i) {
        for (const double count : {counts.below[i], counts.above[i]}) {
            const auto choice = cheapest(legs, counts, count * legs.price[i], most);
            if (choice && choice->isBetterThan(best, tolerance))
                best = *choice;
        }
    }
    return best;
}

template <std::size_t Capacity>
Expected<StakeTotals, PricingError> rounded(std::span<const ArbitrageLeg> given, double total, double step,
                                            std::span<double> stakes, std::span<double> payoffs) noexcept
{
    const Legs<Capacity> legs = afterCommission<Capacity>(given);
    const Choice<Capacity> choice = bestChoice(legs, withinLimits(legs, total), step);
    if (!(choice.sum > 0.0))
        return Unexpected{PricingError::StepTooLarge};
    for (std::size_t i = 0; i < legs.count; ++i)
        stakes[i] = amountOf(choice.steps[i], step);
    return settled(legs, stakes, payoffs);
}

StakePlan withTotals(StakePlan plan, const StakeTotals &totals)
{
    plan.total = totals.total;
    plan.profit = totals.profit;
    plan.bookSum = totals.bookSum;
    return plan;
}

} // namespace

Expected<StakePlan, PricingError> planStakes(std::span<const ArbitrageLeg> legs, double total)
{
    if (const auto fault = faultOf(legs, total))
        return Unexpected{*fault};
    const auto valid = afterCommission<maximumArbitrageLegs>(legs);
    const double staked = withinLimits(valid, total);
    StakePlan plan;
    plan.stakes.reserve(valid.count);
    for (std::size_t i = 0; i < valid.count; ++i)
        plan.stakes.push_back(exactStake(valid, i, staked));
    plan.payoffs.resize(valid.count);
    const StakeTotals totals = settled(valid, plan.stakes, plan.payoffs);
    return withTotals(std::move(plan), totals);
}

Expected<StakeTotals, PricingError> planRoundedStakes(std::span<const ArbitrageLeg> legs, double total, double step,
                                                      std::span<double> stakes, std::span<double> payoffs) noexcept
{
    if (const auto fault = faultOf(legs, total))
        return Unexpected{*fault};
    if (!isAmount(step))
        return Unexpected{PricingError::InvalidAmount};
    if (stakes.size() != legs.size() || payoffs.size() != legs.size())
        return Unexpected{PricingError::TooFewOutcomes};
    return legs.size() <= fewLegs ? rounded<fewLegs>(legs, total, step, stakes, payoffs)
                                  : rounded<maximumArbitrageLegs>(legs, total, step, stakes, payoffs);
}

Expected<StakePlan, PricingError> planRoundedStakes(std::span<const ArbitrageLeg> legs, double total, double step)
{
    StakePlan plan;
    plan.stakes.resize(legs.size());
    plan.payoffs.resize(legs.size());
    const auto totals = planRoundedStakes(legs, total, step, plan.stakes, plan.payoffs);
    if (!totals)
        return Unexpected{totals.error()};
    return withTotals(std::move(plan), *totals);
}

namespace {

Expected<double, PricingError> dutchSum(std::span<const double> prices)
{
    if (prices.empty())
        return Unexpected{PricingError::TooFewOutcomes};
    if (prices.size() > maximumArbitrageLegs)
        return Unexpected{PricingError::TooManyOutcomes};
    double sum = 0.0;
    for (const double price : prices) {
        if (!isPrice(price))
            return Unexpected{PricingError::InvalidPrice};
        sum += 1.0 / price;
    }
    return sum;
}

DutchPlan dutchPlan(std::span<const double> prices, double bookSum, double total)
{
    DutchPlan plan;
    plan.total = total;
    plan.profit = total / bookSum - total;
    plan.stakes.reserve(prices.size());
    for (const double price : prices)
        plan.stakes.push_back(total / (price * bookSum));
    return plan;
}

} // namespace

Expected<DutchPlan, PricingError> dutchBudget(std::span<const double> prices, double budget)
{
    const auto bookSum = dutchSum(prices);
    if (!bookSum)
        return Unexpected{bookSum.error()};
    if (!isAmount(budget))
        return Unexpected{PricingError::InvalidAmount};
    return dutchPlan(prices, *bookSum, budget);
}

Expected<DutchPlan, PricingError> dutchProfit(std::span<const double> prices, double profit)
{
    const auto bookSum = dutchSum(prices);
    if (!bookSum)
        return Unexpected{bookSum.error()};
    if (!isAmount(profit))
        return Unexpected{PricingError::InvalidAmount};
    if (*bookSum >= 1.0)
        return Unexpected{PricingError::NoProfit};
    return dutchPlan(prices, *bookSum, profit * *bookSum / (1.0 - *bookSum));
}

} // namespace evision::pricing
