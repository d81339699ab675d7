// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/dispersion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace evision::edge {

namespace {

/// Makes the median absolute deviation of a normal sample estimate its standard deviation (Hampel 1974).
constexpr double normalConsistency = 1.4826;

/// How many values lie below `value`, and how many not above it.
struct Ranks {
    std::size_t below = 0;
    std::size_t notAbove = 0;
};

Ranks ranksOf(double value, std::span<const double> values) noexcept
{
    Ranks ranks;
    for (const double other : values) {
        ranks.below += other < value ? 1U : 0U;
        ranks.notAbove += other <= value ? 1U : 0U;
    }
    return ranks;
}

/// The two middle values, equal where the number of values is odd. Counting what is below one value after the other,
/// and only between those that were too small and too large, takes fewer cycles for the few dozen prices of a line than
/// moving values about.
std::array<double, 2> middleOf(std::span<const double> values) noexcept
{
    const std::size_t rank = values.size() / 2;
    double tooSmall = -std::numeric_limits<double>::infinity();
    double tooLarge = std::numeric_limits<double>::infinity();
    for (const double value : values) {
        if (!(value > tooSmall && value < tooLarge))
            continue;
        const Ranks ranks = ranksOf(value, values);
        if (ranks.below > rank) {
            tooLarge = value;
        } else if (ranks.notAbove <= rank) {
            tooSmall = value;
        } else {
            if (values.size() % 2 == 1 || ranks.below < rank)
                return {value, value};
            double before = tooSmall; // the greatest of those below
            for (const double other : values)
                before = other < value ? std::max(before, other) : before;
            return {before, value};
        }
    }
    return {values.front(), values.front()}; // not reached: some value has the rank
}

} // namespace

Dispersion::Dispersion(const market::EventLines &lines, const BookTable &books, const market::Line &line,
                       std::size_t outcome)
{
    for (std::uint32_t at = line.firstBook; at != market::none && m_count < mostPrices; at = lines.bookLine(at).next) {
        const market::BookLine &prices = lines.bookLine(at);
        const market::Slot &slot = prices.back[outcome];
        const Book &book = books[prices.bookmaker];
        if (slot.usable() && (book.target || book.kind != BookmakerKind::Pickem))
            m_prices[m_count++] = slot.price;
    }
    if (m_count < fewestForOutlier)
        return;
    const auto [low, high] = middleOf({m_prices.data(), m_count});
    m_median = low == high ? std::log(low) : (std::log(low) + std::log(high)) / 2;
}

double Dispersion::medianDeviation() const
{
    std::array<double, mostPrices> deviations{};
    for (std::size_t at = 0; at < m_count; ++at)
        deviations[at] = std::abs(std::log(m_prices[at]) - m_median);
    const auto [low, high] = middleOf({deviations.data(), m_count});
    return (low + high) / 2;
}

bool Dispersion::isOutlier(double price) const
{
    if (m_count < fewestForOutlier)
        return false;
    const double distance = std::abs(std::log(price) - m_median);
    const double limit = distance / (outlierDeviations * normalConsistency);
    // An outlier is one whose limit exceeds the median deviation, that is most deviations. Counting those inside the
    // limit needs no logarithms; only a count of just half leaves the mean of the middle two to be looked at.
    const double least = std::exp(m_median - limit);
    const double greatest = std::exp(m_median + limit);
    std::size_t inside = 0;
    for (std::size_t at = 0; at < m_count; ++at)
        inside += (m_prices[at] > least ? 1U : 0U) & (m_prices[at] < greatest ? 1U : 0U);
    constexpr std::size_t rounding = 1; // a price on the very limit may be counted on the wrong side of it
    if (inside > m_count / 2 + rounding)
        return true;
    if (inside + rounding < m_count / 2)
        return false;
    return distance > outlierDeviations * normalConsistency * medianDeviation();
}

const Dispersion &Dispersions::of(const market::EventLines &lines, std::size_t line, std::size_t outcome)
{
    std::uint32_t &place = m_places[line * market::mostOutcomes + outcome];
    if (place == market::none) {
        place = static_cast<std::uint32_t>(m_known.size());
        m_known.emplace_back(lines, *m_books, lines.lines()[line], outcome);
    }
    return m_known[place];
}

} // namespace evision::edge
