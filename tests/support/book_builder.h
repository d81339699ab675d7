// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>

namespace evision::test {

/// The "now" of tests: 2023-11-14T22:13:20Z.
inline constexpr market::UnixSeconds testNow = 1'700'000'000;

inline constexpr double noPoint = std::numeric_limits<double>::quiet_NaN();
inline constexpr double noPrice = std::numeric_limits<double>::quiet_NaN();

/// Writes a quote book the way one reads it:
///     builder.event("e1").book("pinnacle").market("h2h").quote("Home", 2.1).quote("Away", 1.8);
/// event, response, book and at hold for what follows them. Home and away are called Home and Away unless named.
class BookBuilder {
public:
    explicit BookBuilder(market::Vocabulary &vocabulary) : m_vocabulary(&vocabulary) {}

    BookBuilder &event(std::string_view id, std::string_view sport = "basketball_nba", std::string_view home = "Home",
                       std::string_view away = "Away", market::UnixSeconds start = testNow + 3600)
    {
        m_book.events.push_back({m_vocabulary->eventIds.intern(id), m_vocabulary->sports.intern(sport),
                                 m_vocabulary->names.intern(home), m_vocabulary->names.intern(away), start,
                                 static_cast<std::uint32_t>(m_book.listings.size()), 0});
        return *this;
    }
    /// Quotes were updated then; testNow - 10 at first.
    BookBuilder &at(market::UnixSeconds updatedAt)
    {
        m_updatedAt = updatedAt;
        return *this;
    }
    BookBuilder &response(std::uint32_t number)
    {
        m_response = number;
        return *this;
    }
    BookBuilder &book(std::string_view bookmaker)
    {
        m_bookmaker = m_vocabulary->bookmakers.intern(bookmaker);
        return *this;
    }
    BookBuilder &market(std::string_view key)
    {
        m_book.listings.push_back({m_updatedAt, static_cast<std::uint32_t>(m_book.quoteCount()), 0, m_bookmaker,
                                   m_vocabulary->internMarket(key), m_response});
        ++m_book.events.back().listingCount;
        m_book.newestUpdate = std::max(m_book.newestUpdate, m_updatedAt);
        return *this;
    }
    BookBuilder &quote(std::string_view name, double price, double point = noPoint, std::string_view description = {},
                       std::string_view link = {})
    {
        m_book.price.push_back(price);
        m_book.point.push_back(point);
        m_book.name.push_back(m_vocabulary->names.intern(name));
        m_book.description.push_back(m_vocabulary->names.intern(description));
        m_book.link.push_back(m_vocabulary->names.intern(link));
        m_linked = m_linked || !link.empty();
        ++m_book.listings.back().quoteCount;
        return *this;
    }

    /// A whole market in one call: home and away; home, draw and away.
    BookBuilder &h2h(std::string_view bookmaker, double home, double away)
    {
        return book(bookmaker).market("h2h").quote("Home", home).quote("Away", away);
    }
    BookBuilder &h2h(std::string_view bookmaker, double home, double draw, double away)
    {
        return book(bookmaker).market("h2h").quote("Home", home).quote("Draw", draw).quote("Away", away);
    }
    BookBuilder &totals(std::string_view bookmaker, double point, double over, double under)
    {
        return book(bookmaker).market("totals").quote("Over", over, point).quote("Under", under, point);
    }
    /// `point` is the home side's.
    BookBuilder &spread(std::string_view bookmaker, double point, double home, double away)
    {
        return book(bookmaker).market("spreads").quote("Home", home, point).quote("Away", away, 0.0 - point);
    }

    /// The book, and the builder is empty again.
    [[nodiscard]] market::QuoteBook take()
    {
        if (!m_linked)
            m_book.link.clear();
        m_linked = false;
        return std::exchange(m_book, {});
    }

private:
    market::Vocabulary *m_vocabulary;
    market::QuoteBook m_book;
    market::UnixSeconds m_updatedAt = testNow - 10;
    market::NameId m_bookmaker = market::noName;
    std::uint32_t m_response = 0;
    bool m_linked = false;
};

} // namespace evision::test
