// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/round_robin_planner.h"

#include "feed/tariff/credit_cost.h"

#include <algorithm>
#include <utility>

namespace evision::test {

namespace {

constexpr UnixMillis hour = 3'600'000;

} // namespace

RoundRobinPlanner::RoundRobinPlanner(feed::PlanSettings settings, Idle idle)
    : m_settings(std::move(settings)), m_idle(idle)
{
}

PlanStep RoundRobinPlanner::give(PollRequest request)
{
    request.id = ++m_lastId;
    request.mostCredits = feed::creditsAtMost(request);
    m_account->open(request.id, request.mostCredits);
    return {std::move(request), 0};
}

bool RoundRobinPlanner::isWorthACall(const std::string &sport, market::UnixSeconds now) const
{
    if (m_inSeason->count(sport) == 0)
        return false;
    const auto games = m_starts.find(sport);
    return m_idle == Idle::Polled ||
           (games != m_starts.end() && std::any_of(games->second.begin(), games->second.end(), [&](const auto &game) {
                return game.second > now && static_cast<double>(game.second - now) <= m_settings.horizonHours * 3'600;
            }));
}

PlanStep RoundRobinPlanner::next(UnixMillis now)
{
    const market::UnixSeconds time = toSeconds(now);
    if (!m_account)
        m_account.emplace(feed::CreditLimits{m_settings.monthlyBudget,
                                             m_settings.reserve,
                                             m_settings.mostAttempts,
                                             {m_settings.resetDay, m_settings.resetHour}},
                          time);
    (void)m_account->turn(time);
    PollRequest request;
    if (!m_inSeason) {
        request.kind = PollKind::Sports;
        return give(std::move(request));
    }
    for (const std::string &sport : m_settings.sports) {
        if (m_idle == Idle::Polled || now < m_listAt[sport])
            continue;
        m_listAt[sport] = now + hour;
        request.kind = PollKind::Events;
        request.sport = sport;
        return give(std::move(request));
    }
    if (now < m_nextAt)
        return {std::nullopt, m_nextAt};
    request.kind = PollKind::Odds;
    request.markets = m_settings.markets;
    request.regions = m_settings.regions;
    request.bookmakers = m_settings.bookmakers;
    const std::int64_t cost = feed::creditsAtMost(request);
    const auto rounds = static_cast<double>(m_account->available()) / static_cast<double>(cost);
    const auto rest = static_cast<double>(toMillis(m_account->resetsAt()) - now);
    if (!m_account->affords(cost) || rest <= 0)
        return {std::nullopt, now + hour};
    m_nextAt = now + static_cast<UnixMillis>(rest / rounds);
    for (std::size_t tried = 0; tried < m_settings.sports.size(); ++tried) {
        const std::string &sport = m_settings.sports[m_turn++ % m_settings.sports.size()];
        if (!isWorthACall(sport, time))
            continue;
        request.sport = sport;
        return give(std::move(request));
    }
    return {std::nullopt, m_nextAt};
}

void RoundRobinPlanner::settle(const PollAnswer &answer, const PollFindings &findings)
{
    m_account->settle(answer);
    if (answer.request.kind == PollKind::Sports) {
        m_inSeason.emplace();
        for (const SportInfo &sport : findings.sports) {
            if (sport.active)
                m_inSeason->insert(sport.key);
        }
    }
    for (const EventFinding &event : findings.events)
        m_starts[answer.request.sport][event.id] = event.commenceTime;
}

} // namespace evision::test
