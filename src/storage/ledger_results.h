// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/performance.h"
#include "market/money.h"
#include "storage/ledger_bet.h"

#include <QVariantList>

#include <vector>

namespace evision::storage {

/// The settled bets that may be added up: of one currency, and either on paper or with money.
struct ResultGroup {
    market::Currency currency;
    bool paper = false;
    std::vector<ledger::CountedBet> bets; ///< in no order
};

/// The columns of ledger_bets that results are counted by: paper, counts, counted_stake, counted_expected,
/// event_number.
[[nodiscard]] QVariantList resultColumnsOf(const LedgerBet &bet);

} // namespace evision::storage
