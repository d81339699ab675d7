// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/event_view.h"
#include "edge/leg_search.h"
#include "edge/number_bet.h"
#include "edge/options.h"
#include "edge/scan_result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace evision::edge {

/// Finds opposite bets at different points of one spread or total that can both win, and among them those that cannot
/// lose: arbitrages across points. One thread at a time.
class MiddleFinder {
public:
    MiddleFinder(const BookTable &books, const TwoSidedOptions &options)
        : m_books(&books), m_options(options), m_search(books)
    {
    }

    void find(const EventView &view, ScanResult &result);

private:
    /// A line of a ladder, that is of lines that differ in nothing but the point.
    struct Rung {
        std::uint64_t ladder = 0;
        market::NameId participant = market::noName;
        double bar = 0; ///< what the total, or the home side's margin, is compared with
        std::uint32_t line = 0;
        double bestOver = 0;  ///< best effective price of Over or home; 0: none
        double bestUnder = 0; ///< of Under or away

        [[nodiscard]] NumberBet over() const noexcept { return {NumberBet::Kind::Over, bar}; }
        [[nodiscard]] NumberBet under() const noexcept { return {NumberBet::Kind::Under, bar}; }
        [[nodiscard]] bool sameLadder(const Rung &other) const noexcept
        {
            return ladder == other.ladder && participant == other.participant;
        }
    };

    void collect(const EventView &view);
    void searchLadder(const EventView &view, std::span<const Rung> rungs, ScanResult &result);
    void searchPair(const EventView &view, const Rung &low, const Rung &high, ScanResult &result);
    void reportMiddle(const EventView &view, const Rung &low, const Rung &high, const Combination &legs,
                      ScanResult &result) const;
    void reportArbitrage(const EventView &view, const Rung &low, const Rung &high, const Combination &legs,
                         ScanResult &result) const;

    const BookTable *m_books;
    TwoSidedOptions m_options;
    LegSearch m_search;
    std::vector<Rung> m_rungs;
};

} // namespace evision::edge
