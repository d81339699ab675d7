// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/poll_plan_arrivals.h"
#include "feed/planner/poll_plan_games.h"
#include "feed/planner/poll_plan_settings.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace evision::feed {

/// The props of a game are not thought about earlier than this before its start.
inline constexpr double propsAheadSeconds = 3 * 3'600;

/// The ways to look at a game: a market in a region each, since the service charges for each; last the props in all
/// regions. Bookmakers that are named stay together, lest the sharps among them be apart from the others.
class PlanViews {
public:
    explicit PlanViews(const PlanSettings &settings) noexcept : m_settings(settings) {}

    [[nodiscard]] std::size_t regions() const noexcept
    {
        return m_settings.bookmakers.empty() ? m_settings.regions.size() : 1;
    }
    [[nodiscard]] std::size_t props() const noexcept { return m_settings.markets.size() * regions(); }
    [[nodiscard]] std::size_t count() const noexcept { return props() + 1; }
    /// Of a view that is not of the props.
    [[nodiscard]] const std::string &market(std::size_t view) const { return m_settings.markets[view / regions()]; }
    /// What to ask for.
    [[nodiscard]] PollRequest requestOf(std::size_t view) const;
    /// Such as "h2h eu".
    [[nodiscard]] std::string nameOf(std::size_t view) const;

private:
    const PlanSettings &m_settings;
};

/// A paid call the plan may make again and again: one market of all games of a sport, or the props of one game.
struct PlannedCall {
    std::size_t sport = 0;    ///< in the plan
    std::size_t view = 0;     ///< which of the looks at a game it gives, see PlanViews
    std::string event;        ///< of props
    std::size_t model = 0;    ///< ArrivalModel::callOf
    std::int64_t credits = 0; ///< at most
    PlanTime madeAt = never;
    PlanTime reviewAt = never; ///< not to be thought about before
    int failures = 0;          ///< in a row
    bool underWay = false;
    bool refused = false; ///< the service called it wrong: not to be made again
};

/// What a call would bring.
struct CallWorth {
    double recurring = 0;  ///< new opportunities at games looked at before: more of them the longer one waits
    double firstLooks = 0; ///< at games not looked at yet: they wait, as long as the game does not begin

    [[nodiscard]] double total() const noexcept { return recurring + firstLooks; }
};

/// Says what calls are worth and when to make them. Pure; borrows all it looks at.
class CallJudge {
public:
    CallJudge(const PlanSettings &settings, const ArrivalModel &model, const std::set<std::string> &openBets);

    [[nodiscard]] CallWorth worth(const PlannedCall &call, const KnownSport &sport, PlanTime time) const;
    /// What it would bring now if it had been made `ago` seconds before and ever again at that interval.
    [[nodiscard]] double worthAtInterval(const PlannedCall &call, const KnownSport &sport, PlanTime time,
                                         double ago) const;
    /// Whether now is the time, a credit being worth `price` opportunities: the call must bring its price, and waiting
    /// must not bring more than the call has brought by the second so far (Charnov's marginal value theorem).
    [[nodiscard]] bool isDue(const PlannedCall &call, const KnownSport &sport, PlanTime time, double price) const;
    /// Prices do not change sooner than this after a look: the service's update interval, which shrinks towards the
    /// start.
    [[nodiscard]] double updateSeconds(const PlannedCall &call, const KnownSport &sport, PlanTime time) const;
    [[nodiscard]] bool isWanted(const PlannedCall &call, const KnownSport &sport, PlanTime time) const;

private:
    [[nodiscard]] double secondsSinceNear(const PlannedCall &call, const KnownSport &sport, PlanTime time) const;
    template <typename Visit>
    void visitGames(const PlannedCall &call, const KnownSport &sport, PlanTime time, Visit visit) const;

    const PlanSettings &m_settings;
    const ArrivalModel &m_model;
    const std::set<std::string> &m_openBets;
};

/// The price at which calls, each at its best interval, would spend `creditsPerSecond`; 0 when they never do.
[[nodiscard]] double steadyPrice(const CallJudge &judge, const std::vector<PlannedCall> &calls,
                                 const std::vector<KnownSport> &sports, PlanTime time, double creditsPerSecond);

} // namespace evision::feed
