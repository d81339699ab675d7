// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/kelly.h"

#include "pricing/root.h"
#include "pricing/stake_step.h"

#include <algorithm>
#include <cmath>

namespace evision::pricing {

std::optional<double> kellyFraction(double probability, double price) noexcept
{
    const std::optional<double> value = expectedValue(probability, price);
    if (!value)
        return std::nullopt;
    return *value > 0.0 ? *value / (price - 1.0) : 0.0;
}

std::optional<double> kellyFractionWithPush(double win, double push, double price) noexcept
{
    const std::optional<double> value = expectedValueWithPush(win, push, price);
    if (!value)
        return std::nullopt;
    return *value > 0.0 ? *value / ((price - 1.0) * (1.0 - push)) : 0.0;
}

std::optional<double> kellyFraction(std::span<const Prospect> results) noexcept
{
    const std::optional<double> value = expectedValue(results);
    if (!value)
        return std::nullopt;
    if (*value <= 0.0)
        return 0.0;
    double worst = 0.0;
    double spread = 0.0;
    for (const Prospect &result : results) {
        if (result.probability > 0.0)
            worst = std::min(worst, result.net);
        spread += result.probability * result.net * result.net;
    }
    if (worst == 0.0)
        return 1.0;
    const auto evaluate = [results](double share) {
        detail::Evaluation at{0.0, 0.0};
        for (const Prospect &result : results) {
            const double rate = result.probability > 0.0 ? result.net / (1.0 + share * result.net) : 0.0;
            at.value += result.probability * rate;
            at.slope -= result.probability * rate * rate;
        }
        return at;
    };
    // A loss below 1 of the unit could bear more than the whole bankroll; nobody has more to stake.
    const double most = -1.0 / worst;
    const double start = std::min(*value / spread, 0.5 * most);
    return std::min(detail::decreasingRoot(evaluate, start, {0.0, most}), 1.0);
}

std::optional<double> logGrowth(std::span<const Prospect> results, double share) noexcept
{
    if (!areProspects(results) || !(share >= 0.0) || !std::isfinite(share))
        return std::nullopt;
    double growth = 0.0;
    for (const Prospect &result : results) {
        if (result.probability == 0.0)
            continue;
        const double change = share * result.net;
        if (change <= -1.0)
            return -std::numeric_limits<double>::infinity();
        growth += result.probability * std::log1p(change);
    }
    return growth;
}

std::optional<double> kellyStake(double fullFraction, const StakeRule &rule) noexcept
{
    if (!std::isfinite(fullFraction) || !isAmount(rule.bankroll) || !isAmount(rule.step) ||
        !(rule.fraction > 0.0 && rule.fraction <= 1.0) || !(rule.maximumShare > 0.0 && rule.maximumShare <= 1.0) ||
        !(rule.maximumStake >= 0.0) || !(rule.minimumStake >= 0.0))
        return std::nullopt;
    const double share = std::min(fullFraction * rule.fraction, rule.maximumShare);
    const double wanted = std::min(share * rule.bankroll, rule.maximumStake);
    const double steps = wholeStepsBelow(wanted, rule.step);
    const double stake = amountOf(steps, rule.step);
    return steps >= 1.0 && stake >= rule.minimumStake ? stake : 0.0;
}

} // namespace evision::pricing
