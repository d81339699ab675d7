// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/random.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace evision::simulator {

enum class ContestKind : std::uint8_t {
    Teams,   ///< two teams, one of them wins
    DrawToo, ///< two teams, or a draw
    Players, ///< two people
};

/// A sport of the sample and how its lines move.
struct SportProfile {
    std::string_view key;
    std::string_view title;
    ContestKind kind;
    double drawProbability;  ///< of two equal sides
    int spreadStep;          ///< hundredths of a point between two spreads; 0 when there are none
    int totalStep;           ///< the same for totals
    int spreadPerTenth;      ///< hundredths of a point that a tenth of the favourite's probability is worth
    int usualTotal;          ///< hundredths of a point
    double probabilityAStep; ///< what the line gains with one spreadStep or totalStep
};

/// A bookmaker of the sample and how it prices.
struct BookmakerProfile {
    enum class Kind : std::uint8_t {
        Sharp,    ///< close to the hidden probability
        Exchange, ///< the same, with a lay side
        Soft,
    };
    std::string_view key;
    std::string_view title;
    Kind kind;
    double margin;     ///< what the book's probabilities sum to above 1
    double noise;      ///< deviation of a probability, relative
    double slowChance; ///< that a market still has an older price
};

[[nodiscard]] std::span<const SportProfile> sports() noexcept;
[[nodiscard]] std::span<const BookmakerProfile> bookmakers() noexcept;

/// An invented team or player. Two different numbers below 1,500 give two different names.
[[nodiscard]] std::string inventedName(ContestKind kind, std::size_t number);
inline constexpr std::size_t inventedNameCount = 1500;

} // namespace evision::simulator
