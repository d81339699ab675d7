// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/grade.h"
#include "ledger/payout.h"
#include "ledger/selection.h"
#include "market/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::ledger {

enum class BetKind : std::uint8_t {
    Single,
    Parlay,  ///< several legs, all of which must win
    EachWay, ///< half on the win, half on a place
    Lay,     ///< against the selection, at an exchange
    Paper,   ///< a single that no money was put on: kept apart from all profit
};
[[nodiscard]] std::string_view betKindId(BetKind kind) noexcept; ///< single parlay each_way lay paper
[[nodiscard]] std::optional<BetKind> betKindFromId(std::string_view id) noexcept;
[[nodiscard]] std::string_view stakeKindId(StakeKind kind) noexcept; ///< cash free_bet free_bet_returned
[[nodiscard]] std::optional<StakeKind> stakeKindFromId(std::string_view id) noexcept;

/// One selection of a bet at the price that was taken.
struct BetLeg {
    Selection selection;
    double price = 0;                      ///< decimal odds as taken, before commission and boost
    std::optional<double> fairProbability; ///< when the bet was placed, in (0, 1)

    bool operator==(const BetLeg &) const = default;
};

struct Bet {
    std::string id; ///< a UUID, given by who records it
    std::string user;
    market::UnixSeconds placedAt = market::noTime;
    BetKind kind = BetKind::Single;
    std::vector<BetLeg> legs;
    std::string bookmaker; ///< the feed's key
    std::string account;   ///< of several at one bookmaker; usually empty
    market::Money stake;   ///< of a lay bet the backer's; of an each-way bet both halves
    PayoutTerms terms;
    double placeFraction = 0; ///< each way: 0.25 for a quarter of the odds
    std::vector<std::string> tags;
    std::string notes;
    std::string opportunityId; ///< of the board it was found on; empty when it was entered by hand
    std::string evidence;      ///< the explain document of that moment, as JSON text; empty likewise
};

/// What is wrong with a bet, in a sentence for the user; empty when nothing is.
[[nodiscard]] std::string mistakeOf(const Bet &bet);

/// What the bettor can lose: the stake, of a lay bet the liability, nothing of a free or a paper bet.
[[nodiscard]] std::optional<std::int64_t> riskOf(const Bet &bet) noexcept;

/// Product of the legs' fair chances at the price after boost and commission, less 1; of a lay bet per unit of the
/// backer's stake. Nothing where a leg has no fair probability, of each way, and of legs in one event, which are not
/// independent.
[[nodiscard]] std::optional<double> expectedValueOf(const Bet &bet);

} // namespace evision::ledger
