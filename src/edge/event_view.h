// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "edge/dispersion.h"
#include "edge/event_pricing.h"
#include "edge/opportunity.h"

#include <array>
#include <span>

namespace evision::edge {

/// Prices after commission, by outcome of a line.
using EffectivePrices = std::array<double, market::mostOutcomes>;
/// A bookmaker's; NaN where it has no usable one.
[[nodiscard]] inline EffectivePrices effectivePrices(const market::BookLine &prices, const Book &book) noexcept
{
    const auto effective = [&](std::size_t k) { return 1 + (prices.back[k].price - 1) * (1 - book.commission); };
    return {effective(0), effective(1), effective(2)};
}
/// The best at bookmakers one can bet at; 0 where nobody quotes.
[[nodiscard]] EffectivePrices bestPrices(const market::EventLines &lines, const market::Line &line,
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
    std::span<const EffectivePrices> best;       ///< by line, see bestPrices
};

/// What a sharp itself pays for an outcome of the line it has an opinion of; 0 where it does not quote the line.
[[nodiscard]] double ownPrice(const market::EventLines &lines, const SharpOpinion &opinion,
                              std::size_t outcome) noexcept;

/// The line of an event as an opportunity keeps it.
[[nodiscard]] LineKey lineKey(const market::SportEvent &event, const market::Line &line) noexcept;

/// Start of an id: event, family, period, participant, point, outcome set. Never change it: ids outlive a run.
[[nodiscard]] std::uint64_t lineHash(const market::Vocabulary &vocabulary, const LineKey &key) noexcept;

/// Whether the line is a handicap on the match's own score: not on corners, cards or a player's.
[[nodiscard]] bool isMatchSpread(const EventView &view, const market::Line &line) noexcept;

/// Whether the line is a two-way winner market of something that can end level: the sport's matches do, or a used
/// three-way line of the same family and period says so.
[[nodiscard]] bool isDrawLeftOut(const EventView &view, const BookTable &books, const market::Line &line) noexcept;

/// Whether the bookmaker is known to return the stakes on such a line when it ends level.
[[nodiscard]] bool returnsOnDraw(const EventView &view, const BookTable &books, const market::Line &line,
                                 market::NameId bookmaker);

/// Whether a bet on the line at the bookmaker can be returned: whole and quarter points, draw no bet, and two-way
/// winner bets that are known to be that.
[[nodiscard]] bool pushPossible(const EventView &view, const BookTable &books, const market::Line &line,
                                market::NameId bookmaker);

/// What the age of a quote makes doubtful: stale by the limits of the freshness rules, in play.
[[nodiscard]] Flags ageFlags(const EventView &view, market::UnixSeconds quoteTime) noexcept;

/// Flags that a quote has of itself: those of its age, thin exchange.
[[nodiscard]] Flags quoteFlags(const EventView &view, const BookTable &books, const market::BookLine &prices,
                               const market::Line &line, const market::Slot &slot) noexcept;

} // namespace evision::edge
