// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/leg_search.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace evision::edge {

/// Slides over candidates in the order of their age, oldest first, and knows the best of each part among those that lie
/// at most so many seconds before the newest. Each part's queue holds the candidates inside that no younger one beats,
/// best first, so that all of them pass in linear time. `queues` is lent, to be used again without allocation.
class SkewWindow {
public:
    using Queues = std::array<std::vector<std::uint32_t>, market::mostOutcomes>;

    SkewWindow(std::span<const Candidate> candidates, std::uint32_t parts, double maxSkewSeconds, Queues &queues);

    /// Takes the next candidate in. False where a better one of its part is still inside: that one met at least the
    /// same others, so nothing new can be made with this one.
    [[nodiscard]] bool admit(std::uint32_t at);
    /// Whether every part has a candidate inside, as of the last one admitted.
    [[nodiscard]] bool isComplete();
    /// The best of a part; only where it is complete.
    [[nodiscard]] const Candidate &best(std::uint32_t part) const { return m_candidates[m_queues[part][m_head[part]]]; }

    /// The best of all parts, with these weights; only where it is complete.
    [[nodiscard]] Combination combination(const LegWeights &weights) const;

private:
    void expire(std::uint32_t part);

    std::span<const Candidate> m_candidates;
    std::uint32_t m_parts;
    double m_maxSkewSeconds;
    Queues &m_queues;
    std::array<std::size_t, market::mostOutcomes> m_head{};
    market::UnixSeconds m_newest = market::noTime;
};

} // namespace evision::edge
