// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig.h"

#include "pricing/devig_detail.h"

#include <cmath>
#include <limits>

namespace evision::pricing {

namespace detail {

DevigResult judged(const Market &market, double parameter, Zero zero) noexcept
{
    double sum = 0.0;
    for (std::size_t i = 0; i < market.count; ++i) {
        const double p = market.fair[i];
        const bool inside = p > 0.0 && p < 1.0;
        if (!inside && !(p == 0.0 && zero == Zero::Allowed))
            return {std::isnan(p) ? DevigError::NotSolved : DevigError::LeavesInterval, static_cast<int>(i), parameter};
        sum += p;
    }
    if (!(std::abs(sum - 1.0) <= sumTolerance))
        return {DevigError::NotSolved, -1, parameter};
    return {DevigError::None, -1, parameter};
}

} // namespace detail

namespace {

using detail::Market;

constexpr double noParameter = std::numeric_limits<double>::quiet_NaN();

/// The parameter with which a method leaves the prices as they are.
double idleParameter(Method method) noexcept
{
    switch (method) {
    case Method::Power:
    case Method::OddsRatio:
    case Method::WorstCase:
        return 1.0;
    case Method::Shin:
    case Method::Probit:
    case Method::Goto:
    case Method::BalancedBook:
    case Method::Jsd:
        return 0.0;
    case Method::Multiplicative:
    case Method::Additive:
    case Method::Average:
        break;
    }
    return noParameter;
}

DevigResult solve(Method method, const Market &market) noexcept
{
    switch (method) {
    case Method::Multiplicative:
        return detail::multiplicative(market);
    case Method::Additive:
        return detail::additive(market);
    case Method::Power:
        return detail::power(market);
    case Method::Shin:
        return detail::shin(market);
    case Method::OddsRatio:
        return detail::oddsRatio(market);
    case Method::Probit:
        return detail::probit(market);
    case Method::Goto:
        return detail::goTo(market);
    case Method::BalancedBook:
        return detail::balancedBook(market);
    case Method::Jsd:
        return detail::jsd(market);
    case Method::WorstCase:
        return detail::worstCase(market);
    case Method::Average:
        return detail::average(market);
    }
    return {DevigError::NotSolved, -1, noParameter};
}

} // namespace

double bookSum(std::span<const double> odds) noexcept
{
    double sum = 0.0;
    for (const double price : odds)
        sum += 1.0 / price;
    return sum;
}

DevigResult removeMargin(Method method, std::span<const double> odds, std::span<double> fair) noexcept
{
    if (odds.size() < minimumOutcomes || fair.size() < odds.size())
        return {DevigError::TooFewOutcomes, -1, noParameter};
    if (odds.size() > maximumOutcomes)
        return {DevigError::TooManyOutcomes, -1, noParameter};
    Market market;
    market.count = odds.size();
    market.odds = odds.data();
    market.fair = fair.data();
    for (std::size_t i = 0; i < odds.size(); ++i) {
        if (!(odds[i] > 1.0 && odds[i] <= std::numeric_limits<double>::max()))
            return {DevigError::InvalidPrice, static_cast<int>(i), noParameter};
        market.implied[i] = 1.0 / odds[i];
        market.sum += market.implied[i];
    }
    if (std::abs(market.margin()) > detail::fairBookTolerance)
        return solve(method, market);
    for (std::size_t i = 0; i < odds.size(); ++i)
        fair[i] = market.implied[i];
    return detail::judged(market, idleParameter(method));
}

} // namespace evision::pricing
