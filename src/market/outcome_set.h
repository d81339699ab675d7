// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace evision::market {

/// The selections that make up a line.
enum class OutcomeSet : std::uint8_t {
    HomeAway,
    HomeDrawAway,
    OverUnder,
    YesNo,
    Names, ///< never known to be complete, so never priced
};
[[nodiscard]] constexpr int outcomeCount(OutcomeSet set) noexcept
{
    return set == OutcomeSet::HomeDrawAway ? 3 : 2;
}
inline constexpr int mostOutcomes = 3;

} // namespace evision::market
