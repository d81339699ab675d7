// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_planner.h"

#include <algorithm>
#include <map>
#include <utility>

namespace evision::feed {

namespace {

/// Where the views of one plan are in another: by old view the new one, or nothing where it is no longer looked at so.
std::vector<std::optional<std::size_t>> viewsIn(const PlanSettings &before, const PlanSettings &after)
{
    const PlanViews from(before);
    const PlanViews to(after);
    std::vector<std::optional<std::size_t>> places(from.count());
    if (from.requestOf(from.props()) == to.requestOf(to.props()))
        places[from.props()] = to.props();
    if (before.bookmakers != after.bookmakers)
        return places; // not one of them asks the same bookmakers
    std::map<std::string, std::size_t> names;
    for (std::size_t view = 0; view < to.props(); ++view)
        names.emplace(to.nameOf(view), view);
    for (std::size_t view = 0; view < from.props(); ++view) {
        if (const auto same = names.find(from.nameOf(view)); same != names.end())
            places[view] = same->second;
    }
    return places;
}

} // namespace

void CreditPlanner::setSettings(PlanSettings settings)
{
    if (settings == m_settings)
        return;
    const PlanSettings before = std::exchange(m_settings, std::move(settings));
    const bool hadProblem = std::exchange(m_hasProblem, !problemWith(m_settings).empty());
    if (m_hasProblem) { // what is refused is not built either
        m_sports.clear();
        m_calls.clear();
        m_open.clear();
        m_askingSports = false;
        return;
    }
    if (m_account)
        m_account->setLimits(limitsOf(m_settings));
    const ViewPlaces viewTo = hadProblem ? ViewPlaces() : viewsIn(before, m_settings);
    const auto sportTo = moveSports();
    moveLooks(viewTo);
    moveCalls(sportTo, viewTo);
    // What is under way for nobody is counted by the account alone when it comes.
    for (auto at = m_open.begin(); at != m_open.end();) {
        OpenRequest &open = at->second;
        const bool ofSport = open.kind != PollKind::Sports;
        const bool ofView = open.kind == PollKind::Odds || open.kind == PollKind::EventOdds;
        if ((ofSport && !sportTo[open.sport]) || (ofView && !viewTo[open.view])) {
            at = m_open.erase(at);
            continue;
        }
        open.sport = ofSport ? *sportTo[open.sport] : 0;
        open.view = ofView ? *viewTo[open.view] : open.view;
        ++at;
    }
    // The price of a credit is another, and what was left for later may be worth its call now.
    m_paceCredits = 0;
    for (PlanTime *at : {&m_pacedAt, &m_pricedAt, &m_propsTurnedAt})
        *at = never;
    for (KnownSport &sport : m_sports) {
        if (before.horizonHours != m_settings.horizonHours)
            sport.askAt = never; // whether it has games is another question now, and the answer is free
    }
}

/// Takes over the sports that stay and adds those that are new; by old place the new one.
CreditPlanner::ViewPlaces CreditPlanner::moveSports()
{
    std::vector<KnownSport> before = std::exchange(m_sports, {});
    std::vector<std::optional<std::size_t>> places(before.size());
    for (const std::string &key : m_settings.sports) {
        const auto known =
            std::find_if(before.begin(), before.end(), [&key](const KnownSport &sport) { return sport.key == key; });
        if (known == before.end()) {
            m_sports.emplace_back();
            m_sports.back().key = key;
            if (!m_askingSports)
                m_askSportsAt = never; // whether it is in season
            continue;
        }
        places[static_cast<std::size_t>(known - before.begin())] = m_sports.size();
        m_sports.push_back(*known);
    }
    return places;
}

void CreditPlanner::moveLooks(const ViewPlaces &viewTo)
{
    for (KnownSport &sport : m_sports) {
        for (auto &[id, game] : sport.games) {
            const std::vector<LastLook> before = std::exchange(game.looks, std::vector<LastLook>(views().count()));
            for (std::size_t view = 0; view < before.size() && view < viewTo.size(); ++view) {
                if (viewTo[view])
                    game.looks[*viewTo[view]] = before[view];
            }
        }
    }
}

void CreditPlanner::moveCalls(const ViewPlaces &sportTo, const ViewPlaces &viewTo)
{
    const std::vector<PlannedCall> before = std::exchange(m_calls, {});
    addCalls();
    for (const PlannedCall &call : before) {
        const auto sport = sportTo[call.sport];
        const auto view = viewTo[call.view];
        if (!sport || !view)
            continue;
        PlannedCall moved = call;
        moved.sport = *sport;
        moved.view = *view;
        moved.reviewAt = never;
        const auto same = std::find_if(m_calls.begin(), m_calls.end(), [&moved](const PlannedCall &other) {
            return other.sport == moved.sport && other.view == moved.view && other.event == moved.event;
        });
        if (same != m_calls.end())
            *same = std::move(moved);
        else if (!call.event.empty() && !m_settings.props.empty())
            m_calls.push_back(std::move(moved));
    }
}

} // namespace evision::feed
