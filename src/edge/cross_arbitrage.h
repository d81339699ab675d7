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

/// Finds arbitrages between the bets on one match's winner and winning margin, whatever markets they are from. All of
/// them are settled on the home side's winning margin: a win is above 0.5 for home and below -0.5 for away, a double
/// chance above -0.5 or below 0.5, draw no bet above or below 0, home +1.25 above -1.25. So there are pairs of opposite
/// bets that leave out no margin, pairs that leave out only the draw and are joined by a bet on it, and the double
/// chance of either side with whatever wins on a draw. Only in sports whose matches can end level, where all of these
/// are settled on the same final score. What one line has by itself is left to LineArbitrage. One thread at a time.
class CrossArbitrage {
public:
    CrossArbitrage(const BookTable &books, const TwoSidedOptions &options)
        : m_books(&books), m_options(options), m_search(books)
    {
    }

    void find(const EventView &view, ScanResult &result);

private:
    /// A selection of a line, or one quote of a double chance.
    struct Source {
        market::NameId period = market::noName;
        NumberBet bet; ///< on the home side's winning margin
        double inverse = 0;
        std::uint32_t line = 0;
        std::uint32_t place = 0; ///< the line's outcome; of a double chance the index in EventLines::named
        bool named = false;
    };
    /// One leg to be found.
    struct Part {
        NumberBet bet;
        std::span<const Source> sources; ///< those of this bet, perhaps among others
        double inverse;                  ///< least 1 / effective price; infinity: none
        LegDuty duty;
        std::uint32_t onlyLine = market::none; ///< with a complete set of outcomes and all sources; none: several
    };
    /// What can be had above and below one bar.
    struct Rung {
        double bar;
        Part over;
        Part under;
    };

    void collect(const EventView &view);
    void collectLine(const EventView &view, std::uint32_t line);
    void collectDoubleChances(const EventView &view);
    void addSource(const EventView &view, std::uint32_t line, std::uint32_t outcome, const NumberBet &bet);
    void searchPeriod(const EventView &view, std::span<const Source> sources, ScanResult &result);
    [[nodiscard]] static Part partOf(const NumberBet &bet, std::span<const Source> sources,
                                     const LegDuty &duty = {}) noexcept;
    void buildRungs(std::span<const Source> sources);
    void searchPairs(const EventView &view, ScanResult &result);
    void searchPair(const EventView &view, const Part &over, const Part &under, ScanResult &result);
    void searchBesideDraw(const EventView &view, const Part &draw, ScanResult &result);
    void searchEitherSide(const EventView &view, const Part &eitherSide, const Part &draw, ScanResult &result);
    /// Whether nothing can be found but what one line offers by itself.
    [[nodiscard]] static bool haveOneLine(std::span<const Part> parts) noexcept;
    void search(const EventView &view, std::span<const Part> parts, ScanResult &result);
    /// Whether the other two do better without the bet on the draw: half of one wins then, and pays more.
    [[nodiscard]] static bool isDrawBetIdle(std::span<const Part> parts, const Combination &legs) noexcept;
    /// Adds what says the part, from a price of `worst` after commission upwards.
    void addCandidates(const EventView &view, const Part &part, std::uint32_t place, double worst);
    [[nodiscard]] bool plan(const EventView &view, std::span<const Part> parts, const Combination &legs,
                            Arbitrage &found) const;

    const BookTable *m_books;
    TwoSidedOptions m_options;
    LegSearch m_search;
    std::vector<Source> m_sources;
    std::vector<Rung> m_rungs; ///< of the period being searched, by bar
};

} // namespace evision::edge
