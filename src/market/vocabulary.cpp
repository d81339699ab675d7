// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/vocabulary.h"

#include <cassert>

namespace evision::market {

Vocabulary::Vocabulary()
{
    for (const std::string_view name : {"Draw", "Over", "Under", "Yes", "No"})
        names.intern(name);
    assert(names.find("Draw") == draw && names.find("No") == no);
    m_markets.append({}); // the empty key
}

NameId Vocabulary::internMarket(std::string_view key)
{
    const NameId id = m_marketKeys.intern(key);
    if (id == m_markets.size()) {
        const MarketKey parsed = parseMarketKey(key);
        m_markets.append({families.intern(parsed.stem), periods.intern(parsed.period), parsed.kind, parsed.marketClass,
                          parsed.lay, parsed.alternate});
    }
    return id;
}

} // namespace evision::market
