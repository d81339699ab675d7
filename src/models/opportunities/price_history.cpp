// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/price_history.h"

#include <algorithm>

namespace evision::models {

void PriceHistory::record(std::uint32_t slot, ShortTime time, double price, double fairPrice)
{
    if (slot >= m_latest.size())
        m_latest.resize(slot + 1, 0);
    const Point point{m_latest[slot], time, static_cast<float>(price), static_cast<float>(fairPrice)};
    if (m_points.size() < m_most)
        m_points.push_back(point);
    else
        m_points[(m_next - 1) % m_most] = point;
    m_latest[slot] = m_next++;
}

void PriceHistory::forget(std::uint32_t slot) noexcept
{
    if (slot < m_latest.size())
        m_latest[slot] = 0;
}

bool PriceHistory::knows(std::uint32_t slot) const noexcept
{
    return slot < m_latest.size() && isKept(m_latest[slot]);
}

std::vector<PricePoint> PriceHistory::points(std::uint32_t slot) const
{
    std::vector<PricePoint> result;
    if (!knows(slot))
        return result;
    for (std::uint32_t number = m_latest[slot]; isKept(number);) {
        const Point &point = m_points[(number - 1) % m_most];
        result.push_back({longTime(point.time), double{point.price}, double{point.fairPrice}});
        number = point.before;
    }
    std::reverse(result.begin(), result.end());
    return result;
}

} // namespace evision::models
