// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "ledger/settlement_rules.h"
#include "pricing/expected.h"

#include <optional>
#include <string>

namespace evision::desk {

/// Files to read instead of the tables that are built in.
struct TableFiles {
    std::optional<std::string> bookmakers;
    std::optional<std::string> weights;
    std::optional<std::string> rules;
};

/// The tables of bookmakers, weights and house rules. The error is a sentence with the file and the line.
[[nodiscard]] Expected<edge::EdgeTables, std::string> loadTables(const TableFiles &files = {});

/// How sports settle what is not the same everywhere; the built-in table.
[[nodiscard]] Expected<ledger::SettlementRules, std::string> loadSettlementRules();

} // namespace evision::desk
