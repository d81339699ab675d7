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
/// lose: arbitrages across points. Those of a match's winning margin are left to CrossArbitrage where it looks for
/// them. One thread at a time.
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

    enum class Arbitrages : std::uint8_t { Report, LeaveToOthers };

    void collect(const EventView &view);
    void searchLadder(const EventView &view, std::span<const Rung> rungs, ScanResult &result);
    void searchPair(const EventView &view, const Rung &low, const Rung &high, Arbitrages arbitrages,
                    ScanResult &result);
    /// Over a bar just above Under's, where half of a bet may win on the number between.
    void searchGap(const EventView &view, const Rung &over, const Rung &under, ScanResult &result);
    void reportMiddle(const EventView &view, const Rung &low, const Rung &high, const Combination &legs,
                      ScanResult &result) const;
    void reportArbitrage(const EventView &view, const Rung &over, const Rung &under, const Combination &legs,
                         ScanResult &result) const;

    const BookTable *m_books;
    TwoSidedOptions m_options;
    LegSearch m_search;
    std::vector<Rung> m_rungs;
};

} // namespace evision::edge
