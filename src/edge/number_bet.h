// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace evision::edge {

/// A bet settled on one whole number: the total, or the home side's winning margin. A draw is a margin of 0.
struct NumberBet {
    enum class Kind : std::uint8_t {
        Over,    ///< wins above the bar
        Under,   ///< wins below the bar
        Exactly, ///< wins on the bar only
        Not,     ///< loses on the bar only
    };
    Kind kind = Kind::Over;
    double bar = 0; ///< whole, half or quarter; whole where exact
};

/// Share of a bet that wins and share that loses; the rest is returned.
struct Settled {
    double won = 0;
    double lost = 0;

    [[nodiscard]] double netPerUnit(double effectivePrice) const noexcept { return won * (effectivePrice - 1) - lost; }
};

/// A quarter bar next to `number` splits the stake.
[[nodiscard]] Settled settle(const NumberBet &bet, double number) noexcept;

/// Whether a whole number lies strictly between.
[[nodiscard]] bool wholeNumberBetween(double low, double high) noexcept;

/// How Over one bar and Under another share out all numbers.
struct PairCover {
    bool overHalves = false; ///< there is a number that only Over covers, and half of it wins there
    bool underHalves = false;
};

/// Nothing where both lose, or nothing wins, on some number. Otherwise no number is left out: the bars are equal or
/// Under has the higher one, or the number between them is a quarter away from one. So far, at most, Under's bar lies
/// below.
inline constexpr double widestGap = 0.5;
[[nodiscard]] std::optional<PairCover> coverOf(double overBar, double underBar) noexcept;

/// The results that some bets settle differently, each with a number that stands for it.
struct SettledResults {
    std::array<Outcome, mostPayoffs> outcome;
    std::array<double, mostPayoffs> number{};
    std::size_t count = 0;
};

/// All results of two bets, or of three whose bars lie within 0.75 of 0, in which not every stake is returned: below
/// all bars, on or next to each, between, above.
[[nodiscard]] SettledResults resultsOf(std::span<const NumberBet> bets) noexcept;

} // namespace evision::edge
