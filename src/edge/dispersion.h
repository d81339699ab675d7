// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/book_table.h"

#include "market/event_lines.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace evision::edge {

inline constexpr std::size_t fewestForOutlier = 5; ///< bookmakers
inline constexpr double outlierDeviations = 5;     ///< from the median, of 1.4826 * MAD

/// How far apart the bookmakers' prices of one selection are, on the scale of ln(price): the rule for prices that stand
/// too far from the others to be believed.
class Dispersion {
public:
    /// Of the usable quotes of one outcome of a line at bookmakers whose prices are odds, or that are named to bet at.
    Dispersion(const market::EventLines &lines, const BookTable &books, const market::Line &line, std::size_t outcome);

    /// |ln(price) - median| > 5 * 1.4826 * MAD, of at least five bookmakers. MAD is the median absolute deviation.
    [[nodiscard]] bool isOutlier(double price) const;

private:
    [[nodiscard]] double medianDeviation() const;

    static constexpr std::size_t mostPrices = 128; ///< the first so many bookmakers are compared
    std::array<double, mostPrices> m_prices;
    std::size_t m_count = 0;
    double m_median = 0; ///< of the logarithms
};

/// Dispersions of one event, each computed when it is first asked for.
class Dispersions {
public:
    /// `books` must outlive it.
    explicit Dispersions(const BookTable &books) : m_books(&books) {}

    /// Begins with an event of so many lines.
    void reset(std::size_t lines)
    {
        m_places.assign(lines * market::mostOutcomes, market::none);
        m_known.clear();
    }
    [[nodiscard]] const Dispersion &of(const market::EventLines &lines, std::size_t line, std::size_t outcome);

private:
    const BookTable *m_books;
    std::vector<std::uint32_t> m_places; ///< in m_known, by line and outcome
    std::vector<Dispersion> m_known;
};

} // namespace evision::edge
