// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_planner.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <utility>

namespace evision::feed {

namespace {

constexpr double clockTolerance = 30; ///< what our clock may differ from the service's
constexpr double minuteSeconds = 60;
constexpr double hourSeconds = 3'600;
constexpr double shortestMovementSeconds = 60;

double doubling(double first, int times, double most)
{
    return std::min(most, std::ldexp(first, std::min(times, 20)));
}

} // namespace

void CreditPlanner::settle(const PollAnswer &answer, const PollFindings &findings)
{
    if (!m_account)
        return;
    const std::int64_t charged = m_account->settle(answer);
    setClockBy(answer);
    const auto found = m_open.find(answer.request.id);
    if (found == m_open.end()) {
        // A call by hand; the pace sees that less is left, as when others use the key.
        if (charged > 0 && !answer.request.sport.empty())
            m_creditsBySport[answer.request.sport] += static_cast<double>(charged);
        return;
    }
    const OpenRequest open = found->second;
    m_open.erase(found);
    if (open.kind == PollKind::Sports)
        m_askingSports = false;
    else if (open.kind == PollKind::Events)
        m_sports[open.sport].asking = false;
    m_pace.spent(m_time, static_cast<double>(charged));
    m_paceSpent += static_cast<double>(charged);
    if (charged > 0)
        m_creditsBySport[m_sports[open.sport].key] += static_cast<double>(charged);
    PlannedCall *call = callOf(open);
    if (call)
        call->underWay = false;
    if (!answer.ok())
        return fail(open, answer.error);
    m_troubles = 0;
    m_pausedUntil = never;
    if (call) {
        call->failures = 0;
        call->madeAt = open.sentAt;
    }
    if (open.kind == PollKind::Sports)
        takeSports(findings);
    else if (open.kind == PollKind::Events)
        m_sports[open.sport].takeList(findings.events, views().count(), m_time);
    else
        takeOdds(open, findings);
}

void CreditPlanner::setClockBy(const PollAnswer &answer)
{
    if (answer.serverTime == market::noTime || !m_lastClock)
        return;
    // An answer that seems to come from before or long after the last look at the clock was under way when it was set.
    const double received = static_cast<double>(answer.receivedAt) / 1000;
    if (std::fabs(received - *m_lastClock) > hourSeconds)
        return;
    const double ahead = received + m_clockOffset - static_cast<double>(answer.serverTime);
    if (!isBelieved(answer.serverTime, ahead))
        return;
    if (std::fabs(ahead) <= clockTolerance)
        return;
    m_clockOffset -= ahead;
    if (ahead < 0)
        return;
    m_time = *m_lastClock + m_clockOffset;
    for (KnownSport &sport : m_sports)
        sport.notAfter(m_time);
    for (PlannedCall &call : m_calls) {
        call.madeAt = std::min(call.madeAt, m_time);
        call.reviewAt = std::min(call.reviewAt, m_time);
    }
    for (auto &[id, open] : m_open)
        open.sentAt = std::min(open.sentAt, m_time);
    for (PlanTime *at : {&m_pacedAt, &m_pricedAt, &m_forgotAt, &m_askSportsAt, &m_pausedUntil, &m_propsTurnedAt})
        *at = std::min(*at, m_time);
    m_pace.notAfter(m_time);
    m_paceCredits = 0; // paced anew
}

/// One answer that is years off, among good ones, must not move the clock: what is far from the time that was told
/// before is believed when the next answer says the same.
bool CreditPlanner::isBelieved(market::UnixSeconds told, double ahead)
{
    constexpr double leap = 24 * hourSeconds;
    const std::optional<market::UnixSeconds> before = std::exchange(m_leapTo, std::nullopt);
    const bool first = !std::exchange(m_clockIsTold, true);
    if (first || std::fabs(ahead) <= leap)
        return true;
    if (before && std::fabs(static_cast<double>(told - *before)) <= hourSeconds)
        return true;
    m_leapTo = told;
    return false;
}

PlannedCall *CreditPlanner::callOf(const OpenRequest &open)
{
    if (open.kind != PollKind::Odds && open.kind != PollKind::EventOdds)
        return nullptr;
    const auto found = std::find_if(m_calls.begin(), m_calls.end(), [&open](const PlannedCall &call) {
        return call.sport == open.sport && call.view == open.view && call.event == open.event;
    });
    return found == m_calls.end() ? nullptr : &*found;
}

void CreditPlanner::takeSports(const PollFindings &findings)
{
    if (findings.sports.empty())
        return; // an answer that was not read says nothing
    for (KnownSport &sport : m_sports) {
        const auto found = std::find_if(findings.sports.begin(), findings.sports.end(),
                                        [&sport](const SportInfo &info) { return info.key == sport.key; });
        const bool on = found != findings.sports.end() && found->active;
        if (on && sport.season != KnownSport::Season::On)
            sport.askAt = never;
        sport.season = on ? KnownSport::Season::On : KnownSport::Season::Off;
        if (on)
            sport.outrights = found->outrights;
    }
}

void CreditPlanner::takeOdds(const OpenRequest &open, const PollFindings &findings)
{
    KnownSport &sport = m_sports[open.sport];
    const std::size_t model = m_model.callOf(sport.key + ' ' + views().nameOf(open.view));
    std::set<std::string_view> seen;
    for (const EventFinding &finding : findings.events) {
        if (finding.commenceTime == market::noTime || (!open.event.empty() && finding.id != open.event))
            continue;
        if (seen.insert(finding.id).second)
            learn(open, model, sport.gameOf(finding, views().count()), &finding);
    }
    // Games that are listed, but nobody quotes.
    for (auto &[id, game] : sport.games) {
        if (seen.count(id) == 0 && (open.event.empty() || id == open.event))
            learn(open, model, game, nullptr);
    }
    for (PlannedCall &call : m_calls) {
        if (call.sport == open.sport)
            call.reviewAt = never; // what was found may be news to them
    }
}

void CreditPlanner::learn(const OpenRequest &open, std::size_t model, KnownGame &game, const EventFinding *finding)
{
    LastLook &look = game.looks[open.view];
    const double elapsed = open.sentAt - look.at;
    const bool inPlay = static_cast<double>(game.start) <= open.sentAt;
    if (!inPlay || m_settings.inPlay) {
        const Freshness freshness = look.isNone() ? freshnessOfFirstLook() : freshnessAfter(elapsed);
        const Glance glance = glanceAt(game, open.view, open.sentAt);
        const std::uint32_t found = finding ? finding->newOpportunities : 0;
        game.learn(m_model.expected(model, glance, freshness), found, open.sentAt);
        m_model.learn(model, glance, freshness, found);
    }
    const bool moved = finding && finding->quotes > 0 && !look.isNone();
    look.movedPerHour = moved ? static_cast<double>(finding->movedQuotes) / finding->quotes * hourSeconds /
                                    std::max(shortestMovementSeconds, elapsed)
                              : -1;
    look.opportunities = finding ? finding->opportunities : 0;
    look.newOpportunities = finding ? finding->newOpportunities : 0;
    look.at = open.sentAt;
}

void CreditPlanner::fail(const OpenRequest &open, PollError error)
{
    PlannedCall *call = callOf(open);
    switch (actionFor(error)) {
    case PollAction::GoOn:
        if (call)
            call->reviewAt = m_time + minuteSeconds;
        return;
    case PollAction::AskForKey:
        m_stopped = true;
        return;
    case PollAction::WaitForReset:
        // The account knows by its counter; a service that says one thing in its counter and another in its answer is
        // not asked over and over.
        m_pausedUntil = m_time + hourSeconds;
        return;
    case PollAction::LeaveOut:
        m_bulkLeftOut = m_bulkLeftOut || open.kind == PollKind::Odds;
        m_propsLeftOut = m_propsLeftOut || open.kind == PollKind::EventOdds;
        return;
    case PollAction::RefreshSports:
        m_sports[open.sport].season = KnownSport::Season::Off;
        m_sports[open.sport].games.clear();
        m_askSportsAt = std::min(m_askSportsAt, m_time + 10 * minuteSeconds);
        return;
    case PollAction::DropEvent:
        m_sports[open.sport].dropped.insert(open.event);
        m_sports[open.sport].games.erase(open.event);
        return;
    case PollAction::ShowAndStop:
        if (call)
            call->refused = true;
        return;
    case PollAction::TryLater:
        backOff(open, error);
        return;
    }
}

// Trouble with the source stops everything for a while, longer each time; an answer that cannot be read only its call.
void CreditPlanner::backOff(const OpenRequest &open, PollError error)
{
    constexpr double longestPause = 15 * minuteSeconds;
    if (error != PollError::BadAnswer) {
        m_pausedUntil = m_time + doubling(5, m_troubles, longestPause);
        ++m_troubles;
    }
    if (PlannedCall *call = callOf(open))
        call->reviewAt = m_time + doubling(minuteSeconds, call->failures++, hourSeconds);
    else if (open.kind == PollKind::Events)
        m_sports[open.sport].askAt = m_time + 5 * minuteSeconds;
    else
        m_askSportsAt = m_time + 5 * minuteSeconds;
}

} // namespace evision::feed
