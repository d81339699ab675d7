// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/board.h"

#include <cstdint>
#include <span>

namespace evision::models {

/// Seconds since 1970 in half the room, until 2106; 0: unknown.
using ShortTime = std::uint32_t;
[[nodiscard]] ShortTime shortTime(market::UnixSeconds time) noexcept;
[[nodiscard]] market::UnixSeconds longTime(ShortTime time) noexcept;

/// A row of the table: what is shown, sorted or filtered by, small enough to keep a hundred thousand of them. Names are
/// ids of the model's vocabulary.
struct Bet {
    edge::OpportunityId id = 0;
    double price = 0;
    double ev = 0;
    double fairProbability = 0;
    double stake = 0;
    double point = 0;         ///< of the selection; NaN where it has none
    std::int64_t movedAt = 0; ///< Clock::steady() at the last move of the price; 0: none was seen
    float evMin = 0;
    float evMax = 0;
    float bestEv = 0;
    float hold = 0; ///< NaN: unknown
    float kelly = 0;
    float previousPrice = 0; ///< before the last move; 0: none was seen
    float sharpPrice = 0;    ///< of the sharp bookmaker that counts most; 0: none quotes it
    ShortTime startsAt = 0;
    ShortTime quotedAt = 0;
    ShortTime firstSeen = 0;
    market::NameId event = market::noName;
    market::NameId sport = market::noName;
    market::NameId home = market::noName;
    market::NameId away = market::noName;
    market::NameId family = market::noName;
    market::NameId period = market::noName;
    market::NameId participant = market::noName;
    market::NameId selection = market::noName;
    market::NameId bookmaker = market::noName;
    edge::Flags flags = 0;
    market::OutcomeSet set = market::OutcomeSet::Names;
    bool gone = false; ///< left the board, and stays listed only until the model is released

    [[nodiscard]] double fairPrice() const noexcept { return 1 / fairProbability; }
};

[[nodiscard]] Bet betOf(const edge::BoardRow &row, std::span<const edge::SharpUse> sharps) noexcept;
/// As much of its line as words need.
[[nodiscard]] edge::LineKey lineOf(const Bet &bet) noexcept;

} // namespace evision::models
