// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/board.h"
#include "edge/book_table.h"
#include "edge/cross_arbitrage.h"
#include "edge/derivation.h"
#include "edge/event_pricing.h"
#include "edge/line_arbitrage.h"
#include "edge/middle_finder.h"
#include "edge/opportunity.h"
#include "edge/options.h"
#include "edge/scan_result.h"
#include "edge/value_finder.h"

#include "market/event_lines.h"

#include <optional>
#include <vector>

namespace evision::edge {

/// From quotes to what is worth betting. Keeps its memory from scan to scan; one thread at a time. `tables` must
/// outlive it.
class MarketScan {
public:
    MarketScan(const EdgeTables &tables, EdgeOptions options);

    /// Scans all events of `book` as of `asOf`. `result` is filled anew, its memory kept.
    void scan(const market::QuoteBook &book, const market::Vocabulary &vocabulary, market::UnixSeconds asOf,
              ScanResult &result);

    /// Why an opportunity of an earlier scan is not in the result of the last one, whose book, vocabulary and result
    /// must still be there.
    [[nodiscard]] GoneReason whyGone(const Opportunity &opportunity);

    /// How an opportunity of the last result came about. The same must still be there.
    [[nodiscard]] std::optional<Derivation> explain(const Opportunity &opportunity);

    [[nodiscard]] const EdgeOptions &options() const noexcept { return m_options; }
    [[nodiscard]] const BookTable &books() const noexcept { return m_books; }

private:
    void findBestPrices();
    void countQuotes(const market::QuoteBook &book, const market::Vocabulary &vocabulary, ScanResult &result);

    /// Takes the event of a key of the last book apart again, unless it is the one that was last.
    [[nodiscard]] bool revisit(market::NameId event);
    [[nodiscard]] std::optional<std::size_t> lineOf(const LineKey &key) const;
    [[nodiscard]] GoneReason whyGoneFrom(const Opportunity &opportunity, std::size_t line) const;

    EdgeOptions m_options;
    const market::QuoteBook *m_book = nullptr;
    const market::Vocabulary *m_vocabulary = nullptr;
    std::vector<market::QuoteStatus> m_status;    ///< of revisited events
    std::vector<std::uint32_t> m_eventIndex;      ///< by eventIds
    market::NameId m_askedEvent = market::noName; ///< revisited last
    BookTable m_books;
    market::EventLines m_lines;
    EventPricing m_pricing;
    Dispersions m_dispersions;
    std::vector<EffectivePrices> m_best; ///< by line
    ValueFinder m_values;
    LineArbitrage m_lineArbitrage;
    CrossArbitrage m_crossArbitrage;
    MiddleFinder m_middles;
    std::vector<char> m_seenBookmaker; ///< by bookmaker: 1 if a listing of the book is its own
};

} // namespace evision::edge
