// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/skew_window.h"

#include <algorithm>

namespace evision::edge {

SkewWindow::SkewWindow(std::span<const Candidate> candidates, std::uint32_t parts, double maxSkewSeconds,
                       Queues &queues)
    : m_candidates(candidates), m_parts(parts), m_maxSkewSeconds(maxSkewSeconds), m_queues(queues)
{
    for (std::uint32_t part = 0; part < parts; ++part)
        m_queues[part].clear();
}

bool SkewWindow::admit(std::uint32_t at)
{
    const Candidate &newest = m_candidates[at];
    m_newest = newest.quoteTime;
    auto &own = m_queues[newest.part];
    while (own.size() > m_head[newest.part] && m_candidates[own.back()].effective <= newest.effective)
        own.pop_back();
    own.push_back(at);
    expire(newest.part);
    return own[m_head[newest.part]] == at;
}

bool SkewWindow::isComplete()
{
    for (std::uint32_t part = 0; part < m_parts; ++part) {
        expire(part);
        if (m_head[part] == m_queues[part].size())
            return false;
    }
    return true;
}

Combination SkewWindow::combination(const LegWeights &weights) const
{
    Combination made;
    made.count = std::min<std::uint32_t>(m_parts, market::mostOutcomes);
    made.weights = weights.byLeg;
    made.sum = weights.sum;
    for (std::uint32_t part = 0; part < made.count; ++part)
        made.legs[part] = best(part);
    return made;
}

void SkewWindow::expire(std::uint32_t part)
{
    const auto &queue = m_queues[part];
    std::size_t &head = m_head[part];
    while (head < queue.size() &&
           static_cast<double>(m_newest - m_candidates[queue[head]].quoteTime) > m_maxSkewSeconds)
        ++head;
}

} // namespace evision::edge
