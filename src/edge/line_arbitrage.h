// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/event_view.h"
#include "edge/leg_search.h"
#include "edge/options.h"
#include "edge/scan_result.h"

namespace evision::edge {

/// Finds, line by line, the arbitrage between bookmakers or else the low hold. One thread at a time.
class LineArbitrage {
public:
    LineArbitrage(const BookTable &books, const TwoSidedOptions &options)
        : m_books(&books), m_options(options), m_search(books)
    {
    }

    void find(const EventView &view, ScanResult &result);

private:
    void searchLine(const EventView &view, std::uint32_t line, ScanResult &result);
    /// The cheapest combination of the line that is not above `greatestSum`; `least` is the sum of its best prices.
    [[nodiscard]] Combination cheapest(const EventView &view, std::uint32_t line, double least, double greatestSum);
    [[nodiscard]] bool reportArbitrage(const EventView &view, const Combination &legs, ScanResult &result) const;
    void reportLowHold(const EventView &view, const Combination &legs, ScanResult &result) const;

    const BookTable *m_books;
    TwoSidedOptions m_options;
    LegSearch m_search;
};

} // namespace evision::edge
