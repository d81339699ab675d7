// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/poll_plan_calls.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::feed {

namespace {

constexpr double hourSeconds = 3'600;

// How far ahead one looks whether waiting pays.
constexpr std::array<double, 9> waits{60, 150, 300, 600, 1'200, 2'400, 4'800, 9'600, 19'200};
constexpr std::array<double, 11> intervals{60, 150, 400, 1'000, 2'500, 6'000, 15'000, 40'000, 86'400, 200'000, 400'000};

} // namespace

PollRequest PlanViews::requestOf(std::size_t view) const
{
    PollRequest request;
    request.bookmakers = m_settings.bookmakers;
    if (view >= props()) {
        request.kind = PollKind::EventOdds;
        request.markets = m_settings.props;
        request.regions = m_settings.regions;
    } else {
        request.kind = PollKind::Odds;
        request.markets = {market(view)};
        if (m_settings.bookmakers.empty())
            request.regions = {m_settings.regions[view % regions()]};
    }
    if (!request.bookmakers.empty())
        request.regions.clear();
    return request;
}

std::string PlanViews::nameOf(std::size_t view) const
{
    if (view >= props())
        return "props";
    return market(view) + (m_settings.bookmakers.empty() ? ' ' + m_settings.regions[view % regions()] : "");
}

CallJudge::CallJudge(const PlanSettings &settings, const ArrivalModel &model, const std::set<std::string> &openBets)
    : m_settings(settings), m_model(model), m_openBets(openBets)
{
}

template <typename Visit>
void CallJudge::visitGames(const PlannedCall &call, const KnownSport &sport, PlanTime time, Visit visit) const
{
    const double horizon = m_settings.horizonHours * hourSeconds;
    const auto consider = [&](const std::string &id, const KnownGame &game) {
        if (sport.isWanted(game, time, horizon, m_settings.inPlay))
            visit(game, m_openBets.count(id) > 0 ? m_settings.openBetWeight : 1.0);
    };
    if (call.event.empty()) {
        for (const auto &[id, game] : sport.games)
            consider(id, game);
    } else if (const auto found = sport.games.find(call.event);
               found != sport.games.end() && static_cast<double>(found->second.start) - time <= propsAheadSeconds) {
        consider(found->first, found->second);
    }
}

double CallJudge::secondsSinceNear(const PlannedCall &call, const KnownSport &sport, PlanTime time) const
{
    double since = 0;
    visitGames(call, sport, time, [&](const KnownGame &game, double) {
        since = propsAheadSeconds - (static_cast<double>(game.start) - time);
    });
    return since;
}

CallWorth CallJudge::worth(const PlannedCall &call, const KnownSport &sport, PlanTime time) const
{
    CallWorth worth;
    const Freshness first = freshnessOfFirstLook();
    PlanTime lookedAt = never;
    Freshness freshness{};
    visitGames(call, sport, time, [&](const KnownGame &game, double weight) {
        const LastLook &look = game.looks[call.view];
        const Glance glance = glanceAt(game, call.view, time);
        if (look.isNone()) {
            worth.firstLooks += weight * m_model.expected(call.model, glance, first);
            return;
        }
        if (look.at != lookedAt) {
            lookedAt = look.at;
            freshness = freshnessAfter(time - lookedAt);
        }
        worth.recurring += weight * m_model.expected(call.model, glance, freshness);
    });
    const double optimism = m_model.optimism(call.model);
    worth.recurring *= optimism;
    worth.firstLooks *= optimism;
    return worth;
}

double CallJudge::worthAtInterval(const PlannedCall &call, const KnownSport &sport, PlanTime time, double ago) const
{
    const Freshness freshness = freshnessAfter(ago);
    double sum = 0;
    visitGames(call, sport, time, [&](const KnownGame &game, double weight) {
        sum += weight * m_model.expected(call.model, glanceAt(game, call.view, time), freshness);
    });
    return sum * m_model.optimism(call.model);
}

bool CallJudge::isDue(const PlannedCall &call, const KnownSport &sport, PlanTime time, double price) const
{
    if (time - call.madeAt < updateSeconds(call, sport, time))
        return false;
    const CallWorth now = worth(call, sport, time);
    const double gain = now.total() - price * static_cast<double>(call.credits);
    if (!(now.total() > 0) || gain < 0)
        return false;
    const bool isFirst = call.madeAt == never;
    if (isFirst && call.event.empty())
        return true;
    const double elapsed = std::max(60.0, isFirst ? secondsSinceNear(call, sport, time) : time - call.madeAt);
    // First looks came one by one since the last call, and more of them will.
    return std::all_of(waits.begin(), waits.end(), [&](double wait) {
        const CallWorth later = worth(call, sport, time + wait);
        const double then = later.recurring + later.firstLooks * (1 + wait / elapsed);
        return then - now.total() <= gain * wait / elapsed;
    });
}

double CallJudge::updateSeconds(const PlannedCall &call, const KnownSport &sport, PlanTime time) const
{
    const PlanViews views(m_settings);
    const bool props = call.view >= views.props();
    const bool outrights = !props && isOutrightMarket(views.market(call.view));
    const double before = outrights ? 300 : 60;
    const double inPlay = outrights || props ? 60 : 40;
    double nearest = 6 * hourSeconds;
    visitGames(call, sport, time, [&](const KnownGame &game, double) {
        nearest = std::clamp(static_cast<double>(game.start) - time, 0.0, nearest);
    });
    return inPlay + (before - inPlay) * nearest / (6 * hourSeconds);
}

bool CallJudge::isWanted(const PlannedCall &call, const KnownSport &sport, PlanTime time) const
{
    bool wanted = false;
    visitGames(call, sport, time, [&wanted](const KnownGame &, double) { wanted = true; });
    return wanted;
}

double steadyPrice(const CallJudge &judge, const std::vector<PlannedCall> &calls, const std::vector<KnownSport> &sports,
                   PlanTime time, double creditsPerSecond)
{
    std::vector<std::array<double, intervals.size()>> worths; // of each call that is worth anything, by interval
    std::vector<double> credits;
    double dearest = 0;
    for (const PlannedCall &call : calls) {
        if (call.refused || call.credits <= 0 || !judge.isWanted(call, sports[call.sport], time))
            continue;
        worths.emplace_back();
        credits.push_back(static_cast<double>(call.credits));
        for (std::size_t at = 0; at < intervals.size(); ++at)
            worths.back()[at] = judge.worthAtInterval(call, sports[call.sport], time, intervals[at]);
        dearest = std::max(dearest, worths.back().back() / credits.back());
    }
    const auto spentAt = [&](double price) {
        double rate = 0;
        for (std::size_t call = 0; call < worths.size(); ++call) {
            double best = 0;
            double interval = 0;
            for (std::size_t at = 0; at < intervals.size(); ++at) {
                const double gain = (worths[call][at] - price * credits[call]) / intervals[at];
                if (gain > best) {
                    best = gain;
                    interval = intervals[at];
                }
            }
            rate += interval > 0 ? credits[call] / interval : 0;
        }
        return rate;
    };
    if (!(dearest > 0) || !(creditsPerSecond > 0))
        return 0;
    double high = std::log(dearest); // spends nothing
    double low = high - 16;
    for (int step = 0; step < 40; ++step) {
        const double middle = (low + high) / 2;
        (spentAt(std::exp(middle)) > creditsPerSecond ? low : high) = middle;
    }
    return std::exp(high);
}

} // namespace evision::feed
