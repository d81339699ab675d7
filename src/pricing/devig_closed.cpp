// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_detail.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evision::pricing::detail {

namespace {

constexpr double noParameter = std::numeric_limits<double>::quiet_NaN();

} // namespace

// p = q / S. Folklore; also "basic", "normalisation", "proportional".
DevigResult multiplicative(const Market &market) noexcept
{
    for (std::size_t i = 0; i < market.count; ++i)
        market.fair[i] = market.implied[i] / market.sum;
    return judged(market, noParameter);
}

// p = q - (S - 1)/n. The same as Buchdahl's "margin weights proportional to the odds" and as differential margin
// weighting: his fair price is n o / (n - (S - 1) o).
DevigResult additive(const Market &market) noexcept
{
    if (market.count == 2) {
        // Two outcomes cannot leave (0, 1) in theory, and written like this not in floating point either.
        market.fair[0] = 0.5 * (market.implied[0] + complement(market.odds[1]));
        market.fair[1] = 0.5 * (market.implied[1] + complement(market.odds[0]));
        return judged(market, noParameter);
    }
    const double share = market.margin() / static_cast<double>(market.count);
    for (std::size_t i = 0; i < market.count; ++i)
        market.fair[i] = market.implied[i] - share;
    return judged(market, noParameter);
}

// Fingleton & Waldron 1999: z = (S - 1)/(n - 1), p = (q - z)/(1 - z). Written with u = 1 - q, for which it is
// 1 - (n - 1) u / sum u, so that short prices throughout (z near 1) lose no digits.
DevigResult balancedBook(const Market &market) noexcept
{
    const double others = static_cast<double>(market.count - 1);
    double total = 0.0;
    for (std::size_t i = 0; i < market.count; ++i) {
        market.fair[i] = complement(market.odds[i]);
        total += market.fair[i];
    }
    for (std::size_t i = 0; i < market.count; ++i)
        market.fair[i] = 1.0 - others * market.fair[i] / total;
    return judged(market, market.margin() / others);
}

// goto_conversion: the margin is taken in proportion to s = sqrt(1 - q), the standard error over the probability
// (up to a factor common to all outcomes): p = q - t s, t = (S - 1)/sum s.
DevigResult goTo(const Market &market) noexcept
{
    std::array<double, maximumOutcomes> weight;
    double total = 0.0;
    for (std::size_t i = 0; i < market.count; ++i) {
        weight[i] = std::sqrt(complement(market.odds[i]));
        total += weight[i];
    }
    const double t = market.margin() / total;
    for (std::size_t i = 0; i < market.count; ++i)
        market.fair[i] = market.implied[i] - t * weight[i];
    return judged(market, t);
}

namespace {

constexpr std::array<Method, 4> combined = {Method::Multiplicative, Method::Additive, Method::Power, Method::Shin};

/// Calls `take` with the probabilities of each of the four methods that applies; answers how many did.
template <typename Take>
int forEachApplicable(const Market &market, Take take) noexcept
{
    int applied = 0;
    std::array<double, maximumOutcomes> fair;
    for (const Method method : combined) {
        const DevigResult result = removeMargin(method, {market.odds, market.count}, {fair.data(), market.count});
        if (!result.ok())
            continue;
        for (std::size_t i = 0; i < market.count; ++i)
            take(i, fair[i], applied == 0);
        ++applied;
    }
    return applied;
}

} // namespace

DevigResult worstCase(const Market &market) noexcept
{
    forEachApplicable(market, [&market](std::size_t i, double p, bool first) {
        market.fair[i] = first ? p : std::min(market.fair[i], p);
    });
    double sum = 0.0;
    for (std::size_t i = 0; i < market.count; ++i)
        sum += market.fair[i];
    // Multiplicative always applies, so every minimum is there and inside (0, 1).
    return {DevigError::None, -1, sum};
}

DevigResult average(const Market &market) noexcept
{
    forEachApplicable(
        market, [&market](std::size_t i, double p, bool first) { market.fair[i] = first ? p : market.fair[i] + p; });
    double sum = 0.0;
    for (std::size_t i = 0; i < market.count; ++i)
        sum += market.fair[i];
    for (std::size_t i = 0; i < market.count; ++i)
        market.fair[i] /= sum;
    return judged(market, noParameter);
}

} // namespace evision::pricing::detail
