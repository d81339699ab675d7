// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/performance.h"
#include "market/money.h"
#include "storage/ledger_bet.h"

#include <QVariantList>

#include <cstdint>
#include <string>
#include <vector>

namespace evision::storage {

/// What results can be told apart by.
enum class ResultsBy : std::uint8_t {
    Nothing,
    Sport,         ///< the feed's key; "parlay" of parlays, whose legs may be of several
    Market,        ///< likewise
    Bookmaker,     ///< the feed's key
    Tag,           ///< a bet counts in each of its tags, and one without any in ""
    ExpectedValue, ///< when it was placed: "below 0 %", "0 to 2 %", ... "not known"
    Month,         ///< of placing, UTC: "2026-11"
};

/// The settled bets that may be added up: of one currency, and either on paper or with money.
struct ResultGroup {
    market::Currency currency;
    bool paper = false;
    std::string key;                      ///< what they share, by ResultsBy; empty for Nothing
    std::vector<ledger::CountedBet> bets; ///< in no order
};

/// The columns of ledger_bets that results are counted by: paper, counts, counted_stake, counted_expected,
/// event_number.
[[nodiscard]] QVariantList resultColumnsOf(const LedgerBet &bet);

} // namespace evision::storage
