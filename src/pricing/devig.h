// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace evision::pricing {

/// How the margin of a complete set of prices is taken out. Sources stand at each method's code.
enum class Method : std::uint8_t {
    Multiplicative,
    Additive,
    Power,
    Shin,
    OddsRatio,
    Probit,
    Goto,
    BalancedBook,
    Jsd,       ///< the one that can give an outcome exactly 0: its margin is so large that the distance is out of reach
    WorstCase, ///< the least of multiplicative, additive, power, Shin for each outcome: no distribution, sums to at
               ///< most 1
    Average,   ///< the mean of the same four, renormalised
};

inline constexpr int methodCount = 11;
inline constexpr int minimumOutcomes = 2;
inline constexpr int maximumOutcomes = 64;

/// The stable id of a method: "power", "odds_ratio", ...
[[nodiscard]] std::string_view methodId(Method method) noexcept;

/// The method of an id or alias (proportional, wpo, logit, bb). The error is a sentence for the user; "logarithmic" is
/// refused there because two different methods go by that name.
[[nodiscard]] Expected<Method, std::string> methodFromId(std::string_view id);

/// Why a method gives no probabilities for a set of prices.
enum class DevigError : std::uint8_t {
    None,
    TooFewOutcomes,  ///< one price says nothing of its margin
    TooManyOutcomes, ///< more than maximumOutcomes
    InvalidPrice,    ///< not finite, or not above 1
    LeavesInterval,  ///< the formula gives an outcome a probability outside (0, 1); 0 is left to Jsd alone
    NoInsiderShare,  ///< Shin's z is negative when the book sum is below 1
    NotSolved,       ///< the root finder did not reach its tolerance
};

/// What a method found besides the probabilities.
struct DevigResult {
    DevigError error = DevigError::None;
    int outcome = -1; ///< index of the first outcome at fault, -1 where the set as a whole is
    double parameter = std::numeric_limits<double>::quiet_NaN(); ///< k, z, C, c, t, d; NaN where a method has none

    [[nodiscard]] bool ok() const noexcept { return error == DevigError::None; }
};

/// A sentence that says why, with the outcome counted from 1.
[[nodiscard]] std::string devigReason(const DevigResult &result);

/// Sum of 1/odds: above 1 by the bookmaker's margin.
[[nodiscard]] double bookSum(std::span<const double> odds) noexcept;

/// Fair probabilities of decimal `odds` (each above 1, complete set, 2 to 64 of them) into `fair`, which has the same
/// size. Without error |sum - 1| <= 1e-12 (WorstCase excepted) and all are inside (0, 1) (under Jsd 0 is possible, so
/// that 1/p needs a check there); with one `fair` is left unspecified. Never clamps, never allocates, any thread.
DevigResult removeMargin(Method method, std::span<const double> odds, std::span<double> fair) noexcept;

} // namespace evision::pricing
