// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::feed {

/// What the user wants polled and what it may cost. A value; the defaults ask for nothing until sports are named.
struct PlanSettings {
    std::vector<std::string> sports;
    std::vector<std::string> markets = {"h2h", "spreads", "totals"}; ///< of all games of a sport at once
    std::vector<std::string> props; ///< of one game at a time, near its start, when they are worth it; often none
    std::vector<std::string> regions = {"eu"};
    std::vector<std::string> bookmakers; ///< instead of regions

    std::int64_t monthlyBudget = 500; ///< credits this program may use between two resets
    std::int64_t reserve = 0;         ///< of these, and of the key's own: left for calls by hand
    int resetDay = 1;                 ///< of the month, 1 to 28
    int resetHour = 0;                ///< UTC, 0 to 23

    double horizonHours = 168; ///< games that start later are not worth a call
    bool inPlay = false;       ///< games go on being worth a call once they have begun
    /// 0: as often as it pays, so that the budget lasts to the reset. Else every sport with games within the horizon is
    /// asked for at this interval, as long as there are credits.
    std::int64_t everySeconds = 0;

    int mostAttempts = 3;     ///< calls the source makes for one request at most; each may be charged
    int mostUnderWay = 4;     ///< requests given out and not yet settled
    double openBetWeight = 2; ///< how many times as much a game with an open bet is worth

    bool operator==(const PlanSettings &) const = default;
};

/// The most ways to ask that a plan may have: sports times markets times regions, the props of a sport being one more.
/// Every sport there is, with all markets in two regions, has half as many.
inline constexpr std::size_t mostPlannedCalls = 4096;

/// What is wrong with the settings, a sentence for the user; empty when nothing is. Quick, whatever they hold.
[[nodiscard]] std::string problemWith(const PlanSettings &settings);

/// Markets that the service gives for all games of a sport in one call.
[[nodiscard]] bool isFeaturedMarket(std::string_view market) noexcept;
/// Markets that only competitions have, not games.
[[nodiscard]] bool isOutrightMarket(std::string_view market) noexcept;

} // namespace evision::feed
