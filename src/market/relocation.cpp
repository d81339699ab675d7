// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/relocation.h"

namespace evision::market {

Relocation::Relocation(const Vocabulary &from, Vocabulary &to) : m_from(from), m_to(to)
{
    m_names.resize(from.names.size(), noName);
}

NameId Relocation::name(NameId id)
{
    NameId &known = m_names[id];
    if (known == noName)
        known = moved(id, m_from.names, m_to.names);
    return known;
}

void Relocation::move(QuoteBook &book)
{
    for (SportEvent &held : book.events) {
        held.id = event(held.id);
        held.sport = sport(held.sport);
        held.home = name(held.home);
        held.away = name(held.away);
    }
    for (Listing &listing : book.listings) {
        listing.bookmaker = bookmaker(listing.bookmaker);
        listing.market = market(listing.market);
    }
    for (std::vector<NameId> *column : {&book.name, &book.description, &book.link}) {
        for (NameId &id : *column)
            id = name(id);
    }
}

} // namespace evision::market
