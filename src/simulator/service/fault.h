// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/service_call.h"
#include "simulator/service/wire_writer.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace evision::simulator {

/// What can go wrong on demand.
enum class Fault : std::uint8_t {
    Slow,         ///< the answer takes seconds
    Cut,          ///< the connection breaks off in the middle
    Garbage,      ///< no JSON, or half of it
    TooMany,      ///< status 429 out of the blue
    ServerError,  ///< status 5xx with a page for people
    SwappedSides, ///< home and away exchanged in some games
    MissingDraw,  ///< three-way prices without the draw
    ClockSkew,    ///< the Date header is minutes off
    StaleBook,    ///< a bookmaker's prices of most of an hour ago
    DuplicateOutcomes,
};

/// slow, cut, garbage, 429, 5xx, swapped-sides, missing-draw, clock-skew, stale-book, duplicate-outcomes
[[nodiscard]] std::string_view faultName(Fault fault) noexcept;
[[nodiscard]] std::optional<Fault> faultByName(std::string_view name) noexcept;
[[nodiscard]] std::span<const Fault> allFaults() noexcept;

/// Which faults happen, and how often.
struct FaultPlan {
    std::vector<Fault> faults;
    double share = 0.25; ///< of the calls, or of the games and bookmakers in an answer, that each of them hits
};

/// Makes the faults of a plan happen; which calls they hit depends on the seed and the number of the call.
class FaultMaker {
public:
    FaultMaker(FaultPlan plan, std::uint64_t seed) : m_plan(std::move(plan)), m_seed(seed) {}

    /// A new call begins.
    void nextCall() noexcept { ++m_call; }
    /// Whether a fault of the whole call hits this one.
    [[nodiscard]] bool hits(Fault fault) const noexcept;
    /// Whether it hits something inside of the answer with this key; the same for some minutes.
    [[nodiscard]] bool hits(Fault fault, std::uint64_t key, std::int64_t time) const noexcept;

    /// How far back the bookmaker's prices of the game are, seconds.
    [[nodiscard]] std::int64_t staleness(const Fixture &fixture, const Book &book, std::int64_t time) const noexcept;
    /// Spoils a game that is about to be sent.
    void spoil(EventView &view, std::int64_t time) const;
    /// What the service's clock is off, seconds.
    [[nodiscard]] std::int64_t clockError(std::int64_t time) const noexcept;
    /// Spoils the finished answer: body, delay, cut.
    void spoil(ServiceAnswer &answer) const;

private:
    [[nodiscard]] bool isPlanned(Fault fault) const noexcept;

    FaultPlan m_plan;
    std::uint64_t m_seed;
    std::uint64_t m_call = 0;
};

} // namespace evision::simulator
