// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/names.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace evision::market {

/// Seconds since 1970-01-01T00:00:00Z.
using UnixSeconds = std::int64_t;
inline constexpr UnixSeconds noTime = std::numeric_limits<UnixSeconds>::min();

/// A match or a competition that is bet on. Ids are of the book's Vocabulary.
struct SportEvent {
    NameId id = noName;    ///< eventIds
    NameId sport = noName; ///< sports
    NameId home = noName;  ///< names; noName for outrights
    NameId away = noName;
    UnixSeconds commenceTime = noTime;
    std::uint32_t firstListing = 0; ///< its listings are [firstListing, firstListing + listingCount)
    std::uint32_t listingCount = 0;
};

/// One market of one event at one bookmaker as one response gave it: a run of quotes.
struct Listing {
    UnixSeconds updatedAt = noTime; ///< the market's last_update, else the bookmaker's, else noTime
    std::uint32_t firstQuote = 0;   ///< its quotes are [firstQuote, firstQuote + quoteCount)
    std::uint32_t quoteCount = 0;
    NameId bookmaker = noName;
    NameId market = noName;     ///< Vocabulary::market
    std::uint32_t response = 0; ///< which file or call it came with; a later one wins a tie
};

/// The quotes of one or more responses in columns, in the order they came. Immutable once built, so it may be shared
/// by threads as shared_ptr<const QuoteBook>; the Vocabulary it was built with must outlive it.
struct QuoteBook {
    std::vector<SportEvent> events;
    std::vector<Listing> listings;

    // One entry a quote.
    std::vector<double> price;       ///< decimal odds above 1; NaN where the feed's price was none
    std::vector<double> point;       ///< the selection's own, NaN where absent; never -0.0
    std::vector<NameId> name;        ///< names: team, Draw, Over ...
    std::vector<NameId> description; ///< names: player or team, noName where absent
    std::vector<NameId> link;        ///< names; either empty (no links in the responses) or one entry a quote

    std::uint64_t quotesOfBadEvents = 0; ///< read, but not kept: their event or market could not be understood
    std::uint32_t badEvents = 0;
    UnixSeconds newestUpdate = noTime; ///< the newest last_update of any bookmaker or market
    UnixSeconds responseTime = noTime; ///< the envelope's timestamp or the Date header, where there was one

    [[nodiscard]] std::size_t quoteCount() const noexcept { return price.size(); }
    void clear() noexcept;
};

/// `books` one after the other as one book: events of the same id become one, which takes team names and start from
/// the last book that has it; listings keep the order of the books and are numbered by it (Listing::response).
/// All must share one Vocabulary.
[[nodiscard]] QuoteBook joinBooks(const std::vector<QuoteBook> &books);

/// Brings listings of events that occur twice together. Needed after decoding a response that repeats an event.
void groupByEvent(QuoteBook &book);

} // namespace evision::market
