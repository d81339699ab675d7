// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/credit_account.h"
#include "feed/planner/poll_plan_settings.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace evision::feed {

/// What a planner knows that bears on the future, whatever the settings.
struct PlanKnowledge {
    struct Sport {
        std::vector<market::UnixSeconds> starts; ///< of its games, as listed
        bool outrights = false;                  ///< competitions, no games
        double worthOfCall =
            0; ///< new opportunities that a call for a market brings an hour after the last; 0: unknown
        double creditsSpent = 0; ///< since the reset
    };
    market::UnixSeconds now = market::noTime;
    ResetRule reset;                               ///< by which resetsAt was found
    market::UnixSeconds resetsAt = market::noTime; ///< noTime: by the calendar
    std::int64_t spent = 0;                        ///< since the reset, by this program
    std::optional<std::int64_t> keyRemaining;      ///< what the key has, whoever uses it
    std::map<std::string, Sport> sports;           ///< by key; a sport that is missing is taken to have games always
};

struct SportForecast {
    std::string sport;
    std::int64_t creditsOfRound = 0; ///< for all its markets once
    double roundsPerDay = 0;
    double creditsPerDay = 0;
    double share = 0; ///< of all
};

/// What settings come to.
struct Forecast {
    double creditsPerDay = 0;
    std::int64_t creditsLeft = 0; ///< to spend until the reset
    market::UnixSeconds resetsAt = market::noTime;
    market::UnixSeconds lastsUntil = market::noTime; ///< the reset at the latest
    double mostPerDay = 0;                           ///< what asking as often as prices change would take
    bool paced = false;                              ///< it could spend more, and is held back so that the credits last
    std::vector<SportForecast> sports;               ///< in the order of the settings

    [[nodiscard]] bool lasts() const noexcept { return lastsUntil >= resetsAt; }
};

/// Good for settings that are not in use yet: what they would come to from now on. `settings` must have no problem.
[[nodiscard]] Forecast forecastOf(const PlanSettings &settings, const PlanKnowledge &knowledge);

/// What the cheapest call for prices can come to, all its attempts counted: with fewer credits none is made.
[[nodiscard]] std::int64_t leastCredits(const PlanSettings &settings);

/// Such as "412 credits a day. The credits last until 19 November, 14:05 UTC, 12 days before they come back on 1
/// December."
[[nodiscard]] std::string sentence(const Forecast &forecast);

} // namespace evision::feed
