// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/devig.h"

#include <cstddef>
#include <span>

namespace evision::pricing {

/// removeMargin for many markets of the same number of outcomes, several times as fast for multiplicative, additive,
/// power, Shin and odds ratio; any other method works too, at its usual speed.
///
/// Prices lie in columns: the price of outcome i in market m is odds[i * markets + m], where markets = errors.size();
/// `fair` has the same layout and size. Every market's error is what removeMargin says of it, and where there is none
/// its probabilities are within 1e-12 of removeMargin's; where there is one they are unspecified.
/// Answers the number of markets without error. With sizes that do not fit, or an impossible number of outcomes, every
/// market gets the error. Never allocates, any thread.
std::size_t removeMargins(Method method, std::size_t outcomes, std::span<const double> odds, std::span<double> fair,
                          std::span<DevigError> errors) noexcept;

} // namespace evision::pricing
