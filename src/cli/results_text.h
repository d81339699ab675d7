// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "ledger/performance.h"
#include "storage/ledger_results.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::cli {

/// What bets of one currency, on paper or with money, came to: amounts of two currencies do not add up.
struct Result {
    market::Currency currency;
    bool paper = false;
    std::string key; ///< what they share, by ResultsBy
    ledger::Performance performance;
};
[[nodiscard]] std::vector<Result> resultsOf(const std::vector<storage::ResultGroup> &groups);

/// The id of --by: sport market book tag ev month; empty for Nothing.
[[nodiscard]] std::string_view resultsById(storage::ResultsBy by) noexcept;
[[nodiscard]] std::optional<storage::ResultsBy> resultsByFromId(std::string_view id) noexcept;

/// The document evision.performance/1.
[[nodiscard]] std::string resultsJson(const std::vector<Result> &results, storage::ResultsBy by,
                                      market::UnixSeconds now);
[[nodiscard]] std::string resultsCsv(const std::vector<Result> &results, storage::ResultsBy by);
/// For people: sentences by currency, or a table where they are told apart.
[[nodiscard]] std::string resultsText(const std::vector<Result> &results);
[[nodiscard]] std::string resultsTable(const std::vector<Result> &results, storage::ResultsBy by,
                                       const Terminal &terminal);

} // namespace evision::cli
