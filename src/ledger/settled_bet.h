// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "pricing/expected.h"

#include <optional>
#include <string>
#include <vector>

namespace evision::ledger {

/// What became of one leg, by whom it is known.
struct LegResult {
    Grade grade = Grade::Lost;
    double share = 1;     ///< dead heat, see SettledLeg
    double deduction = 0; ///< Rule 4
    std::optional<Score> score;

    bool operator==(const LegResult &) const = default;
};

/// Where a settlement comes from.
enum class SettledBy : std::uint8_t { Scores, Hand };
[[nodiscard]] std::string_view settledById(SettledBy source) noexcept; ///< scores hand
[[nodiscard]] std::optional<SettledBy> settledByFromId(std::string_view id) noexcept;

/// The end of a bet. A later one replaces it, as when a score was corrected.
struct BetSettlement {
    std::vector<LegResult> legs;         ///< as many as the bet has; empty where it was cashed out
    std::optional<LegResult> place;      ///< of an each-way bet
    std::optional<std::int64_t> cashOut; ///< smallest units
    SettledBy by = SettledBy::Hand;
    Payout payout;

    bool operator==(const BetSettlement &) const = default;
};

/// What the bet pays with these results. The error is a sentence for the user.
[[nodiscard]] Expected<Payout, std::string> payoutOf(const Bet &bet, const BetSettlement &settlement);

/// The grade of the bet as a whole, its payout being known. Of a parlay: Lost where a leg is; Void or Push where every
/// leg gave its stake back; Won where all others won; with halves among them half-won or half-lost, by its profit.
/// Nothing where it was cashed out.
[[nodiscard]] std::optional<Grade> gradeOf(const Bet &bet, const BetSettlement &settlement);

} // namespace evision::ledger
