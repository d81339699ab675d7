// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "ledger/performance.h"
#include "ledger/settled_bet.h"

namespace evision::ledger {

/// A settled bet as it counts. What it staked is what could be lost: nothing of a free bet, the liability of a lay bet.
/// EV per unit of that is known of cash bets that are not lay.
[[nodiscard]] CountedBet countedBet(const Bet &bet, const BetSettlement &settlement);

} // namespace evision::ledger
