// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace evision::ledger {

/// Goals, points or runs of both sides.
struct Score {
    int home = 0;
    int away = 0;

    bool operator==(const Score &) const = default;
};

enum class Side : std::uint8_t { Home, Away };

/// How a match came to its end.
enum class MatchEnd : std::uint8_t {
    Completed,
    Cancelled, ///< never played, or broken off and not played on: bets are void
    Retired,   ///< a player or team gave up; what becomes of bets depends on the sport
};

/// What is known of a finished match. The feed gives the final score alone; anything else is entered by hand.
struct MatchResult {
    MatchEnd end = MatchEnd::Completed;
    std::optional<Score> final;      ///< with overtime, where there was one
    std::optional<Score> regulation; ///< without it
    std::optional<Side> wentOn;      ///< after a retirement: who was given the win
    bool oneSetCompleted = false;    ///< tennis: at least one set was over before somebody retired

    bool operator==(const MatchResult &) const = default;
};

} // namespace evision::ledger
