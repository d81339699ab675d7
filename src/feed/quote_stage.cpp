// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/quote_stage.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace evision::feed {

using market::NameId;
using market::noName;
using market::noTime;

namespace {

template <typename T>
void append(std::vector<T> &to, const std::vector<T> &from, std::size_t count)
{
    to.insert(to.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
}

} // namespace

void QuoteStage::grow()
{
    const std::size_t size = std::max<std::size_t>(256, m_size * 2);
    m_price.resize(size);
    m_point.resize(size);
    m_name.resize(size);
    m_description.resize(size);
    m_link.resize(size);
}

void QuoteStage::rollBack(Mark mark) noexcept
{
    m_size = mark.quotes;
    m_listings.resize(mark.listings);
}

void QuoteStage::closeListing(Mark mark, NameId market, market::UnixSeconds updatedAt)
{
    if (m_size == mark.quotes)
        return;
    market::Listing listing;
    listing.updatedAt = updatedAt;
    listing.firstQuote = static_cast<std::uint32_t>(mark.quotes);
    listing.quoteCount = static_cast<std::uint32_t>(m_size - mark.quotes);
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
    for (std::size_t index = mark.quotes; index != m_size; ++index) {
        if (m_link[index] == noName)
            m_link[index] = link;
    }
}

void QuoteStage::appendLinks(market::QuoteBook &book) const
{
    const auto end = m_link.begin() + static_cast<std::ptrdiff_t>(m_size);
    if (book.link.empty() && std::all_of(m_link.begin(), end, [](NameId link) { return link == noName; }))
        return;
    book.link.resize(book.quoteCount(), noName);
    append(book.link, m_link, m_size);
}

void QuoteStage::appendTo(market::QuoteBook &book) const
{
    const auto first = static_cast<std::uint32_t>(book.quoteCount());
    for (const market::Listing &staged : m_listings) {
        book.listings.push_back(staged);
        book.listings.back().firstQuote += first;
    }
    appendLinks(book);
    append(book.price, m_price, m_size);
    append(book.point, m_point, m_size);
    append(book.name, m_name, m_size);
    append(book.description, m_description, m_size);
}

} // namespace evision::feed
