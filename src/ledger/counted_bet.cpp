// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/counted_bet.h"

#include <string>

namespace evision::ledger {

namespace {

/// FNV-1a, the same on every machine, since ledgers are copied from one to another.
std::int64_t numberOf(const std::string &text) noexcept
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char letter : text) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 1099511628211ULL;
    }
    return static_cast<std::int64_t>(hash >> 1U);
}

} // namespace

CountedBet countedBet(const Bet &bet, const BetSettlement &settlement)
{
    CountedBet result;
    result.placedAt = bet.placedAt;
    result.stake = bet.kind == BetKind::Paper ? bet.stake.minor : riskOf(bet).value_or(0);
    result.profit = settlement.payout.profit;
    result.price = 1;
    for (const BetLeg &leg : bet.legs)
        result.price *= leg.price;
    if (bet.terms.stakeKind == StakeKind::Cash && bet.kind != BetKind::Lay)
        result.expected = expectedValueOf(bet);
    result.match = numberOf(eventKeyOf(bet.legs.front().selection));
    result.isVoid = gradeOf(bet, settlement) == Grade::Void;
    return result;
}

} // namespace evision::ledger
