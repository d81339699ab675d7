// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/board.h"
#include "market/vocabulary.h"

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace evision::test {

/// Boards made by hand, and the deltas between them: what a scanner publishes, without a market.
class BetBoard {
public:
    static constexpr market::UnixSeconds noon = 1'700'000'000;

    BetBoard() : vocabulary(std::make_shared<market::Vocabulary>()), board(std::make_shared<const edge::Board>()) {}

    /// Arsenal – Chelsea, Over 2.5, at sportsbet for 2.10, worth 4 %, in an hour.
    edge::Opportunity bet(edge::OpportunityId id)
    {
        edge::Opportunity made;
        made.id = id;
        made.line.sport = vocabulary->sports.intern("soccer_epl");
        made.line.home = vocabulary->names.intern("Arsenal");
        made.line.away = vocabulary->names.intern("Chelsea");
        made.line.family = vocabulary->families.intern("totals");
        made.line.period = vocabulary->periods.intern("full");
        made.line.point = 2.5;
        made.line.set = market::OutcomeSet::OverUnder;
        made.line.commenceTime = noon + 3600;
        made.market = vocabulary->internMarket("totals");
        made.selection = market::Vocabulary::over;
        made.point = 2.5;
        made.bookmaker = vocabulary->bookmakers.intern("sportsbet");
        made.price = made.effectivePrice = 2.1;
        made.fairProbability = 1.04 / 2.1;
        made.ev = 0.04;
        made.evMin = 0.03;
        made.evMax = 0.05;
        made.hold = 0.05;
        made.kelly = 0.036;
        made.stake = 9;
        made.quoteTime = noon - 10;
        return made;
    }
    market::NameId name(std::string_view text) { return vocabulary->names.intern(text); }
    market::NameId book(std::string_view text) { return vocabulary->bookmakers.intern(text); }
    market::NameId sport(std::string_view text) { return vocabulary->sports.intern(text); }

    /// What is on the next board.
    std::map<edge::OpportunityId, edge::Opportunity> bets;
    edge::Opportunity &put(edge::Opportunity bet) { return bets[bet.id] = bet; }

    /// Publishes the bets.
    void publish(market::UnixSeconds asOf = noon)
    {
        edge::ScanResult scan;
        scan.asOf = asOf;
        for (const auto &[id, bet] : bets) {
            edge::Opportunity found = bet;
            found.firstSharp = static_cast<std::uint32_t>(scan.sharps.size());
            found.sharpCount = 1;
            scan.sharps.push_back({vocabulary->bookmakers.intern("pinnacle"), 2, asOf - 20, found.price - 0.1});
            scan.opportunities.push_back(found);
        }
        auto changes = std::make_shared<edge::BoardDelta>();
        board = std::make_shared<const edge::Board>(board->updated(
            scan, [](const edge::Opportunity &) { return edge::GoneReason::Withdrawn; }, *changes));
        delta = std::move(changes);
        ++number;
    }
    /// All names again under other numbers.
    void relocate()
    {
        auto other = std::make_shared<market::Vocabulary>();
        other->names.intern("a name that shifts all others");
        other->bookmakers.intern("a bookmaker that shifts all others");
        edge::Board moved = board->relocated(*vocabulary, *other);
        bets.clear();
        for (const edge::BoardRow &row : moved.rows())
            bets[row.opportunity.id] = row.opportunity;
        board = std::make_shared<const edge::Board>(std::move(moved));
        vocabulary = std::move(other);
    }

    std::shared_ptr<market::Vocabulary> vocabulary;
    std::shared_ptr<const edge::Board> board;
    std::shared_ptr<const edge::BoardDelta> delta;
    std::uint64_t number = 0;
};

} // namespace evision::test
