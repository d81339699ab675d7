// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace evision::market {

/// What the outcomes of a market family are called, and so which of them make a complete set.
enum class FamilyKind : std::uint8_t {
    Winner,    ///< home and away, with Draw where the bookmaker names it
    ThreeWay,  ///< home, Draw and away, also where the bookmaker does not name Draw
    DrawNoBet, ///< home and away; a draw returns the stake
    Spread,    ///< home and away, each with a handicap
    Total,     ///< Over and Under a number
    ByName,    ///< told by the names: Over/Under, Yes/No, else a set never assumed complete
};

/// The classes that the weights of sharp bookmakers are kept for.
enum class MarketClass : std::uint8_t { Winner, Spreads, Totals, Props, Outrights, Other };
inline constexpr int marketClassCount = 6;
[[nodiscard]] std::string_view marketClassId(MarketClass marketClass) noexcept;

/// A market key of the feed taken apart. The views point into the key or at literals.
struct MarketKey {
    std::string_view stem;   ///< the family with "alternate_" / "_alternate", period and "_lay" taken off: first part
    std::string_view period; ///< full, h1, q3, p2, 1st_5_innings
    FamilyKind kind = FamilyKind::ByName;
    MarketClass marketClass = MarketClass::Other;
    bool lay = false;
    bool alternate = false;
};

/// Any key gives an answer: an unknown one is a ByName family of its own.
[[nodiscard]] MarketKey parseMarketKey(std::string_view key) noexcept;

/// The sport's group: what stands before the first underscore of a sport key ("soccer_epl" -> "soccer").
[[nodiscard]] std::string_view sportGroup(std::string_view sportKey) noexcept;

} // namespace evision::market
