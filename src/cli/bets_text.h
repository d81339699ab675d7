// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "storage/ledger_store.h"

#include <string>
#include <vector>

namespace evision::cli {

/// The document evision.bets/1: every bet as it is kept, with its settlement or null.
[[nodiscard]] std::string betsJson(const std::vector<storage::LedgerBet> &bets, market::UnixSeconds now);
[[nodiscard]] std::string betsTable(const std::vector<storage::LedgerBet> &bets, const Terminal &terminal);

} // namespace evision::cli
