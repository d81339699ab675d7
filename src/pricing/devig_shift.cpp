// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_detail.h"
#include "pricing/normal.h"
#include "pricing/root.h"

#include <cmath>

// The two methods that shift every price by one constant: in log-odds and in normal quantiles.
namespace evision::pricing::detail {

namespace {

template <typename Count>
double solveLogit(const Market &market, Count count) noexcept
{
    std::array<double, maximumOutcomes> net;
    for (std::size_t i = 0; i < count; ++i)
        net[i] = market.odds[i] - 1.0;
    const auto evaluate = [&](double c) {
        const double ratio = std::exp(c);
        double sum = 0.0;
        double spread = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            const double p = 1.0 / (1.0 + ratio * net[i]);
            market.fair[i] = p;
            sum += p;
            spread += p * (ratio * net[i] * p); // p (1 - p)
        }
        return Evaluation{sum - 1.0, -spread};
    };
    const double c = decreasingRoot(evaluate, 0.0);
    evaluate(c);
    return std::exp(c);
}

DevigResult solveLogitTwo(const Market &market) noexcept
{
    const double first = std::sqrt(market.odds[0] - 1.0);
    const double second = std::sqrt(market.odds[1] - 1.0);
    market.fair[0] = second / (first + second);
    market.fair[1] = first / (first + second);
    return judged(market, 1.0 / (first * second));
}

} // namespace

// Cheung 2015; "logit", in some libraries "logarithmic": odds of p = odds of q / C, that is p = 1/(1 + C(o - 1)), with
// sum 1. Solved in c = ln C, where the sum falls from n to 0 without a pole: one root for every book sum.
DevigResult oddsRatio(const Market &market) noexcept
{
    if (market.count == 2)
        return solveLogitTwo(market);
    const double ratio = market.count == 3 ? solveLogit(market, std::integral_constant<std::size_t, 3>{})
                                           : solveLogit(market, market.count);
    return judged(market, ratio);
}

// The probit twin of logit: p = Phi(Phi^-1(q) - c) with sum 1.
DevigResult probit(const Market &market) noexcept
{
    std::array<double, maximumOutcomes> quantile;
    for (std::size_t i = 0; i < market.count; ++i)
        quantile[i] = normalQuantile(market.implied[i], complement(market.odds[i]));
    if (market.count == 2) {
        const double half = 0.5 * (quantile[0] - quantile[1]);
        market.fair[0] = normalCdf(half);
        market.fair[1] = normalCdf(-half);
        return judged(market, 0.5 * (quantile[0] + quantile[1]));
    }
    const auto evaluate = [&](double c) {
        double sum = 0.0;
        double density = 0.0;
        for (std::size_t i = 0; i < market.count; ++i) {
            market.fair[i] = normalCdf(quantile[i] - c);
            sum += market.fair[i];
            density += normalDensity(quantile[i] - c);
        }
        return Evaluation{sum - 1.0, -density};
    };
    const double c = decreasingRoot(evaluate, 0.0);
    evaluate(c);
    return judged(market, c);
}

} // namespace evision::pricing::detail
