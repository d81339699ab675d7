// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace evision::models {

/// What a bet's price and its fair price were at some time.
struct PricePoint {
    market::UnixSeconds time = market::noTime;
    double price = 0;
    double fairPrice = 0;

    bool operator==(const PricePoint &) const = default;
};

/// The prices seen since the window opened, of all bets together in a fixed amount of memory: the oldest points are
/// overwritten first. A point knows the one before it of the same bet, so no bet has a list of its own.
class PriceHistory {
public:
    explicit PriceHistory(std::size_t mostPoints = 65536) : m_most(mostPoints) {}

    void record(std::uint32_t slot, ShortTime time, double price, double fairPrice);
    /// The slot is another bet's now.
    void forget(std::uint32_t slot) noexcept;
    [[nodiscard]] bool knows(std::uint32_t slot) const noexcept;
    /// Oldest first.
    [[nodiscard]] std::vector<PricePoint> points(std::uint32_t slot) const;

private:
    struct Point {
        std::uint32_t before = 0; ///< number of the bet's point before this one; 0: none
        ShortTime time = 0;
        float price = 0;
        float fairPrice = 0;
    };
    [[nodiscard]] bool isKept(std::uint32_t number) const noexcept
    {
        return number != 0 && m_next - number <= m_points.size();
    }

    std::size_t m_most;
    std::vector<Point> m_points; ///< number n is at (n - 1) % m_most
    std::uint32_t m_next = 1;    ///< number of the next point
    std::vector<std::uint32_t> m_latest; ///< by slot: number of its newest point; 0: none
};

} // namespace evision::models
