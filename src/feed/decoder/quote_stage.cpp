// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/quote_stage.h"

#include <algorithm>
#include <cstdint>

namespace evision::feed {

using market::NameId;
using market::noName;
using market::noTime;

void QuoteStage::rollBack(Mark mark) noexcept
{
    m_quotes.resize(mark.quotes);
    m_listings.resize(mark.listings);
}

void QuoteStage::closeListing(Mark mark, NameId market, market::UnixSeconds updatedAt)
{
    if (m_quotes.size() == mark.quotes)
        return;
    market::Listing listing;
    listing.updatedAt = updatedAt;
    listing.firstQuote = static_cast<std::uint32_t>(mark.quotes);
    listing.quoteCount = static_cast<std::uint32_t>(m_quotes.size() - mark.quotes);
    listing.market = market;
    m_listings.push_back(listing);
}

void QuoteStage::setBookmaker(Mark mark, NameId bookmaker, market::UnixSeconds updatedAt) noexcept
{
    for (std::size_t index = mark.listings; index != m_listings.size(); ++index) {
        market::Listing &listing = m_listings[index];
        listing.bookmaker = bookmaker;
        if (listing.updatedAt == noTime)
            listing.updatedAt = updatedAt;
    }
}

void QuoteStage::setLink(Mark mark, NameId link) noexcept
{
    for (std::size_t index = mark.quotes; index != m_quotes.size(); ++index) {
        if (m_quotes[index].link == noName)
            m_quotes[index].link = link;
    }
}

void QuoteStage::appendLinks(market::QuoteBook &book, std::size_t first) const
{
    const auto hasLink = [](const StagedQuote &quote) { return quote.link != noName; };
    if (book.link.empty() && std::none_of(m_quotes.begin(), m_quotes.end(), hasLink))
        return;
    book.link.resize(first, noName);
    for (const StagedQuote &quote : m_quotes)
        book.link.push_back(quote.link);
}

void QuoteStage::appendTo(market::QuoteBook &book) const
{
    const std::size_t first = book.quoteCount();
    for (market::Listing listing : m_listings) {
        listing.firstQuote += static_cast<std::uint32_t>(first);
        book.listings.push_back(listing);
    }
    appendLinks(book, first);
    const std::size_t size = first + m_quotes.size();
    book.price.resize(size);
    book.point.resize(size);
    book.name.resize(size);
    book.description.resize(size);
    std::size_t to = first;
    for (const StagedQuote &quote : m_quotes) {
        book.price[to] = quote.price;
        book.point[to] = quote.point;
        book.name[to] = quote.name;
        book.description[to] = quote.description;
        ++to;
    }
}

} // namespace evision::feed
