// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/grade.h"

#include <cstdint>
#include <optional>
#include <span>

/// What settled bets pay. Amounts are whole smallest units of one currency, rounded to the nearest, halves away from
/// zero; prices are decimal odds above 1. Nothing where an argument is out of range or an amount does not fit.
namespace evision::ledger {

/// How one leg ended.
struct SettledLeg {
    double price = 0;
    Grade grade = Grade::Lost;
    double share = 1;     ///< dead heat: places won over those that tied for them, in (0, 1]; of a Won leg alone
    double deduction = 0; ///< Rule 4 after a withdrawal: taken from the winnings, in [0, 1)
};

/// What comes back of a unit on the leg: the price, half of it and half the stake, the stake, half of it, nothing.
[[nodiscard]] std::optional<double> legReturn(const SettledLeg &leg) noexcept;

/// Whose money the stake was, and what a win does with it.
enum class StakeKind : std::uint8_t {
    Cash,
    FreeBetNotReturned, ///< a win pays the winnings alone
    FreeBetReturned,    ///< a win pays the stake too
};

struct PayoutTerms {
    StakeKind stakeKind = StakeKind::Cash;
    double commission = 0; ///< on net winnings, in [0, 1)
    double boost = 0;      ///< winnings grow by so much, 0.25 for 25 %; 0 or more
};

struct Payout {
    std::int64_t returned = 0; ///< what the bookmaker pays out
    std::int64_t profit = 0;   ///< less what the bettor had put in

    bool operator==(const Payout &) const = default;
};

/// A single, or a parlay of several legs: the product of what each returns. A free bet that is void as a whole is given
/// back and pays nothing.
[[nodiscard]] std::optional<Payout> backPayout(std::int64_t stake, std::span<const SettledLeg> legs,
                                               const PayoutTerms &terms = {}) noexcept;

/// An each-way bet: half of `stake` on the win and half on a place at 1 + (price - 1) `placeFraction`.
struct SettledEachWay {
    SettledLeg win;
    SettledLeg place;            ///< its price is not read, it follows from that of `win`
    double placeFraction = 0.25; ///< in (0, 1]
};
[[nodiscard]] std::optional<Payout> eachWayPayout(std::int64_t stake, const SettledEachWay &bet,
                                                  const PayoutTerms &terms = {}) noexcept;

/// A lay bet: `stake` is the backer's, the layer risks stake (price - 1), and gets that back with what was won.
[[nodiscard]] std::optional<Payout> layPayout(std::int64_t stake, const SettledLeg &leg, double commission) noexcept;

/// A bet sold back before its end.
[[nodiscard]] std::optional<Payout> cashOutPayout(std::int64_t stake, StakeKind kind, std::int64_t amount) noexcept;

} // namespace evision::ledger
