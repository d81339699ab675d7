// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/kelly.h"

/// What the forms of several bets at once share. Not for other folders.
namespace evision::pricing::detail {

[[nodiscard]] inline std::optional<PricingError> faultOf(std::span<const KellyBet> bets) noexcept
{
    if (bets.empty())
        return PricingError::TooFewOutcomes;
    for (const KellyBet &bet : bets) {
        if (!isPrice(bet.price))
            return PricingError::InvalidPrice;
        if (!isProbability(bet.probability))
            return PricingError::InvalidProbability;
    }
    return std::nullopt;
}

} // namespace evision::pricing::detail
