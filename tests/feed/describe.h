// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

namespace evision::test {

/// One quote, event or summary of a response in words, so that two decoders can be compared and a failure read.
struct Description {
    static std::string number(double value)
    {
        char text[40];
        std::snprintf(text, sizeof text, "%.17g", value);
        // The sign of a NaN means nothing.
        return value != value ? "nan" : text; // NOLINT(misc-redundant-expression)
    }
    static std::string time(market::UnixSeconds seconds)
    {
        return seconds == market::noTime ? "never" : std::to_string(seconds);
    }
    static std::string event(const std::string &id, const std::string &sport, const std::string &home,
                             const std::string &away, market::UnixSeconds commenceTime)
    {
        return "event " + id + " " + sport + ": " + home + " v " + away + " @" + time(commenceTime);
    }
    static std::string quote(const std::string &bookmaker, const std::string &market, market::UnixSeconds updatedAt,
                             const std::string &name, const std::string &description, double price, double point,
                             const std::string &link)
    {
        std::string text = bookmaker + " " + market + " @" + time(updatedAt) + ": " + name;
        text += description.empty() ? "" : " of " + description;
        return text + " " + number(price) + " point " + number(point) + (link.empty() ? "" : " link " + link);
    }
    static std::string summary(std::uint64_t badQuotes, std::uint32_t badEvents, market::UnixSeconds newest,
                               market::UnixSeconds response)
    {
        return "bad quotes " + std::to_string(badQuotes) + " bad events " + std::to_string(badEvents) + " newest " +
               time(newest) + " response " + time(response);
    }
};

/// The book line by line: each event, then its quotes in order; last a summary.
inline std::vector<std::string> describe(const market::QuoteBook &book, const market::Vocabulary &vocabulary)
{
    const auto name = [&](market::NameId id) { return std::string(vocabulary.names.text(id)); };
    std::vector<std::string> lines;
    for (const market::SportEvent &event : book.events) {
        lines.push_back(Description::event(std::string(vocabulary.eventIds.text(event.id)),
                                           std::string(vocabulary.sports.text(event.sport)), name(event.home),
                                           name(event.away), event.commenceTime));
        for (std::size_t index = event.firstListing; index < event.firstListing + event.listingCount; ++index) {
            const market::Listing &listing = book.listings.at(index);
            for (std::size_t at = listing.firstQuote; at < listing.firstQuote + listing.quoteCount; ++at)
                lines.push_back(Description::quote(std::string(vocabulary.bookmakers.text(listing.bookmaker)),
                                                   std::string(vocabulary.marketKey(listing.market)), listing.updatedAt,
                                                   name(book.name.at(at)), name(book.description.at(at)),
                                                   book.price.at(at), book.point.at(at),
                                                   book.link.empty() ? std::string() : name(book.link.at(at))));
        }
    }
    lines.push_back(Description::summary(book.quotesOfBadEvents, book.badEvents, book.newestUpdate, book.responseTime));
    return lines;
}

} // namespace evision::test
