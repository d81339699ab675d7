// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "ledger/settled_bet.h"

#include <string>

namespace evision::storage {

/// Ten euros on Reds at 2.10, on the morning of 24 November 2026.
inline ledger::Bet sampleBet(const std::string &id)
{
    ledger::Bet bet;
    bet.id = id;
    bet.user = "owner";
    bet.placedAt = 1795510800;
    ledger::BetLeg leg;
    leg.selection.eventId = "e1";
    leg.selection.sportKey = "soccer_epl";
    leg.selection.commenceTime = 1795525200;
    leg.selection.homeTeam = "Reds";
    leg.selection.awayTeam = "Blues";
    leg.selection.market = "h2h";
    leg.selection.name = "Reds";
    leg.selection.outcomes = market::OutcomeSet::HomeDrawAway;
    leg.price = 2.1;
    leg.fairProbability = 0.5;
    bet.legs = {leg};
    bet.bookmaker = "sportsbet";
    bet.stake = {1000, market::Currency()};
    return bet;
}

inline ledger::BetSettlement graded(ledger::Grade grade)
{
    ledger::BetSettlement settlement;
    settlement.legs = {{grade, 1, 0, std::nullopt}};
    return settlement;
}

} // namespace evision::storage
