// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/poll_plan_arrivals.h"
#include "interfaces/poll_planner.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace evision::feed {

/// Seconds since 1970 with a fraction: the planner's own time, which a clock that is set does not disturb.
using PlanTime = double;
inline constexpr PlanTime never = -std::numeric_limits<double>::infinity();

/// What was there when a game was last looked at in a market.
struct LastLook {
    PlanTime at = never;
    std::uint32_t opportunities = 0;
    double movedPerHour = -1; ///< share of the quotes; negative: not known
    std::uint32_t newOpportunities = 0;

    [[nodiscard]] bool isNone() const noexcept { return at == never; }
};

/// A game that is to be played, or is being played.
struct KnownGame {
    market::UnixSeconds start = market::noTime;
    std::vector<LastLook> looks; ///< by view of the plan
    double found = 0;            ///< new opportunities, and how many were expected: less of both as time goes by
    double expected = 0;
    PlanTime learnedAt = never;

    /// How much more than the like of it the game brings.
    [[nodiscard]] double factor() const noexcept { return (found + ownWeight) / (expected + ownWeight); }
    void learn(double expectedNow, double foundNow, PlanTime time) noexcept;

private:
    static constexpr double ownWeight = 3;
};

/// As the model sees it.
[[nodiscard]] Glance glanceAt(const KnownGame &game, std::size_t view, PlanTime time) noexcept;

/// A sport of the plan, and what the free calls said of it.
struct KnownSport {
    enum class Season : std::uint8_t { NotKnown, On, Off };

    std::string key;
    Season season = Season::NotKnown;
    bool outrights = false;                 ///< competitions, no games
    std::map<std::string, KnownGame> games; ///< by id
    std::set<std::string> dropped;          ///< games the service does not know although it lists them
    PlanTime listedAt = never;              ///< when the games were last listed
    PlanTime askAt = never;                 ///< when to ask for the list again
    bool asking = false;

    /// The list of all games, from the free call. Those it leaves out are over or called off.
    void takeList(const std::vector<EventFinding> &events, std::size_t views, PlanTime time);
    KnownGame &gameOf(const EventFinding &event, std::size_t views);
    /// Whether a game is worth a call at all.
    [[nodiscard]] bool isWanted(const KnownGame &game, PlanTime time, double horizonSeconds,
                                bool inPlay) const noexcept;
    [[nodiscard]] bool hasWanted(PlanTime time, double horizonSeconds, bool inPlay) const noexcept;
    /// Nothing lies in the future any more: the clock had been ahead.
    void notAfter(PlanTime time) noexcept;
};

} // namespace evision::feed
