// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/known_names.h"

#include "simulator/world/book.h"
#include "simulator/world/league.h"

namespace evision::desk {

// The simulator lists what the service does, under the service's own titles.

std::vector<SportInfo> knownSports()
{
    std::vector<SportInfo> sports;
    for (const simulator::League &league : simulator::leagues()) {
        SportInfo sport;
        sport.key = league.key;
        sport.group = league.group;
        sport.title = league.title;
        sport.active = true;
        sport.outrights = simulator::isOutright(league);
        sports.push_back(std::move(sport));
    }
    return sports;
}

std::vector<BookmakerName> knownBookmakers()
{
    std::vector<BookmakerName> books;
    for (const simulator::Book &book : simulator::books())
        books.push_back({std::string(book.key), std::string(book.title)});
    return books;
}

} // namespace evision::desk
