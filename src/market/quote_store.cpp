// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/quote_store.h"

#include "market/relocation.h"

#include <algorithm>

namespace evision::market {

namespace {

constexpr std::uint32_t nowhere = 0xffffffffU;

std::uint64_t keyOf(std::uint32_t eventOfAnswer, const Listing &listing) noexcept
{
    constexpr unsigned marketBits = 20; // of both: the feed has some hundred bookmakers and markets
    return (std::uint64_t{eventOfAnswer} << (2 * marketBits)) ^ (std::uint64_t{listing.bookmaker} << marketBits) ^
           listing.market;
}

bool same(double a, double b) noexcept
{
    return a == b || (a != a && b != b);
}

bool holds(const std::vector<NameId> &list, NameId id) noexcept
{
    return std::find(list.begin(), list.end(), id) != list.end();
}

} // namespace

QuoteStore::RegionsId QuoteStore::regionsOf(const ResponseScope &scope)
{
    const auto found = std::find(m_regions.begin(), m_regions.end(), scope.regions);
    const auto id = static_cast<RegionsId>(found - m_regions.begin());
    if (found == m_regions.end())
        m_regions.push_back(scope.regions);
    return id;
}

bool QuoteStore::covers(const ResponseScope &scope, const SportEvent &event) const noexcept
{
    return (scope.sport == noName || scope.sport == event.sport) && (scope.event == noName || scope.event == event.id);
}

bool QuoteStore::isInside(const ResponseScope &scope, const Listing &listing, RegionsId origin) const
{
    if (!holds(scope.markets, listing.market))
        return false;
    if (!scope.bookmakers.empty())
        return holds(scope.bookmakers, listing.bookmaker);
    const std::vector<std::string> &regions = m_regions[origin];
    return !regions.empty() &&
           std::includes(scope.regions.begin(), scope.regions.end(), regions.begin(), regions.end());
}

void QuoteStore::indexAnswer(const QuoteBook &answer)
{
    m_eventOfAnswer.clear();
    m_listingOfAnswer.clear();
    m_merged.assign(answer.events.size(), false);
    for (std::uint32_t at = 0; at < answer.events.size(); ++at) {
        const SportEvent &event = answer.events[at];
        m_eventOfAnswer.emplace(event.id, at);
        for (std::uint32_t listing = event.firstListing; listing < event.firstListing + event.listingCount; ++listing) {
            const auto [place, isNew] = m_listingOfAnswer.emplace(keyOf(at, answer.listings[listing]), listing);
            if (!isNew && answer.listings[listing].updatedAt >= answer.listings[place->second].updatedAt)
                place->second = listing;
        }
    }
}

const std::vector<EventChange> &QuoteStore::apply(const QuoteBook &answer, const ResponseScope &scope)
{
    ++m_answers;
    m_origin = regionsOf(scope);
    m_changes.clear();
    m_next.clear();
    m_nextOrigins.clear();
    indexAnswer(answer);
    for (const SportEvent &held : m_book.events)
        mergeEvent(held, answer, scope);
    for (std::uint32_t at = 0; at < answer.events.size(); ++at) {
        if (m_merged[at])
            continue;
        m_next.events.push_back(answer.events[at]);
        m_next.events.back().firstListing = static_cast<std::uint32_t>(m_next.listings.size());
        m_changes.push_back({answer.events[at].id, 0, 0});
        appendAnswer(answer, at);
        m_changes.back().movedQuotes = m_changes.back().quotes;
    }
    m_next.newestUpdate = std::max(m_book.newestUpdate, answer.newestUpdate);
    m_next.responseTime = std::max(m_book.responseTime, answer.responseTime);
    // Only the last answer's: what could not be understood then is not there to be understood again.
    m_next.quotesOfBadEvents = answer.quotesOfBadEvents;
    m_next.badEvents = answer.badEvents;
    std::swap(m_book, m_next);
    std::swap(m_origins, m_nextOrigins);
    return m_changes;
}

void QuoteStore::mergeEvent(const SportEvent &held, const QuoteBook &answer, const ResponseScope &scope)
{
    const auto found = m_eventOfAnswer.find(held.id);
    const std::uint32_t fresh = found == m_eventOfAnswer.end() ? nowhere : found->second;
    m_next.events.push_back(fresh == nowhere ? held : answer.events[fresh]);
    m_next.events.back().firstListing = static_cast<std::uint32_t>(m_next.listings.size());
    m_next.events.back().listingCount = 0;

    const bool covered = covers(scope, held);
    std::uint32_t unmoved = 0;
    for (std::uint32_t at = held.firstListing; at < held.firstListing + held.listingCount; ++at) {
        const bool inside = covered && isInside(scope, m_book.listings[at], m_origins[at]);
        if (staysBeside(answer, fresh, m_book.listings[at], inside, unmoved))
            append(m_book, m_book.listings[at], m_origins[at]);
    }
    if (fresh != nowhere) {
        m_merged[fresh] = true;
        m_changes.push_back({held.id, 0, 0});
        appendAnswer(answer, fresh);
        m_changes.back().movedQuotes = m_changes.back().quotes - unmoved;
    } else if (covered && m_next.events.back().listingCount == 0) {
        m_next.events.pop_back(); // over, or called off
    }
}

bool QuoteStore::staysBeside(const QuoteBook &answer, std::uint32_t eventOfAnswer, const Listing &held, bool inside,
                             std::uint32_t &unmoved)
{
    const auto found =
        eventOfAnswer == nowhere ? m_listingOfAnswer.end() : m_listingOfAnswer.find(keyOf(eventOfAnswer, held));
    if (found == m_listingOfAnswer.end())
        return !inside;
    const Listing &fresh = answer.listings[found->second];
    unmoved += unmovedQuotes(held, answer, fresh);
    if (fresh.updatedAt >= held.updatedAt)
        return false;
    m_listingOfAnswer.erase(found); // an older copy, from a cache: it does not go in
    return true;
}

void QuoteStore::appendAnswer(const QuoteBook &answer, std::uint32_t eventOfAnswer)
{
    const SportEvent &event = answer.events[eventOfAnswer];
    m_next.events.back().listingCount =
        static_cast<std::uint32_t>(m_next.listings.size()) - m_next.events.back().firstListing;
    for (std::uint32_t at = event.firstListing; at < event.firstListing + event.listingCount; ++at) {
        Listing listing = answer.listings[at];
        m_changes.back().quotes += listing.quoteCount;
        if (m_listingOfAnswer.find(keyOf(eventOfAnswer, listing)) == m_listingOfAnswer.end())
            continue;
        listing.response = m_answers;
        append(answer, listing, m_origin);
    }
}

void QuoteStore::append(const QuoteBook &from, const Listing &listing, RegionsId origin)
{
    const auto first = static_cast<std::ptrdiff_t>(listing.firstQuote);
    const auto end = first + static_cast<std::ptrdiff_t>(listing.quoteCount);
    const auto copy = [first, end](auto &to, const auto &column) {
        to.insert(to.end(), column.begin() + first, column.begin() + end);
    };
    Listing moved = listing;
    moved.firstQuote = static_cast<std::uint32_t>(m_next.quoteCount());
    if (!from.link.empty()) {
        m_next.link.resize(m_next.quoteCount(), noName);
        copy(m_next.link, from.link);
    }
    copy(m_next.price, from.price);
    copy(m_next.point, from.point);
    copy(m_next.name, from.name);
    copy(m_next.description, from.description);
    if (!m_next.link.empty())
        m_next.link.resize(m_next.quoteCount(), noName);
    m_next.listings.push_back(moved);
    m_nextOrigins.push_back(origin);
    ++m_next.events.back().listingCount;
}

std::uint32_t QuoteStore::unmovedQuotes(const Listing &held, const QuoteBook &answer, const Listing &fresh) const
{
    std::uint32_t count = 0;
    for (std::uint32_t at = fresh.firstQuote; at < fresh.firstQuote + fresh.quoteCount; ++at) {
        const auto isSame = [&](std::uint32_t old) {
            return m_book.name[old] == answer.name[at] && m_book.description[old] == answer.description[at] &&
                   same(m_book.point[old], answer.point[at]) && same(m_book.price[old], answer.price[at]);
        };
        // Mostly in the same place as before.
        const std::uint32_t likely = held.firstQuote + (at - fresh.firstQuote);
        bool found = at - fresh.firstQuote < held.quoteCount && isSame(likely);
        for (std::uint32_t old = held.firstQuote; !found && old < held.firstQuote + held.quoteCount; ++old)
            found = isSame(old);
        count += found ? 1U : 0U;
    }
    return count;
}

void QuoteStore::forgetBefore(UnixSeconds moment)
{
    m_next.clear();
    m_nextOrigins.clear();
    for (const SportEvent &event : m_book.events) {
        if (event.commenceTime < moment)
            continue;
        m_next.events.push_back(event);
        m_next.events.back().firstListing = static_cast<std::uint32_t>(m_next.listings.size());
        m_next.events.back().listingCount = 0;
        for (std::uint32_t at = event.firstListing; at < event.firstListing + event.listingCount; ++at)
            append(m_book, m_book.listings[at], m_origins[at]);
    }
    m_next.newestUpdate = m_book.newestUpdate;
    m_next.responseTime = m_book.responseTime;
    std::swap(m_book, m_next);
    std::swap(m_origins, m_nextOrigins);
}

void QuoteStore::relocate(const Vocabulary &from, Vocabulary &to)
{
    Relocation(from, to).move(m_book);
}

} // namespace evision::market
