// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/resource_table.h"

#include "market/market_key.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::edge {

/// How much each bookmaker's opinion counts in the fair price, from 0 to 4 by default, by sport group and market class:
/// resources/sharp_weights.csv, or what the user names instead.
class SharpWeights {
public:
    [[nodiscard]] static Expected<SharpWeights, market::ResourceError> parse(std::string_view text);
    /// The same weights, each above 0, for every sport and market.
    [[nodiscard]] static SharpWeights named(const std::map<std::string, double> &weights);

    /// 0 for a bookmaker that nobody named.
    [[nodiscard]] double weight(std::string_view bookmaker, std::string_view sportGroup,
                                market::MarketClass marketClass) const;
    /// Whether the user named the bookmakers. Then each counts for itself, clones included.
    [[nodiscard]] bool isNamed() const noexcept { return m_named; }
    [[nodiscard]] bool names(std::string_view bookmaker) const { return m_rules.find(bookmaker) != m_rules.end(); }

private:
    struct Rule {
        std::string sportGroup;                         ///< or *
        std::optional<market::MarketClass> marketClass; ///< nothing: any
        double weight = 0;
    };
    std::map<std::string, std::vector<Rule>, std::less<>> m_rules; ///< by bookmaker, in the order of the file
    bool m_named = false;
};

} // namespace evision::edge
