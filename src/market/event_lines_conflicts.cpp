// SPDX-License-Identifier: GPL-3.0-or-later
// The part of EventLines that decides between quotes of the same selection.
#include "market/event_lines.h"

namespace evision::market {

bool EventLines::wins(const Slot &later, const Slot &earlier) const noexcept
{
    const UnixSeconds laterTime = m_book->listings[later.listing].updatedAt;
    const UnixSeconds earlierTime = m_book->listings[earlier.listing].updatedAt;
    if (laterTime != earlierTime)
        return laterTime > earlierTime;
    // At the same time the later one wins, except that a price beats none.
    return m_status[later.quote] != QuoteStatus::BadPrice || m_status[earlier.quote] == QuoteStatus::BadPrice;
}

void EventLines::reject(const Slot &loser, const Slot &winner) noexcept
{
    const Listing &lost = m_book->listings[loser.listing];
    const Listing &won = m_book->listings[winner.listing];
    const bool sameMarket = lost.response == won.response && lost.market == won.market;
    if (m_status[loser.quote] == QuoteStatus::BadPrice)
        return;
    m_status[loser.quote] = sameMarket ? QuoteStatus::Duplicate : QuoteStatus::Superseded;
    if (sameMarket && loser.usable() && winner.usable() && loser.price != winner.price)
        ++m_contradictions;
}

void EventLines::settle(Slot &held, const Slot &incoming)
{
    if (wins(incoming, held)) {
        reject(held, incoming);
        held = incoming;
    } else {
        reject(incoming, held);
    }
}

void EventLines::settleMixedWinners()
{
    // A bookmaker that quoted two ways in one response and three in another says the same selection twice.
    for (const Line &twoWay : m_lines) {
        if (twoWay.kind != FamilyKind::Winner || twoWay.set != OutcomeSet::HomeAway)
            continue;
        for (const Line &threeWay : m_lines) {
            if (threeWay.set == OutcomeSet::HomeDrawAway && threeWay.family == twoWay.family &&
                threeWay.period == twoWay.period && threeWay.participant == twoWay.participant)
                settleAcross(twoWay, threeWay);
        }
    }
}

void EventLines::settleAcross(const Line &twoWay, const Line &threeWay)
{
    const auto settlePair = [this](Slot &a, Slot &b) {
        if (a.quote == none || b.quote == none)
            return;
        Slot &later = a.quote > b.quote ? a : b; // quotes are numbered in the order of the responses
        Slot &earlier = a.quote > b.quote ? b : a;
        const bool laterWins = wins(later, earlier);
        Slot &loser = laterWins ? earlier : later;
        reject(loser, laterWins ? later : earlier);
        loser = Slot{std::numeric_limits<double>::quiet_NaN(), none, none};
    };
    for (std::uint32_t i = twoWay.firstBook; i != none; i = m_bookLines[i].next) {
        for (std::uint32_t j = threeWay.firstBook; j != none; j = m_bookLines[j].next) {
            BookLine &two = m_bookLines[i];
            BookLine &three = m_bookLines[j];
            if (two.bookmaker != three.bookmaker)
                continue;
            settlePair(two.back[0], three.back[0]);
            settlePair(two.back[1], three.back[2]);
            if (two.lay != none && three.lay != none) {
                settlePair(m_lays[two.lay][0], m_lays[three.lay][0]);
                settlePair(m_lays[two.lay][1], m_lays[three.lay][2]);
            }
        }
    }
}

} // namespace evision::market
