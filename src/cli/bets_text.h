// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "ledger/performance.h"
#include "storage/ledger_store.h"

#include <map>
#include <string>
#include <vector>

namespace evision::cli {

/// The document evision.bets/1: every bet as it is kept, with its settlement or null.
[[nodiscard]] std::string betsJson(const std::vector<storage::LedgerBet> &bets, market::UnixSeconds now);
[[nodiscard]] std::string betsTable(const std::vector<storage::LedgerBet> &bets, const Terminal &terminal);

/// Results by currency, since amounts of two do not add up. Paper bets are counted for themselves, as "EUR (paper)".
using Results = std::map<std::string, ledger::Performance>;
[[nodiscard]] Results resultsOf(const std::vector<storage::ResultGroup> &groups);
/// The document evision.performance/1.
[[nodiscard]] std::string resultsJson(const Results &results, market::UnixSeconds now);
[[nodiscard]] std::string resultsText(const Results &results);

} // namespace evision::cli
