// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet.h"

#include <limits>

namespace evision::models {

namespace {

float sharpPriceOf(std::span<const edge::SharpUse> sharps) noexcept
{
    const edge::SharpUse *chosen = nullptr;
    for (const edge::SharpUse &sharp : sharps) {
        if (sharp.price > 1 && (!chosen || sharp.weight > chosen->weight))
            chosen = &sharp;
    }
    return chosen ? static_cast<float>(chosen->price) : 0;
}

} // namespace

ShortTime shortTime(market::UnixSeconds time) noexcept
{
    return time > 0 && time <= std::numeric_limits<ShortTime>::max() ? static_cast<ShortTime>(time) : 0;
}

market::UnixSeconds longTime(ShortTime time) noexcept
{
    return time == 0 ? market::noTime : market::UnixSeconds{time};
}

Bet betOf(const edge::BoardRow &row, std::span<const edge::SharpUse> sharps) noexcept
{
    const edge::Opportunity &found = row.opportunity;
    Bet bet;
    bet.id = found.id;
    bet.price = found.price;
    bet.ev = found.ev;
    bet.fairProbability = found.fairProbability;
    bet.stake = found.stake;
    bet.point = found.point;
    bet.evMin = static_cast<float>(found.evMin);
    bet.evMax = static_cast<float>(found.evMax);
    bet.bestEv = static_cast<float>(row.bestEv);
    bet.hold = static_cast<float>(found.hold);
    bet.kelly = static_cast<float>(found.kelly);
    bet.sharpPrice = sharpPriceOf(sharps);
    bet.startsAt = shortTime(found.line.commenceTime);
    bet.quotedAt = shortTime(found.quoteTime);
    bet.firstSeen = shortTime(row.firstSeen);
    bet.event = found.line.event;
    bet.sport = found.line.sport;
    bet.home = found.line.home;
    bet.away = found.line.away;
    bet.family = found.line.family;
    bet.period = found.line.period;
    bet.participant = found.line.participant;
    bet.selection = found.selection;
    bet.bookmaker = found.bookmaker;
    bet.flags = found.flags;
    bet.set = found.line.set;
    return bet;
}

edge::LineKey lineOf(const Bet &bet) noexcept
{
    edge::LineKey line;
    line.event = bet.event;
    line.sport = bet.sport;
    line.home = bet.home;
    line.away = bet.away;
    line.commenceTime = longTime(bet.startsAt);
    line.family = bet.family;
    line.period = bet.period;
    line.participant = bet.participant;
    line.point = bet.point;
    line.set = bet.set;
    return line;
}

} // namespace evision::models
