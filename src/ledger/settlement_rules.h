// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/resource_table.h"
#include "pricing/expected.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::ledger {

/// Whether goals of overtime count.
enum class Overtime : std::uint8_t {
    Counts,
    Never,    ///< settled without it, and the feed's score has none in it: the sport, or this league, plays none
    Excluded, ///< settled without it, but the feed's score may have one in it
};

/// What becomes of bets when a player or team gives up.
enum class Retirement : std::uint8_t {
    Unknown,
    Void,      ///< bets are void
    Stands,    ///< who goes on wins; handicaps and totals are void
    AfterASet, ///< stands once a set was completed, else void
};

/// How sports, and leagues within them, settle what is not the same everywhere: resources/settlement_rules.csv. Of rows
/// that fit the one with the longest sport holds, and of these the one that names the market.
class SettlementRules {
public:
    [[nodiscard]] static Expected<SettlementRules, market::ResourceError> parse(std::string_view text);

    /// `family` is the market's stem, as h2h or totals. Overtime counts where no row says otherwise.
    [[nodiscard]] Overtime overtime(std::string_view sportKey, std::string_view family) const;
    [[nodiscard]] Retirement retirement(std::string_view sportKey) const;

private:
    struct Row {
        std::string rule;
        std::string sport;
        std::string family; ///< * for every market
        std::string setting;
    };
    [[nodiscard]] const Row *find(std::string_view rule, std::string_view sportKey, std::string_view family) const;

    std::vector<Row> m_rows;
};

} // namespace evision::ledger
