// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/quote_book.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace evision::market {

namespace {

void appendQuotes(QuoteBook &to, const QuoteBook &from)
{
    if (!from.link.empty() || !to.link.empty()) {
        to.link.resize(to.quoteCount(), noName);
        to.link.insert(to.link.end(), from.link.begin(), from.link.end());
        to.link.resize(to.quoteCount() + from.quoteCount(), noName);
    }
    to.price.insert(to.price.end(), from.price.begin(), from.price.end());
    to.point.insert(to.point.end(), from.point.begin(), from.point.end());
    to.name.insert(to.name.end(), from.name.begin(), from.name.end());
    to.description.insert(to.description.end(), from.description.begin(), from.description.end());
}

} // namespace

void QuoteBook::clear() noexcept
{
    events.clear();
    listings.clear();
    price.clear();
    point.clear();
    name.clear();
    description.clear();
    link.clear();
    quotesOfBadEvents = 0;
    badEvents = 0;
    newestUpdate = noTime;
    responseTime = noTime;
}

void groupByEvent(QuoteBook &book)
{
    std::unordered_map<NameId, std::size_t> places;
    std::vector<SportEvent> events;
    std::vector<std::size_t> placeOf;
    placeOf.reserve(book.events.size());
    for (const SportEvent &event : book.events) {
        const auto [found, isNew] = places.try_emplace(event.id, events.size());
        placeOf.push_back(found->second);
        if (isNew) {
            events.push_back(event);
            continue;
        }
        SportEvent &kept = events[found->second];
        const std::uint32_t listings = kept.listingCount + event.listingCount;
        kept = event; // the later response knows the teams and the start best
        kept.listingCount = listings;
    }
    if (events.size() == book.events.size())
        return;

    std::uint32_t next = 0;
    for (SportEvent &event : events) {
        event.firstListing = next;
        next += event.listingCount;
        event.listingCount = 0;
    }
    std::vector<Listing> listings(book.listings.size());
    for (std::size_t index = 0; index < book.events.size(); ++index) {
        const SportEvent &from = book.events[index];
        SportEvent &to = events[placeOf[index]];
        std::copy_n(book.listings.begin() + from.firstListing, from.listingCount,
                    listings.begin() + to.firstListing + to.listingCount);
        to.listingCount += from.listingCount;
    }
    book.events = std::move(events);
    book.listings = std::move(listings);
}

QuoteBook joinBooks(const std::vector<QuoteBook> &books)
{
    QuoteBook joined;
    std::uint32_t response = 0;
    for (const QuoteBook &book : books) {
        const auto listingOffset = static_cast<std::uint32_t>(joined.listings.size());
        const auto quoteOffset = static_cast<std::uint32_t>(joined.quoteCount());
        for (SportEvent event : book.events) {
            event.firstListing += listingOffset;
            joined.events.push_back(event);
        }
        for (Listing listing : book.listings) {
            listing.firstQuote += quoteOffset;
            listing.response = response;
            joined.listings.push_back(listing);
        }
        appendQuotes(joined, book);
        joined.quotesOfBadEvents += book.quotesOfBadEvents;
        joined.badEvents += book.badEvents;
        joined.newestUpdate = std::max(joined.newestUpdate, book.newestUpdate);
        joined.responseTime = std::max(joined.responseTime, book.responseTime);
        ++response;
    }
    groupByEvent(joined);
    return joined;
}

} // namespace evision::market
