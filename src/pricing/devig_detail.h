// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/devig.h"

#include <array>
#include <cstddef>
#include <type_traits>

/// What the methods of removeMargin share. Not for other folders.
namespace evision::pricing::detail {

/// |S - 1| up to here is a fair book: every method gives p = q.
inline constexpr double fairBookTolerance = 1e-12;
/// A result is called ok only when its probabilities sum to 1 within this, as solved and not as renormalised.
inline constexpr double sumTolerance = 1e-12;

/// A market whose prices have been checked.
struct Market {
    std::size_t count = 0;
    const double *odds = nullptr;
    double *fair = nullptr;
    double sum = 0.0;
    std::array<double, maximumOutcomes> implied; ///< 1/odds; only the first `count` are set

    [[nodiscard]] double margin() const noexcept { return sum - 1.0; }
};

/// 1 - 1/odds without the cancellation at short prices.
[[nodiscard]] inline double complement(double odds) noexcept
{
    return (odds - 1.0) / odds;
}

/// Calls `solve` with the number of outcomes as a compile-time constant for 2 and 3, where nearly all markets are:
/// the loops unroll and the arrays stay in registers.
template <typename Solve>
auto withCount(std::size_t count, Solve solve)
{
    switch (count) {
    case 2:
        return solve(std::integral_constant<std::size_t, 2>{});
    case 3:
        return solve(std::integral_constant<std::size_t, 3>{});
    default:
        return solve(count);
    }
}

enum class Zero : std::uint8_t { Refused, Allowed };

/// Judges the probabilities in market.fair: all inside (0, 1) and their sum 1, or the error.
[[nodiscard]] DevigResult judged(const Market &market, double parameter, Zero zero = Zero::Refused) noexcept;

[[nodiscard]] DevigResult multiplicative(const Market &market) noexcept;
[[nodiscard]] DevigResult additive(const Market &market) noexcept;
[[nodiscard]] DevigResult balancedBook(const Market &market) noexcept;
[[nodiscard]] DevigResult goTo(const Market &market) noexcept;
[[nodiscard]] DevigResult power(const Market &market) noexcept;
[[nodiscard]] DevigResult shin(const Market &market) noexcept;
[[nodiscard]] DevigResult oddsRatio(const Market &market) noexcept;
[[nodiscard]] DevigResult probit(const Market &market) noexcept;
[[nodiscard]] DevigResult jsd(const Market &market) noexcept;
[[nodiscard]] DevigResult worstCase(const Market &market) noexcept;
[[nodiscard]] DevigResult average(const Market &market) noexcept;

} // namespace evision::pricing::detail
