// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/fixture.h"
#include "simulator/world/posting.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace evision::simulator {

/// A market that moves: every league's games and what bookmakers made of them, at any moment of any year. It has no
/// state but a memory of the games it has made: whatever is asked, in whatever order, the same seed gives the same
/// answer (the last digit of a price may differ between systems whose exp() and sin() differ). One thread at a time.
///
/// The bookmakers' prices are postedBy() of these fixtures.
class Market {
public:
    explicit Market(std::uint64_t seed) : m_seed(seed) {}

    [[nodiscard]] std::uint64_t seed() const noexcept { return m_seed; }

    /// What is on offer or under way at `time` (seconds since 1970), by start, then id.
    [[nodiscard]] std::vector<const Fixture *> listed(const League &league, std::int64_t time);
    /// All games that start from `from` to `to`, by start, then id.
    [[nodiscard]] std::vector<const Fixture *> starting(const League &league, std::int64_t from, std::int64_t to);
    /// A game that starts within `days` days of `time`, before or after; null when there is none.
    [[nodiscard]] const Fixture *find(const League &league, std::string_view id, std::int64_t time, int days = 16);
    /// Whether the service counts the sport as active: something is on offer or its season runs.
    [[nodiscard]] bool isActive(const League &league, std::int64_t time);

    /// Forgets games when there are very many. Fixtures handed out before are gone then: call it between questions.
    void trim();

private:
    const std::vector<Fixture> &gamesOf(const League &league, std::int64_t day);

    std::uint64_t m_seed;
    std::unordered_map<std::uint64_t, std::unique_ptr<const std::vector<Fixture>>> m_days;
};

} // namespace evision::simulator
