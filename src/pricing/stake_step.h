// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

/// Amounts in whole steps of a stake.
namespace evision::pricing {

/// An amount this much below a whole step, in steps, is that step but for rounding.
inline constexpr double stepSlack = 1e-9;

[[nodiscard]] inline double wholeStepsBelow(double amount, double step) noexcept
{
    return std::floor(amount / step + stepSlack);
}

[[nodiscard]] inline double wholeStepsAbove(double amount, double step) noexcept
{
    return std::ceil(amount / step - stepSlack);
}

/// `steps` times `step` as the nearest double: 49398 * 0.01 is 493.98 and not a digit beside it.
[[nodiscard]] inline double amountOf(double steps, double step) noexcept
{
    const double perUnit = std::round(1.0 / step);
    return std::abs(perUnit * step - 1.0) < 1e-12 ? steps / perUnit : steps * step;
}

} // namespace evision::pricing
