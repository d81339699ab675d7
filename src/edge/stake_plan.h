// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/event_view.h"
#include "edge/leg_search.h"
#include "edge/number_bet.h"
#include "edge/options.h"

#include <array>
#include <functional>
#include <span>

namespace evision::edge {

/// Fills legs, stakes, payoffs and profit of an arbitrage on mutually exclusive selections that together cover every
/// result in which the bets stand. A quarter point adds the result in which one side half wins and the other half
/// loses. False, with `found` unspecified, where nothing is left after commission and rounding.
[[nodiscard]] bool planArbitrage(const EventView &view, const Combination &combination, const TwoSidedOptions &options,
                                 Arbitrage &found);

/// The same for bets on one number, one per leg, of which some results settle several or only halves. Payoffs are told
/// by where the number lies.
[[nodiscard]] bool planOnNumber(const EventView &view, const Combination &combination, std::span<const NumberBet> bets,
                                const TwoSidedOptions &options, Arbitrage &found);

/// Stakes by leg, major units.
using Stakes = std::array<double, market::mostOutcomes>;
/// What the worst result pays with some stakes.
using WorstNet = std::function<double(const Stakes &)>;

/// Of all ways to round the combination's weights, scaled to the total, down or up to the step within the total, the
/// one whose worst result is the best; of equal ones that with the larger sum. For combinations with results in which a
/// bet is returned or settled by halves.
void roundStakes(const Combination &combination, const TwoSidedOptions &options, const WorstNet &worstNet,
                 Stakes &stakes);

/// Adds a result with what it pays.
void addPayoff(Arbitrage &found, const Outcome &result, double net) noexcept;

/// Sets the profit from the payoffs; false when one of them is not above 0.
[[nodiscard]] bool settleProfit(Arbitrage &found) noexcept;

} // namespace evision::edge
