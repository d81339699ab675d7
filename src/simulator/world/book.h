// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/league.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace evision::simulator {

/// A bookmaker of the moving market and how it behaves.
struct Book {
    enum class Kind : std::uint8_t {
        Sharp,    ///< small margin, follows at once
        Exchange, ///< the same, with back and lay sides
        Soft,     ///< follows late, with a larger margin
        Pickem,   ///< fixed payouts on players, no odds
    };
    enum class Ladder : std::uint8_t {
        American, ///< -110, -115: decimal odds are made of these
        Decimal,  ///< 1.91, 1.95, 2.05
        Fine,     ///< every hundredth
        Betting,  ///< the exchanges' ticks
    };
    std::string_view key;
    std::string_view title;
    std::uint16_t regions; ///< where the service lists it
    Kind kind;
    Ladder ladder;
    double margin;           ///< of two-way markets, above a sum of 1
    double margin3;          ///< of three-way markets
    double lagMinutes;       ///< how long news takes to get here, typically
    double noise;            ///< error of its opinion in tenths of a probability (League::tenth)
    double shade;            ///< how much it leans to the favourite, in the same unit
    double breadth;          ///< how many of the leagues away from home it quotes, 0 to 1
    double slowFeed;         ///< how many times longer than usual the service takes to look at it again
    std::string_view source; ///< whose opinion it copies; empty for its own
};

[[nodiscard]] std::span<const Book> books() noexcept;
[[nodiscard]] const Book *findBook(std::string_view key) noexcept;

/// The book's position in books(): the key of its chance.
[[nodiscard]] std::size_t bookNumber(const Book &book) noexcept;

/// The same of the book whose opinion it shows, its own if it has one.
[[nodiscard]] std::size_t opinionNumber(const Book &book) noexcept;

} // namespace evision::simulator
