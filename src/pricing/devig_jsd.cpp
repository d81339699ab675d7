// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_detail.h"
#include "pricing/root.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace evision::pricing::detail {

namespace {

/// (1-x) ln(1-x) + (1+x) ln(1+x) for x in [0, 1], by its series sum x^2k/(k(2k-1)) where the two terms cancel.
double entropyGap(double x) noexcept
{
    if (x >= 1.0)
        return 2.0 * std::numbers::ln2;
    if (x > 0.25)
        return (1.0 - x) * std::log1p(-x) + (1.0 + x) * std::log1p(x);
    const double square = x * x;
    double sum = 0.0;
    for (int k = 13; k >= 1; --k)
        sum = sum * square + 1.0 / (k * (2.0 * k - 1.0));
    return sum * square;
}

struct Distance {
    double value;
    double slope; ///< with respect to the shift
};

/// Jensen-Shannon distance between (base, rest) and (base - shift, rest + shift), natural logarithm. With the mean m
/// and half the shift h it is a sum of two terms m f(h/m)/2 that are both above 0, so nothing cancels at small margins.
Distance distance(double base, double rest, double shift) noexcept
{
    const double half = 0.5 * shift;
    const double mean = base - half;
    const double meanRest = rest + half;
    const double x = std::min(half / mean, 1.0);
    const double y = half / meanRest;
    const double value = std::sqrt(0.5 * (mean * entropyGap(x) + meanRest * entropyGap(y)));
    return {value, 0.25 * (std::log1p(y) - std::log1p(-x)) / value};
}

/// One outcome's way from its price towards its fair probability. With a book sum below 1 probabilities rise; the
/// distance is the same seen from the complement, so that there too `base` falls.
struct Leg {
    double base;
    double rest;
    double reach; ///< the distance at which base has fallen to 0
    double shift = 0.0;
    double slope = 0.0; ///< of the shift with respect to the distance
};

void moveTo(Leg &leg, double target) noexcept
{
    leg.slope = 0.0;
    if (target >= leg.reach || target <= 0.0) {
        leg.shift = target <= 0.0 ? 0.0 : leg.base;
        return;
    }
    const auto evaluate = [&leg, target](double shift) {
        const Distance at = distance(leg.base, leg.rest, shift);
        return Evaluation{target - at.value, -at.slope};
    };
    const double guess = std::min(target * std::sqrt(8.0 * leg.base * leg.rest), 0.5 * leg.base);
    leg.shift = decreasingRoot(evaluate, guess, {0.0, leg.base});
    leg.slope = 1.0 / distance(leg.base, leg.rest, leg.shift).slope;
}

} // namespace

// C. D. Long; R package implied: every outcome's (p, 1-p) lies at the same Jensen-Shannon distance d from (q, 1-q), and
// sum p = 1. An outcome for which d is out of reach gets exactly 0.
DevigResult jsd(const Market &market) noexcept
{
    const bool falls = market.sum > 1.0;
    std::array<Leg, maximumOutcomes> legs;
    double scale = 0.0;
    for (std::size_t i = 0; i < market.count; ++i) {
        const double q = market.implied[i];
        const double u = complement(market.odds[i]);
        legs[i] = falls ? Leg{q, u, 0.0} : Leg{u, q, 0.0};
        legs[i].reach = distance(legs[i].base, legs[i].rest, legs[i].base).value;
        scale += std::sqrt(8.0 * q * u);
    }
    const double total = std::abs(market.margin());
    const auto evaluate = [&](double d) {
        Evaluation at{total, 0.0};
        for (std::size_t i = 0; i < market.count; ++i) {
            moveTo(legs[i], d);
            at.value -= legs[i].shift;
            at.slope -= legs[i].slope;
        }
        return at;
    };
    constexpr double farthest = 0.8325546111576978; // sqrt(ln 2)
    const double d = decreasingRoot(evaluate, std::min(total / scale, 0.5 * farthest), {0.0, farthest});
    evaluate(d);
    for (std::size_t i = 0; i < market.count; ++i)
        market.fair[i] = falls ? market.implied[i] - legs[i].shift : market.implied[i] + legs[i].shift;
    return judged(market, d, Zero::Allowed);
}

} // namespace evision::pricing::detail
