// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/grade.h"

#include <cstdint>

namespace evision::ledger {

/// A selection as a statement about the final score.
struct Proposition {
    enum class Kind : std::uint8_t {
        Result,   ///< one or two of home, draw and away come true
        Handicap, ///< the side's goals plus `line` beat the other's
        Over,     ///< the goals counted are more than `line`
        Under,
        BothScore,
        NotBothScore,
    };
    enum class Goals : std::uint8_t { Both, Home, Away };

    Kind kind = Kind::Result;
    bool home = false; ///< Result: among those that win. Handicap: the home side's
    bool draw = false;
    bool away = false;
    bool drawReturnsStake = false; ///< Result: a draw that is not among them is a push
    Goals counted = Goals::Both;   ///< Over and Under
    double line = 0;               ///< a multiple of 0.25
};

[[nodiscard]] Expected<Proposition, Ungraded> propositionOf(const Selection &selection);

/// Won, HalfWon, Push, HalfLost or Lost.
[[nodiscard]] Grade gradeOf(const Proposition &proposition, const Score &score) noexcept;

} // namespace evision::ledger
