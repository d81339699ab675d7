// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"
#include "edge/consensus.h"
#include "edge/event_view.h"
#include "edge/options.h"
#include "edge/robust_range.h"
#include "edge/scan_result.h"

namespace evision::edge {

/// Finds the quotes whose EV reaches the least EV asked for. One thread at a time.
class ValueFinder {
public:
    ValueFinder(const BookTable &books, const EdgeOptions &options) : m_books(&books), m_options(&options) {}

    /// Appends the opportunities of the event to `result` and counts its priced lines.
    void find(const EventView &view, ScanResult &result);

private:
    void searchLine(const EventView &view, std::size_t lineIndex, ScanResult &result);
    /// Whether a price could reach the least EV with probabilities that are at most these.
    [[nodiscard]] bool mayPay(const EffectivePrices &prices, const Probabilities &most) const noexcept;
    void searchBook(const EventView &view, std::size_t lineIndex, const market::BookLine &prices,
                    const Probabilities &everybody, ScanResult &result);
    void report(const EventView &view, std::size_t lineIndex, const market::BookLine &prices, std::size_t outcome,
                const Jury &jury, double fairProbability, ScanResult &result);
    [[nodiscard]] Flags flagsOf(const EventView &view, std::size_t lineIndex, const market::BookLine &prices,
                                std::size_t outcome, const Jury &jury, double ev);
    void appendSharps(const EventView &view, std::size_t lineIndex, std::size_t outcome, const Jury &jury,
                      Opportunity &opportunity, ScanResult &result) const;
    void stake(Opportunity &opportunity) const noexcept;

    const BookTable *m_books;
    const EdgeOptions *m_options;
    RobustRange m_range;
};

} // namespace evision::edge
