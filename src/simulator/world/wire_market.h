// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/league.h"
#include "simulator/world/outlook.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::simulator {

enum class Family : std::uint8_t {
    H2h,
    H2hThreeWay,
    Spreads,
    Totals,
    TeamTotals,
    Btts,
    DrawNoBet,
    DoubleChance,
    Outrights,
    Prop,
    Unmade, ///< a key that the service knows and this market has no prices for
};

/// A prop of the service that this market makes: `mean` of a usual player.
struct PropKind {
    std::string_view key;
    ScoreKind score;
    std::string_view group; ///< of sports, as in League
    double mean;
    double dispersion;  ///< variance per mean
    bool isYes = false; ///< whether at least once: Yes (and No where a bookmaker takes it) instead of Over and Under
};

/// A market key of the service, understood.
struct WireMarket {
    std::string key;
    Family family = Family::Unmade;
    bool isAlternate = false;
    bool isLay = false;
    Stretch stretch;
    const PropKind *prop = nullptr;

    /// Whether /odds takes it; all others are asked for event by event.
    [[nodiscard]] bool isFeatured() const noexcept;
};

/// Any key the service knows; nothing for others. One key may be different props in different sports: with a league it
/// is that of its sport, and Unmade when there is none there.
[[nodiscard]] std::optional<WireMarket> parseWireMarket(std::string_view key, const League *league = nullptr);

/// What this market may have for a league, in the service's order. Never empty.
[[nodiscard]] std::vector<WireMarket> marketsOf(const League &league);

} // namespace evision::simulator
