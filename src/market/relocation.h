// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <vector>

namespace evision::market {

/// Translates ids of one vocabulary into those of another, to which it adds the texts as they are met. Both must
/// outlive it; one thread, the one that adds to `to`.
class Relocation {
public:
    Relocation(const Vocabulary &from, Vocabulary &to);

    [[nodiscard]] NameId event(NameId id) { return moved(id, m_from.eventIds, m_to.eventIds); }
    [[nodiscard]] NameId sport(NameId id) { return moved(id, m_from.sports, m_to.sports); }
    [[nodiscard]] NameId bookmaker(NameId id) { return moved(id, m_from.bookmakers, m_to.bookmakers); }
    [[nodiscard]] NameId family(NameId id) { return moved(id, m_from.families, m_to.families); }
    [[nodiscard]] NameId period(NameId id) { return moved(id, m_from.periods, m_to.periods); }
    [[nodiscard]] NameId market(NameId id) { return id == noName ? noName : m_to.internMarket(m_from.marketKey(id)); }
    [[nodiscard]] NameId name(NameId id);

    /// All ids of the book.
    void move(QuoteBook &book);

private:
    static NameId moved(NameId id, const NameTable &from, NameTable &to)
    {
        return id == noName ? noName : to.intern(from.text(id));
    }

    const Vocabulary &m_from;
    Vocabulary &m_to;
    std::vector<NameId> m_names; ///< by id of `from`, noName where not yet met: there are many, and each comes often
};

} // namespace evision::market
