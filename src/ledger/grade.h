// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/match_result.h"
#include "ledger/selection.h"
#include "ledger/settlement_rules.h"
#include "pricing/expected.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace evision::ledger {

/// What became of a selection. Void is cancelled by rule, Push is a result that equals the line: both return the stake.
enum class Grade : std::uint8_t { Won, HalfWon, Push, HalfLost, Lost, Void };
inline constexpr int gradeCount = 6;
[[nodiscard]] std::string_view gradeId(Grade grade) noexcept; ///< won half_won push half_lost lost void
[[nodiscard]] std::optional<Grade> gradeFromId(std::string_view id) noexcept;

/// Why a result does not settle a selection by itself. Somebody has to say what became of it.
enum class Ungraded : std::uint8_t {
    NoScore,      ///< the match is over and nobody gave a score
    Period,       ///< of a half, quarter or inning: the feed gives no scores of these
    Statistic,    ///< a player's figures, corners, cards
    Overtime,     ///< settled without overtime, and the score may have one in it
    UnknownName,  ///< the outcome is none of those that the market can have
    NoPoint,      ///< a handicap or total without its number, or with one off the quarters
    Retirement,   ///< somebody gave up, and this bookmaker's rule is not known
    UnknownMarket ///< a market that this program cannot settle
};
/// A sentence for the user.
[[nodiscard]] std::string_view ungradedText(Ungraded reason) noexcept;

/// Settles one selection by a result: winner with two or three outcomes, spreads, totals and team totals with quarter
/// lines, draw no bet, double chance, both teams to score. A pure function: the same answer for the same input.
[[nodiscard]] Expected<Grade, Ungraded> grade(const Selection &selection, const MatchResult &result,
                                              const SettlementRules &rules);

} // namespace evision::ledger
