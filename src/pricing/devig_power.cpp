// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_detail.h"
#include "pricing/vector_math.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evision::pricing::detail {

namespace {

constexpr int maximumRounds = 1000;
// From here on Newton's and Halley's step differ by so little that the faster one is as safe.
constexpr double halleyRegion = 0.125;

/// sum p, sum p ln q and sum p (ln q)^2 for p = q^k: the value and two derivatives.
struct Moments {
    double sum = 0.0;
    double first = 0.0;
    double second = 0.0;

    void add(double p, double logarithm) noexcept
    {
        const double term = p * logarithm;
        sum += p;
        first += term;
        second += term * logarithm;
    }
};

/// The next exponent after `k`. ln sum is convex and decreasing in k, so a Newton step from the left of the root stays
/// on the left and one from the right lands there; it may only fall below 0, the left end of the bracket.
double nextExponent(double k, const Moments &at) noexcept
{
    const double slope = at.first / at.sum;
    const double curvature = at.second / at.sum - slope * slope;
    const double newton = std::log(at.sum) / slope;
    const double bend = newton * curvature / (2.0 * slope);
    const double next = k - (std::abs(bend) < halleyRegion ? newton / (1.0 - bend) : newton);
    return next > 0.0 ? next : 0.5 * k;
}

template <typename Count>
double solve(const Market &market, Count count) noexcept
{
    const double tolerance = 4.0 * std::numeric_limits<double>::epsilon() * (1.0 + 0.125 * static_cast<double>(count));
    std::array<double, maximumOutcomes> logarithm;
    Moments at;
    for (std::size_t i = 0; i < count; ++i) {
        logarithm[i] = -std::log(market.odds[i]);
        at.add(market.implied[i], logarithm[i]);
    }
    double k = 1.0;
    for (int round = 0; round < maximumRounds; ++round) {
        const double next = nextExponent(k, at);
        if (next == k)
            break;
        k = next;
        at = {};
        for (std::size_t i = 0; i < count; ++i) {
            market.fair[i] = std::exp(k * logarithm[i]);
            at.add(market.fair[i], logarithm[i]);
        }
        if (std::abs(at.sum - 1.0) <= tolerance)
            break;
    }
    return k;
}

/// The fair probability y of the longer of two prices solves ln(1 - y) = s ln y, where s is the quotient of the prices'
/// logarithms, the smaller over the larger: a function of s alone. Its polynomial in sqrt(s) is right to 1.5e-6 for s
/// from 1/16 to 1 (Chebyshev nodes).
double longshotGuess(double s) noexcept
{
    const double w = std::sqrt(s);
    const double low = -0.011611252719012201 + w * 0.31031311527374293;
    const double middle = 1.6325531336675734 + w * -3.9004077455773638;
    const double upper = 4.8643167609203584 + w * -3.6820421459469795;
    const double high = 1.5829335970767575 + w * -0.29605612423423565;
    return (low + s * middle) + s * s * (upper + s * high);
}

/// Two outcomes of which neither is extreme: one step of Halley's method from the guess leaves the cube of its error.
/// With two logarithms besides those of the prices it takes two thirds of the loop's time. Answers the exponent, or 0
/// where the prices are extreme; then nothing is decided.
double solveTwo(const Market &market) noexcept
{
    constexpr double largestStep = 1e-5;
    const double first = branchFreeLog(market.odds[0]);
    const double second = branchFreeLog(market.odds[1]);
    const double longer = std::max(first, second);
    const double s = std::min(first, second) / longer;
    if (!(s >= 1.0 / 16.0))
        return 0.0;
    const double y = longshotGuess(s);
    const double x = 1.0 - y;
    const double logarithmOfY = branchFreeLog(y);
    const double value = branchFreeLog(x) - s * logarithmOfY;
    const double slope = -(y + s * x);          // times x y
    const double curvature = s * x * x - y * y; // times (x y)^2
    const double step = -value * slope * x * y / (slope * slope - 0.5 * value * curvature);
    if (!(std::abs(step) <= largestStep))
        return 0.0;
    const std::size_t longshot = second >= first ? 1 : 0;
    market.fair[longshot] = y + step;
    market.fair[1 - longshot] = x - step;
    const double change = step / y;
    return -(logarithmOfY + change * (1.0 - change * (0.5 - change * (1.0 / 3.0)))) / longer;
}

} // namespace

// Vovk & Zhdanov 2009; Clarke, Kovalchik & Ingram 2017: p = q^k with sum 1. One root k > 0 exists for every set of
// prices above 1: k > 1 with a margin, k < 1 with a book sum below 1.
DevigResult power(const Market &market) noexcept
{
    const double quick = market.count == 2 ? solveTwo(market) : 0.0;
    if (quick > 0.0)
        return judged(market, quick);
    const double k = withCount(market.count, [&market](auto count) { return solve(market, count); });
    return judged(market, k);
}

} // namespace evision::pricing::detail
