// SPDX-License-Identifier: GPL-3.0-or-later
#include "huge_board.h"

#include "support/bet_board.h"

#include <QDateTime>

#include <string>

namespace evision::test {

namespace {

constexpr edge::OpportunityId bets = 100'000;
constexpr edge::OpportunityId books = 60;

edge::Opportunity longBet(BetBoard &board, edge::OpportunityId id, market::UnixSeconds now)
{
    edge::Opportunity bet = board.bet(id);
    bet.line.home = board.name("Borussia Verein für Leibesübungen 1900 e.V. " + std::to_string(id % 97));
    bet.line.away = board.name("Sportvereinigung Grün-Weiß Unterhaching " + std::to_string(id % 89));
    bet.bookmaker = board.book("bookmaker_with_a_long_name_" + std::to_string(id % books));
    bet.line.commenceTime = now + 600 + static_cast<market::UnixSeconds>(id % 500'000);
    bet.quoteTime = now - static_cast<market::UnixSeconds>(id % 100); // none too old to be listed
    bet.price = bet.effectivePrice = 1.2 + static_cast<double>(id % 4000) / 100;
    bet.ev = 0.02 + static_cast<double>(id % 1000) / 8000;
    bet.fairProbability = (1 + bet.ev) / bet.price;
    bet.evMin = bet.ev - 0.03;
    bet.evMax = bet.ev + 0.01;
    bet.flags = static_cast<edge::Flags>(id % 64 << 2U); // neither stale nor in play, which are not listed
    return bet;
}

} // namespace

std::shared_ptr<const scanner::Publication> hugeBoard()
{
    BetBoard board;
    const auto now = static_cast<market::UnixSeconds>(QDateTime::currentSecsSinceEpoch());
    for (edge::OpportunityId id = 1; id <= bets; ++id)
        board.put(longBet(board, id, now));
    board.publish(now);
    auto publication = std::make_shared<scanner::Publication>();
    publication->number = 1'000'000 + board.number;
    publication->vocabulary = board.vocabulary;
    publication->board = board.board;
    publication->delta = board.delta;
    publication->polled = true;
    return publication;
}

} // namespace evision::test
