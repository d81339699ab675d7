// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/outcome_set.h"
#include "market/quote_book.h"

#include <optional>
#include <string>

namespace evision::ledger {

/// What is bet on, in the feed's own words: one outcome of one line of one event.
struct Selection {
    std::string eventId;
    std::string sportKey;
    market::UnixSeconds commenceTime = market::noTime; ///< UTC; noTime where it is not known
    std::string homeTeam;
    std::string awayTeam;
    std::string market;          ///< the feed's key: h2h, spreads, alternate_totals_h1
    std::string participant;     ///< player, or team of a team total; empty where the market names none
    std::string name;            ///< of the outcome: a team, Draw, Over, "Draw or Chelsea"
    std::optional<double> point; ///< the selection's own: the away side of home -3.5 has 3.5
    /// Whether the bookmaker's market has a draw of its own decides what a draw means for the two teams.
    market::OutcomeSet outcomes = market::OutcomeSet::Names;

    bool operator==(const Selection &) const = default;
};

/// The same for selections of one event: its id, or what names it where a bet that was entered by hand has none.
[[nodiscard]] std::string eventKeyOf(const Selection &selection);

} // namespace evision::ledger
