// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/outlook.h"

#include <cstdint>
#include <vector>

namespace evision::simulator {

/// Something becomes known: a player is out, a goalkeeper is confirmed.
struct News {
    std::int64_t at = 0; ///< seconds since 1970
    Expectation change;
    bool localFirst = false; ///< a few soft bookmakers hear of it before the sharps do
};

/// A random walk from 0 at 0 to a deviation of 1 at 1, the same for the same key: halved again and again (Lévy's
/// construction), so that any point of it costs the same and needs no other.
[[nodiscard]] double wanderAt(std::uint64_t key, double part) noexcept;

/// Even noise with deviation about 1 that changes within `cell` seconds, without steps.
[[nodiscard]] double smoothNoise(std::uint64_t key, std::int64_t time, std::int64_t cell) noexcept;

/// What a game is truly expected to bring, as it changes until the start: it drifts, and it jumps with the news.
class HiddenPath {
public:
    HiddenPath() = default;
    HiddenPath(const League &league, Expectation opening, std::uint64_t key, std::int64_t from, std::int64_t start);

    /// The truth at `time`; from the start on what it was then.
    [[nodiscard]] Expectation at(std::int64_t time) const noexcept;
    /// The same without any news.
    [[nodiscard]] Expectation drifted(std::int64_t time) const noexcept;
    [[nodiscard]] const std::vector<News> &news() const noexcept { return m_news; }

private:
    Expectation m_opening;
    Expectation m_drift; // deviation from the opening to the start
    std::uint64_t m_key = 0;
    std::int64_t m_from = 0;
    std::int64_t m_start = 0;
    std::vector<News> m_news;
};

} // namespace evision::simulator
