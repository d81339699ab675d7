// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/resource_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace evision::edge {

/// Where bookmakers settle the same case differently: resources/house_rules.csv. Knows only what the file says; silence
/// is not agreement.
class HouseRules {
public:
    [[nodiscard]] static Expected<HouseRules, market::ResourceError> parse(std::string_view text);

    /// Whether a match of this sport can end level.
    [[nodiscard]] bool hasDraws(std::string_view sport) const;
    /// Whether the bookmaker is known to return the stake of a two-way winner bet when the match ends level.
    [[nodiscard]] bool returnsStakeOnDraw(std::string_view bookmaker, std::string_view sport) const;
    /// Whether `differ` can say yes for any two bookmakers in this sport.
    [[nodiscard]] bool knowsDifferences(std::string_view sport) const;
    /// Whether two bookmakers are known to settle some case of this sport differently.
    [[nodiscard]] bool differ(std::string_view bookmaker, std::string_view other, std::string_view sport) const;

private:
    struct Rule {
        std::string name;
        std::string sport;
        std::string bookmaker;
        std::string setting;
    };
    std::vector<Rule> m_rules;
};

} // namespace evision::edge
