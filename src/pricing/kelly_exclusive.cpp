// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/kelly_detail.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace evision::pricing {

namespace {

constexpr std::size_t maximumExclusive = 64;

std::optional<PricingError> faultOfExclusive(std::span<const KellyBet> bets, std::size_t shares) noexcept
{
    if (const auto fault = detail::faultOf(bets))
        return fault;
    if (bets.size() > maximumExclusive)
        return PricingError::TooManyOutcomes;
    if (shares != bets.size())
        return PricingError::TooFewOutcomes;
    double total = 0.0;
    for (const KellyBet &bet : bets)
        total += bet.probability;
    return total > 1.0 + prospectTolerance ? std::optional(PricingError::InvalidProbability) : std::nullopt;
}

} // namespace

Expected<double, PricingError> exclusiveKelly(std::span<const KellyBet> bets, std::span<double> shares) noexcept
{
    if (const auto fault = faultOfExclusive(bets, shares.size()))
        return Unexpected{*fault};
    std::array<std::size_t, maximumExclusive> order;
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(bets.size());
    std::iota(order.begin(), last, std::size_t{0});
    std::sort(order.begin(), last, [bets](std::size_t a, std::size_t b) {
        return bets[a].probability * bets[a].price > bets[b].probability * bets[b].price;
    });
    double reserve = 1.0;
    double missing = 1.0;   // 1 - sum p of the chosen
    double uncovered = 1.0; // 1 - sum 1/o of the chosen
    for (auto next = order.begin(); next != last; ++next) {
        const KellyBet &bet = bets[*next];
        // With all probability covered there is nothing left to hedge, whatever rounding leaves of the reserve.
        if (bet.probability * bet.price <= reserve || uncovered <= 1.0 / bet.price)
            break;
        missing -= bet.probability;
        uncovered -= 1.0 / bet.price;
        reserve = missing > prospectTolerance * 1e-3 ? missing / uncovered : 0.0;
    }
    for (std::size_t i = 0; i < bets.size(); ++i)
        shares[i] = std::max(bets[i].probability - reserve / bets[i].price, 0.0);
    return reserve;
}

std::optional<double> exclusiveLogGrowth(std::span<const KellyBet> bets, std::span<const double> shares) noexcept
{
    if (faultOfExclusive(bets, shares.size()))
        return std::nullopt;
    const double staked = std::accumulate(shares.begin(), shares.end(), 0.0);
    double growth = 0.0;
    double missing = 1.0;
    for (std::size_t i = 0; i < bets.size(); ++i) {
        missing -= bets[i].probability;
        if (bets[i].probability > 0.0)
            growth += bets[i].probability * std::log(std::max(1.0 - staked + shares[i] * bets[i].price, 0.0));
    }
    if (missing > prospectTolerance)
        growth += missing * std::log(std::max(1.0 - staked, 0.0));
    return growth;
}

} // namespace evision::pricing
