// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "edge/dispersion.h"
#include "edge/event_pricing.h"
#include "edge/opportunity.h"

#include <array>
#include <span>

namespace evision::edge {

/// The best price after commission of each outcome of a line at bookmakers one can bet at; 0 where nobody quotes.
using BestPrices = std::array<double, market::mostOutcomes>;
[[nodiscard]] BestPrices bestPrices(const market::EventLines &lines, const market::Line &line,
                                    const BookTable &books) noexcept;

/// Everything a finder looks at: one event, taken apart and priced.
struct EventView {
    const market::QuoteBook &book;
    const market::Vocabulary &vocabulary;
    const market::EventLines &lines;
    const EventPricing &pricing;
    const market::FreshnessRules &freshness;
    std::span<const market::QuoteStatus> status; ///< by quote of the book
    Dispersions &dispersions;                    ///< of its lines
    std::span<const BestPrices> best;            ///< by line
};

/// The line of an event as an opportunity keeps it.
[[nodiscard]] LineKey lineKey(const market::SportEvent &event, const market::Line &line) noexcept;

/// Start of an id: event, family, period, participant, point, outcome set. Never change it: ids outlive a run.
[[nodiscard]] std::uint64_t lineHash(const market::Vocabulary &vocabulary, const LineKey &key) noexcept;

/// Whether a bet on the line can be returned: whole and quarter points, draw no bet.
[[nodiscard]] bool pushPossible(const market::Line &line) noexcept;

/// What the age of a quote makes doubtful: stale by the limits of the freshness rules, in play.
[[nodiscard]] Flags ageFlags(const EventView &view, market::UnixSeconds quoteTime) noexcept;

/// Flags that a quote has of itself: those of its age, thin exchange.
[[nodiscard]] Flags quoteFlags(const EventView &view, const BookTable &books, const market::BookLine &prices,
                               const market::Line &line, const market::Slot &slot) noexcept;

} // namespace evision::edge
