// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/event_view.h"
#include "edge/leg_search.h"
#include "edge/options.h"
#include "edge/scan_result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace evision::edge {

/// Finds arbitrages whose legs come from different markets of one match: a handicap of half a goal is the winner market
/// in other words, a handicap of 0 is draw no bet, and a double chance stands against the third result. Only in sports
/// whose matches can end level, where all of these are settled on the same final score. One thread at a time.
class CrossArbitrage {
public:
    CrossArbitrage(const BookTable &books, const TwoSidedOptions &options)
        : m_books(&books), m_options(options), m_search(books)
    {
    }

    void find(const EventView &view, ScanResult &result);

private:
    /// A part of the results of a match.
    enum class Part : std::uint8_t {
        None,
        Home,
        Draw,
        Away,
        HomeOrDraw,
        DrawOrAway,
        HomeOrAway,
        HomeDrawReturned,
        AwayDrawReturned
    };
    static constexpr std::size_t partCount = 9;
    /// What the outcomes of a line say.
    using PartsOfLine = std::array<Part, market::mostOutcomes>;

    void searchPeriod(const EventView &view, market::NameId period, ScanResult &result);
    void searchParts(const EventView &view, market::NameId period, std::initializer_list<Part> parts,
                     ScanResult &result);
    [[nodiscard]] static PartsOfLine partsOf(const EventView &view, const market::Line &line) noexcept;
    /// Adds what says the part, from a price of `worst` after commission upwards.
    void addPart(const EventView &view, market::NameId period, Part part, std::uint32_t place, double worst);
    void addFromLine(const EventView &view, std::uint32_t line, Part part, std::uint32_t place, double worst);
    void addDoubleChance(const EventView &view, std::uint32_t line, Part part, std::uint32_t place);

    const BookTable *m_books;
    TwoSidedOptions m_options;
    LegSearch m_search;
    std::vector<market::NameId> m_periods;
    std::vector<PartsOfLine> m_parts; ///< by line
    /// The best price of a part among all lines of a period but double chances, which have no best price by line; 0:
    /// none.
    std::array<double, partCount> m_best{};
    bool m_doubleChances = false; ///< the event has some
};

} // namespace evision::edge
