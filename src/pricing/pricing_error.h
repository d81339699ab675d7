// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace evision::pricing {

/// Why a calculation refuses its input.
enum class PricingError : std::uint8_t {
    InvalidPrice,       ///< not finite, or not above 1
    InvalidProbability, ///< not a number in the range the function names, or a set that sums to more than 1
    InvalidAmount,      ///< a stake, total, limit or step that is not finite and above 0
    InvalidCommission,  ///< outside [0, 1)
    TooFewOutcomes,     ///< or lists of different length
    TooManyOutcomes,
    StepTooLarge, ///< rounded to the step nothing is left of the stakes
    NoProfit,     ///< the prices cannot give the profit asked for
};

/// A sentence for the user.
[[nodiscard]] std::string_view pricingErrorText(PricingError error) noexcept;

[[nodiscard]] inline bool isPrice(double value) noexcept
{
    return value > 1.0 && value <= std::numeric_limits<double>::max();
}

[[nodiscard]] inline bool isProbability(double value) noexcept
{
    return value >= 0.0 && value <= 1.0;
}

/// A share of the net winnings that the bookmaker or exchange keeps.
[[nodiscard]] inline bool isCommission(double value) noexcept
{
    return value >= 0.0 && value < 1.0;
}

/// A stake or another amount of money.
[[nodiscard]] inline bool isAmount(double value) noexcept
{
    return value > 0.0 && value <= std::numeric_limits<double>::max();
}

} // namespace evision::pricing
