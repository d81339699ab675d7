// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/event_lines.h"
#include "support/book_builder.h"

#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace evision::test {

/// The quotes of one event with the lines they were sorted into.
class LineSorter {
public:
    market::Vocabulary vocabulary;
    BookBuilder quotes{vocabulary};
    market::FreshnessRules rules;
    market::QuoteBook book;
    std::vector<market::QuoteStatus> status;
    market::EventLines lines;

    LineSorter() { rules.asOf = testNow; }

    /// Takes the quotes written so far and sorts those of the first event.
    LineSorter &sort() { return sort(quotes.take()); }
    LineSorter &sort(market::QuoteBook written)
    {
        book = std::move(written);
        status.assign(book.quoteCount(), market::QuoteStatus::Used);
        lines.rebind(book, vocabulary);
        lines.build(book.events.front(), rules, status);
        return *this;
    }

    /// The line of a family, or nothing. A NaN point asks for the line without one.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view family, market::OutcomeSet set,
                                                    double point = noPoint, std::string_view participant = {},
                                                    std::string_view period = "full") const
    {
        for (std::uint32_t index = 0; index < lines.lines().size(); ++index) {
            const market::Line &line = lines.lines()[index];
            const bool here = std::isnan(point) ? std::isnan(line.point) : line.point == point;
            if (here && line.set == set && vocabulary.families.text(line.family) == family &&
                vocabulary.periods.text(line.period) == period &&
                vocabulary.names.text(line.participant) == participant)
                return index;
        }
        return std::nullopt;
    }
    [[nodiscard]] const market::BookLine *bookLine(std::optional<std::uint32_t> line, std::string_view bookmaker) const
    {
        if (!line)
            return nullptr;
        for (std::uint32_t at = lines.lines()[*line].firstBook; at != market::none; at = lines.bookLine(at).next) {
            if (vocabulary.bookmakers.text(lines.bookLine(at).bookmaker) == bookmaker)
                return &lines.bookLine(at);
        }
        return nullptr;
    }
    /// The usable price of an outcome; 0 where there is none.
    [[nodiscard]] double price(std::optional<std::uint32_t> line, std::string_view bookmaker, std::size_t outcome) const
    {
        const market::BookLine *prices = bookLine(line, bookmaker);
        return prices && prices->back[outcome].usable() ? prices->back[outcome].price : 0;
    }
    [[nodiscard]] double layPrice(std::optional<std::uint32_t> line, std::string_view bookmaker,
                                  std::size_t outcome) const
    {
        const market::BookLine *prices = bookLine(line, bookmaker);
        if (!prices || prices->lay == market::none)
            return 0;
        const market::Slot &slot = lines.lay(prices->lay)[outcome];
        return slot.usable() ? slot.price : 0;
    }
};

} // namespace evision::test
