// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"

#include <cstddef>
#include <vector>

namespace evision::feed {

/// One outcome as the feed gave it: the price may still be American or no price at all (NaN).
struct StagedQuote {
    double price = 0;
    double point = 0;
    market::NameId name = market::noName;
    market::NameId description = market::noName;
    market::NameId link = market::noName;
};

/// The quotes of the event being read, until it is known whether the event, its bookmakers and its markets are good.
class QuoteStage {
public:
    struct Mark {
        std::size_t quotes = 0;
        std::size_t listings = 0;
    };

    void clear() noexcept { rollBack({}); }
    [[nodiscard]] Mark mark() const noexcept { return {m_quotes.size(), m_listings.size()}; }
    /// Takes out what came after `mark`.
    void rollBack(Mark mark) noexcept;

    void add(const StagedQuote &quote) { m_quotes.push_back(quote); }
    /// Makes one listing of the quotes since `mark`; none if there are none.
    void closeListing(Mark mark, market::NameId market, market::UnixSeconds updatedAt);
    /// Fills in what is known of the listings since `mark` once their bookmaker has been read.
    void setBookmaker(Mark mark, market::NameId bookmaker, market::UnixSeconds updatedAt) noexcept;
    /// Gives quotes since `mark` that have no link this one.
    void setLink(Mark mark, market::NameId link) noexcept;

    /// Adds all to the book's columns. The link column is begun with the first link.
    void appendTo(market::QuoteBook &book) const;

private:
    void appendLinks(market::QuoteBook &book, std::size_t first) const;

    std::vector<StagedQuote> m_quotes;
    std::vector<market::Listing> m_listings;
};

} // namespace evision::feed
