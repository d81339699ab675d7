// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_detail.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evision::pricing::detail {

namespace {

constexpr int maximumRounds = 200;
constexpr double halleyRegion = 0.125;

/// The insider share z by F(z) = sum sqrt(z^2 + 4(1-z) a) - 2 - (n-2) z, which is 2(1-z)(sum p - 1) without the 0/0 at
/// z = 1. F is convex and above 0 at 0, so Newton rises from the left to the root and never reaches the false root at
/// 1. `z` is the first Newton step from 0.
template <typename Count>
double approximateShare(const double *a, Count count, double z) noexcept
{
    const double others = static_cast<double>(count) - 2.0;
    for (int round = 0; round < maximumRounds; ++round) {
        double value = -2.0 - others * z;
        double slope = -others;
        double curvature = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            const double root = std::sqrt(z * z + 4.0 * (1.0 - z) * a[i]);
            const double inverse = 1.0 / root;
            value += root;
            slope += (z - 2.0 * a[i]) * inverse;
            curvature += 4.0 * a[i] * (1.0 - a[i]) * inverse * inverse * inverse;
        }
        const double newton = value / slope;
        const double bend = newton * curvature / (2.0 * slope);
        const double step = std::abs(bend) < halleyRegion ? newton / (1.0 - bend) : newton;
        z = std::clamp(z - step, 0.0, 1.0);
        // Halley leaves about bend^2 of the step. Near z = 1 rounding may turn F around: the polish copes with that.
        if (std::abs(step) * bend * bend <= 1e-17 || !(slope < 0.0))
            break;
    }
    return z;
}

/// Newton on sum p - 1 itself, which near z = 1 is well conditioned where F is not. Writes p and answers z.
template <typename Count>
double polishedShare(const Market &market, const double *a, Count count, double z) noexcept
{
    const double tolerance = 4.0 * std::numeric_limits<double>::epsilon() * (1.0 + 0.125 * static_cast<double>(count));
    for (int round = 0; round < maximumRounds; ++round) {
        double sum = 0.0;
        double slope = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            const double root = std::sqrt(z * z + 4.0 * (1.0 - z) * a[i]);
            const double p = 2.0 * a[i] / (root + z); // the smaller root rationalised: no cancellation for longshots
            market.fair[i] = p;
            sum += p;
            slope += p * (1.0 - p) / root;
        }
        const double next = std::clamp(z + (sum - 1.0) / slope, 0.0, 1.0);
        if (std::abs(sum - 1.0) <= tolerance || next == z)
            break;
        z = next;
    }
    return z;
}

template <typename Count>
double solve(const Market &market, Count count) noexcept
{
    std::array<double, maximumOutcomes> a;
    for (std::size_t i = 0; i < count; ++i)
        a[i] = market.implied[i] * market.implied[i] / market.sum;
    const double root = std::sqrt(market.sum);
    const double start = 2.0 * market.margin() / ((root + 1.0) * (root + static_cast<double>(count) - 2.0));
    return polishedShare(market, a.data(), count, approximateShare(a.data(), count, start));
}

/// Two outcomes: Shin's probabilities are the additive ones (Jullien & Salanie 1994).
double solveTwo(const Market &market) noexcept
{
    const double difference = market.implied[0] - market.implied[1];
    const double square = difference * difference;
    market.fair[0] = 0.5 * (market.implied[0] + complement(market.odds[1]));
    market.fair[1] = 0.5 * (market.implied[1] + complement(market.odds[0]));
    return market.margin() * (square - market.sum) / (market.sum * (square - 1.0));
}

} // namespace

// Shin 1992, 1993; Strumbelj 2014: p(z) = [sqrt(z^2 + 4(1-z) q^2/S) - z] / (2(1-z)) with sum 1. One root z in [0, 1)
// exists exactly when S >= 1.
DevigResult shin(const Market &market) noexcept
{
    if (market.sum < 1.0)
        return {DevigError::NoInsiderShare, -1, std::numeric_limits<double>::quiet_NaN()};
    if (market.count == 2)
        return judged(market, solveTwo(market));
    const double z =
        market.count == 3 ? solve(market, std::integral_constant<std::size_t, 3>{}) : solve(market, market.count);
    return judged(market, z);
}

} // namespace evision::pricing::detail
