// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/event_lines.h"
#include "pricing/devig.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace evision::edge {

/// How the probabilities of several sharp bookmakers become one.
enum class ConsensusRule : std::uint8_t { Mean, Median };

/// How a line is priced.
struct PricingOptions {
    pricing::Method method = pricing::Method::Power;
    ConsensusRule consensus = ConsensusRule::Mean;
    int minSharps = 1;            ///< at least 1
    double exchangeSpread = 1.05; ///< greatest lay / back of a usable midpoint
    bool interpolate = true;      ///< spreads and totals, between a bookmaker's own points

    bool operator==(const PricingOptions &) const = default;
};

/// How much of the bankroll a bet gets.
struct StakingOptions {
    double kellyFraction = 0.25;    ///< (0, 1]
    double bankroll = 1000;         ///< major units
    std::optional<double> maxStake; ///< cap of one stake, major units
    double step = 0.01;             ///< stakes are rounded down to a multiple of this

    bool operator==(const StakingOptions &) const = default;
};

/// What makes an arbitrage, a middle or a low hold.
struct TwoSidedOptions {
    double total = 100;          ///< sum of the stakes, major units
    double step = 0.01;          ///< of each stake
    double maxSkewSeconds = 180; ///< greatest age difference of the legs
    double lowHold = 0.02;       ///< greatest hold of a reported low hold
    double maxBreakEven = 0.05;  ///< greatest break-even probability of a reported middle

    bool operator==(const TwoSidedOptions &) const = default;
};

/// Everything a scan may be told. The defaults are the command line's.
struct EdgeOptions {
    PricingOptions pricing;
    StakingOptions staking;
    TwoSidedOptions twoSided;
    market::FreshnessRules freshness; ///< asOf included
    double minEv = 0.02;
    std::set<std::string> targets; ///< bookmakers one can bet at; empty: all but pick'em

    bool operator==(const EdgeOptions &) const = default;
};

} // namespace evision::edge
