// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/block_array.h"
#include "market/market_key.h"
#include "market/names.h"

#include <cstdint>

namespace evision::market {

/// A market key as the engine works with it.
struct MarketInfo {
    NameId family = noName; ///< in Vocabulary::families
    NameId period = noName; ///< in Vocabulary::periods
    FamilyKind kind = FamilyKind::ByName;
    MarketClass marketClass = MarketClass::Other;
    bool lay = false;
    bool alternate = false;
};

/// All names of the quotes, shared by every QuoteBook made with it. The rules for threads are NameTable's; the decoding
/// thread is the one that adds.
class Vocabulary {
public:
    Vocabulary();

    NameTable eventIds;
    NameTable sports;
    NameTable bookmakers;
    NameTable families;
    NameTable periods;
    NameTable names; ///< teams, players, outcomes, links

    // Outcome names with a meaning, interned first so that they are constants.
    static constexpr NameId draw = 1;
    static constexpr NameId over = 2;
    static constexpr NameId under = 3;
    static constexpr NameId yes = 4;
    static constexpr NameId no = 5;

    NameId internMarket(std::string_view key);
    [[nodiscard]] std::string_view marketKey(NameId market) const noexcept { return m_marketKeys.text(market); }
    [[nodiscard]] const MarketInfo &market(NameId market) const noexcept { return m_markets[market]; }
    [[nodiscard]] std::size_t marketCount() const noexcept { return m_markets.size(); }

private:
    NameTable m_marketKeys;
    BlockArray<MarketInfo> m_markets;
};

} // namespace evision::market
