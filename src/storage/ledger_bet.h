// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "ledger/settled_bet.h"
#include "storage/storage_error.h"

#include <QSqlQuery>
#include <QVariantList>

#include <optional>

namespace evision::storage {

/// A bet as the ledger has it now.
struct LedgerBet {
    ledger::Bet bet;
    std::optional<ledger::BetSettlement> settlement; ///< nothing while it is open
    qint64 version = 0; ///< of the last entry about it: who changes the bet says which version was read
};

/// The columns of ledger_bets but its key: version, bettor, placed_at, kind, state, event_id, sport_key, commence_time,
/// market, bookmaker, currency, stake, price, expected, returned, profit, bet, settlement.
[[nodiscard]] QVariantList columnsOf(const LedgerBet &bet);
/// Of a row with the columns bet, settlement, version.
[[nodiscard]] Stored<LedgerBet> betOf(const QSqlQuery &row);

} // namespace evision::storage
