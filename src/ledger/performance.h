// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"
#include "pricing/significance.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace evision::ledger {

/// A settled bet as far as results are counted. All of one currency: amounts of two do not add up.
struct CountedBet {
    market::UnixSeconds placedAt = market::noTime;
    std::int64_t stake = 0;         ///< smallest units; what was risked
    std::int64_t profit = 0;        ///< smallest units
    double price = 0;               ///< as bet, above 1
    std::optional<double> expected; ///< EV per unit staked when it was placed
    std::optional<double> closing;  ///< closing line value
    std::int64_t match = 0;         ///< bets of one match win and lose together
    bool isVoid = false;            ///< counted, and left out of every figure
};

/// Two figures with what lies 95 % of the time between, were all prices and chances as they were thought to be.
struct WithBand {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What a set of bets came to. Money is in smallest units; rates are fractions.
struct Performance {
    std::size_t bets = 0;
    std::size_t voids = 0;
    std::int64_t turnover = 0;
    std::int64_t profit = 0;
    std::optional<WithBand> yield;    ///< profit / turnover, with its 95 % interval by matches; of two matches at least
    std::size_t withExpectation = 0;  ///< bets whose EV was known; the next three are of these
    std::optional<WithBand> expected; ///< profit to be expected, with the luck that is usual around it
    std::optional<double> luck;       ///< profit less the expected one
    std::optional<double> z;          ///< of the luck: how many usual lucks it is
    std::size_t withClose = 0;        ///< bets whose close is known; the next two are of these
    std::optional<WithBand> closing;  ///< mean closing line value, with its 95 % interval; of two bets at least
    std::optional<double> beatRate;   ///< share that beat the close
    std::int64_t drawdown = 0;        ///< the deepest fall of the running profit from a peak, 0 or more
    std::optional<double> betsNeeded; ///< at this mean edge and price, until luck and skill are told apart
};

/// Bets in any order; they are counted in the order they were placed. Nothing of an empty set.
[[nodiscard]] Performance performanceOf(std::span<const CountedBet> bets);

/// Profit and expected profit after each bet, in the order they were placed: for a chart.
struct ProfitPoint {
    market::UnixSeconds at = market::noTime;
    std::int64_t profit = 0;
    double expected = 0;
    double usualLuck = 0; ///< one standard deviation around the expected profit
};
[[nodiscard]] std::vector<ProfitPoint> profitLine(std::span<const CountedBet> bets);

} // namespace evision::ledger
