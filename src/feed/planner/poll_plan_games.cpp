// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/poll_plan_games.h"

#include <algorithm>
#include <cmath>

namespace evision::feed {

namespace {

constexpr double longestGameSeconds = 4.0 * 3'600;
constexpr double hourSeconds = 3'600;
constexpr double memorySeconds = 24 * hourSeconds;
constexpr double newsSeconds = 900; ///< what was found elsewhere is news for so long

} // namespace

void KnownGame::learn(double expectedNow, double foundNow, PlanTime time) noexcept
{
    const double kept = learnedAt == never ? 1 : std::exp2(-std::max(0.0, time - learnedAt) / memorySeconds);
    found = found * kept + foundNow;
    expected = expected * kept + expectedNow / factor();
    learnedAt = time;
}

Glance glanceAt(const KnownGame &game, std::size_t view, PlanTime time) noexcept
{
    const LastLook &look = game.looks[view];
    Glance glance;
    glance.own = game.factor();
    std::uint32_t news = 0;
    bool known = false;
    for (std::size_t other = 0; other < game.looks.size(); ++other) {
        const LastLook &seen = game.looks[other];
        if (other == view || time - seen.at > newsSeconds || look.at > seen.at)
            continue;
        known = true;
        news += seen.newOpportunities;
    }
    glance.news = known ? newsLevel(news) : 0;
    glance.start = startLevel(static_cast<double>(game.start) - time);
    if (!look.isNone()) {
        glance.opportunities = opportunityLevel(look.opportunities);
        glance.movement = look.movedPerHour < 0 ? 0 : movementLevel(look.movedPerHour);
    }
    constexpr double levelSeconds = 24 * hourSeconds / hourLevels;
    const double levels = std::floor(std::max(0.0, time) / levelSeconds);
    glance.hour = static_cast<std::size_t>(std::fmod(levels, static_cast<double>(hourLevels)));
    return glance;
}

KnownGame &KnownSport::gameOf(const EventFinding &event, std::size_t views)
{
    KnownGame &game = games[event.id];
    game.looks.resize(views);
    if (event.commenceTime != market::noTime)
        game.start = event.commenceTime;
    return game;
}

void KnownSport::takeList(const std::vector<EventFinding> &events, std::size_t views, PlanTime time)
{
    std::set<std::string_view> listed;
    for (const EventFinding &event : events) {
        if (dropped.count(event.id) > 0 || event.commenceTime == market::noTime)
            continue;
        gameOf(event, views);
        listed.insert(event.id);
    }
    for (auto at = games.begin(); at != games.end();)
        at = listed.count(at->first) > 0 ? std::next(at) : games.erase(at);
    listedAt = time;
}

bool KnownSport::isWanted(const KnownGame &game, PlanTime time, double horizonSeconds, bool inPlay) const noexcept
{
    const double ahead = static_cast<double>(game.start) - time;
    if (ahead <= 0)
        return inPlay && ahead > -longestGameSeconds;
    return outrights || ahead <= horizonSeconds; // a competition's winner is bet on months before
}

bool KnownSport::hasWanted(PlanTime time, double horizonSeconds, bool inPlay) const noexcept
{
    return std::any_of(games.begin(), games.end(),
                       [&](const auto &entry) { return isWanted(entry.second, time, horizonSeconds, inPlay); });
}

void KnownSport::notAfter(PlanTime time) noexcept
{
    listedAt = std::min(listedAt, time);
    askAt = std::min(askAt, time);
    for (auto &[id, game] : games) {
        for (LastLook &look : game.looks)
            look.at = std::min(look.at, time);
    }
}

} // namespace evision::feed
