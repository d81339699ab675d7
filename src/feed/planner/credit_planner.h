// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/credit_account.h"
#include "feed/planner/credit_pace.h"
#include "feed/planner/forecast.h"
#include "feed/planner/poll_plan_arrivals.h"
#include "feed/planner/poll_plan_calls.h"
#include "feed/planner/poll_plan_games.h"
#include "feed/planner/poll_plan_settings.h"
#include "feed/planner/poll_plan_state.h"
#include "interfaces/poll_planner.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace evision::feed {

/// Spends credits where they find most. It learns for every sport and market how many new opportunities a call brings,
/// by the time since the last one, the time to the starts, the hour, and what was there and how it moved; makes a call
/// when that is worth its credits at the price at which they last to the reset; and asks for one market at a time,
/// because the service charges for each anyway. What games there are it learns from calls that are free.
///
/// Pure: no I/O, no clock of its own. One thread at a time. With settings that have a problem (problemWith) it asks for
/// nothing.
class CreditPlanner final : public PollPlanner {
public:
    explicit CreditPlanner(PlanSettings settings, std::optional<PlanMemory> memory = std::nullopt);

    [[nodiscard]] PlanStep next(UnixMillis now) override;
    void settle(const PollAnswer &answer, const PollFindings &findings) override;
    void setOpenBets(const std::vector<std::string> &eventIds) override;

    /// A call is about to be made that this planner did not give out, as when the user asks: counts as spent from now
    /// on, until its answer is settled. Its id must be none that the planner gives (they count from 1).
    void countCall(const PollRequest &request, UnixMillis now);

    /// Follows other settings from now on, those of the reset excepted. What was spent, learned and looked at stays as
    /// far as it is of both, so that nothing known is paid for again; answers to what is no longer wanted do no harm.
    void setSettings(PlanSettings settings);

    /// After an error that stops everything, such as a bad key: goes on.
    void resume();
    [[nodiscard]] bool isStopped() const noexcept { return m_stopped; }
    /// Stopped, or every call for prices was refused as wrong or as not in the plan: nothing comes before resume().
    [[nodiscard]] bool isRefused() const noexcept;

    /// What is left for calls of its own until the reset.
    [[nodiscard]] std::int64_t creditsLeft() const;
    /// What is known, for a forecast with these settings or others.
    [[nodiscard]] PlanKnowledge knowledge() const;
    /// For keeping; what is under way counts as spent. Nothing before the first next().
    [[nodiscard]] std::optional<PlanMemory> memory() const;

    [[nodiscard]] const PlanSettings &settings() const noexcept { return m_settings; }
    /// Opportunities that a credit must bring.
    [[nodiscard]] double price() const noexcept { return m_pace.price(); }

private:
    struct OpenRequest {
        PollKind kind = PollKind::Sports;
        std::size_t sport = 0;
        std::size_t view = 0;
        std::string event;
        PlanTime sentAt = never;
    };

    // credit_planner.cpp: what to do now
    [[nodiscard]] PlanTime turnClock(UnixMillis now);
    void begin(PlanTime time);
    void turnMonth(PlanTime time);
    void turnPace(PlanTime time);
    void turnProps(PlanTime time);
    [[nodiscard]] PlanStep waitUntil(UnixMillis now, PlanTime time) const;
    [[nodiscard]] PlanStep give(PollRequest request, OpenRequest open);
    [[nodiscard]] std::optional<PlanStep> nextFree(PlanTime time);
    [[nodiscard]] std::optional<PlanStep> nextPaid(PlanTime time);
    [[nodiscard]] bool mayBeMade(const PlannedCall &call, PlanTime time) const;
    [[nodiscard]] bool isDue(const PlannedCall &call, PlanTime time) const;
    [[nodiscard]] bool isLongForgotten(const PlannedCall &call, PlanTime time) const;
    [[nodiscard]] PollRequest requestOf(const PlannedCall &call) const;
    [[nodiscard]] PlanTime nextReview(PlanTime time) const;
    [[nodiscard]] PlanViews views() const { return PlanViews(m_settings); }
    [[nodiscard]] CallJudge judge() const { return {m_settings, m_model, m_openBets}; }

    // credit_planner_change.cpp: other settings
    using ViewPlaces = std::vector<std::optional<std::size_t>>;
    [[nodiscard]] ViewPlaces moveSports();
    void moveLooks(const ViewPlaces &viewTo);
    void moveCalls(const ViewPlaces &sportTo, const ViewPlaces &viewTo);
    void addCalls();
    [[nodiscard]] static CreditLimits limitsOf(const PlanSettings &settings);

    // credit_planner_settle.cpp: what became of it
    void setClockBy(const PollAnswer &answer);
    [[nodiscard]] bool isBelieved(market::UnixSeconds told, double ahead);
    void takeSports(const PollFindings &findings);
    void takeOdds(const OpenRequest &open, const PollFindings &findings);
    void learn(const OpenRequest &open, std::size_t model, KnownGame &game, const EventFinding *finding);
    void fail(const OpenRequest &open, PollError error);
    void backOff(const OpenRequest &open, PollError error);
    [[nodiscard]] PlannedCall *callOf(const OpenRequest &open);

    PlanSettings m_settings;
    std::optional<PlanMemory> m_memory; ///< until the first next()
    bool m_hasProblem = false;
    bool m_stopped = false;
    bool m_bulkLeftOut = false; ///< not in the subscription
    bool m_propsLeftOut = false;

    std::optional<double> m_lastClock; ///< seconds, as handed in
    double m_clockOffset = 0;          ///< PlanTime less that
    PlanTime m_time = never;

    std::optional<CreditAccount> m_account; ///< from the first next() on
    CreditPace m_pace;
    double m_paceCredits = 0; ///< left when the pace began, and spent since
    double m_paceSpent = 0;
    PlanTime m_pacedAt = never;
    PlanTime m_pricedAt = never;
    double m_modelPrice = 0;
    PlanTime m_forgotAt = never;
    std::map<std::string, double> m_creditsBySport;

    ArrivalModel m_model;
    std::vector<KnownSport> m_sports;
    std::vector<PlannedCall> m_calls;
    std::set<std::string> m_openBets;

    bool m_askingSports = false;
    PlanTime m_askSportsAt = never;
    PlanTime m_pausedUntil = never; ///< the source is in trouble
    int m_troubles = 0;             ///< in a row
    PlanTime m_propsTurnedAt = never;

    std::uint64_t m_lastId = 0;
    std::map<std::uint64_t, OpenRequest> m_open;
    std::optional<market::UnixSeconds> m_leapTo; ///< what an answer said that is far from what time it was taken to be
    bool m_clockIsTold = false;
};

} // namespace evision::feed
