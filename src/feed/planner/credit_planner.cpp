// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_planner.h"

#include "feed/tariff/credit_cost.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace evision::feed {

namespace {

using market::UnixSeconds;

constexpr double hourSeconds = 3'600;
constexpr double daySeconds = 86'400;
constexpr double paceSeconds = 60;
constexpr double modelPriceSeconds = 1'800;
constexpr double propsSeconds = 300;
constexpr double longWait = hourSeconds;
constexpr double exploring = 0.03; ///< of the credits
constexpr double clockSlack = 1;   ///< what a clock may go back without having been set

// Free calls are free, but not to be wasted: an hour of the list of games, half a day of the list of sports, and more
// often where an answer would tell that credits are back.
constexpr double sportsSeconds = 12 * hourSeconds;
constexpr double dueResetSeconds = 600;
constexpr double noCreditsSeconds = hourSeconds;
constexpr double gamesSeconds = hourSeconds;
constexpr double noGamesSeconds = 4 * hourSeconds;

} // namespace

CreditLimits CreditPlanner::limitsOf(const PlanSettings &settings)
{
    return {settings.monthlyBudget, settings.reserve, settings.mostAttempts, {settings.resetDay, settings.resetHour}};
}

CreditPlanner::CreditPlanner(PlanSettings settings, std::optional<PlanMemory> memory)
    : m_settings(std::move(settings)), m_memory(std::move(memory)), m_hasProblem(!problemWith(m_settings).empty())
{
    if (m_hasProblem)
        return; // what is refused is not built either
    for (const std::string &key : m_settings.sports) {
        m_sports.emplace_back();
        m_sports.back().key = key;
    }
    addCalls();
}

void CreditPlanner::addCalls()
{
    for (std::size_t sport = 0; sport < m_sports.size(); ++sport) {
        for (std::size_t view = 0; view < views().props(); ++view) {
            PlannedCall call;
            call.sport = sport;
            call.view = view;
            call.model = m_model.callOf(m_sports[sport].key + ' ' + views().nameOf(view));
            call.credits = creditsAtMost(views().requestOf(view));
            m_calls.push_back(std::move(call));
        }
    }
}

void CreditPlanner::begin(PlanTime time)
{
    const auto seconds = static_cast<UnixSeconds>(time);
    if (m_memory && m_memory->credits.resetsAt > 0)
        m_account.emplace(limitsOf(m_settings), m_memory->credits);
    else
        m_account.emplace(limitsOf(m_settings), seconds);
    if (m_memory) {
        for (const auto &[name, rate] : m_memory->rates)
            m_model.restore(name, rate);
        if (m_memory->price)
            m_pace.restore(m_memory->price->logModel, m_memory->price->logCorrection);
        m_creditsBySport = std::move(m_memory->creditsBySport);
    }
    m_memory.reset();
    m_forgotAt = time;
}

// A clock that goes back is taken to have been set, and the planner's own time to have stood still; the next answer
// says what time it is.
PlanTime CreditPlanner::turnClock(UnixMillis now)
{
    const double clock = static_cast<double>(now) / 1000;
    if (m_lastClock && clock < *m_lastClock - clockSlack)
        m_clockOffset += *m_lastClock - clock;
    m_lastClock = clock;
    m_time = std::max(m_time, clock + m_clockOffset);
    return m_time;
}

void CreditPlanner::turnMonth(PlanTime time)
{
    // A Date that is weeks ahead begins no month: the machine's own clock has to agree.
    const bool began = m_account->turn(static_cast<UnixSeconds>(std::min(time, m_lastClock.value_or(time))));
    if (began)
        m_creditsBySport.clear();
    const auto left = static_cast<double>(m_account->available());
    const double held = m_paceCredits - m_paceSpent - left; // under way, or used by others
    if (began || m_paceCredits <= 0 || std::fabs(held) > 0.03 * m_paceCredits + 50) {
        m_pace.begin(time, left, static_cast<PlanTime>(m_account->resetsAt()));
        m_paceCredits = left;
        m_paceSpent = 0;
    }
}

void CreditPlanner::turnPace(PlanTime time)
{
    if (time - m_pacedAt < paceSeconds)
        return;
    m_pacedAt = time;
    if (time - m_forgotAt > daySeconds) {
        m_model.forget((time - m_forgotAt) / daySeconds);
        m_forgotAt = time;
    }
    const auto left = static_cast<double>(m_account->available());
    const auto resetsAt = static_cast<PlanTime>(m_account->resetsAt());
    if (time - m_pricedAt > modelPriceSeconds) {
        m_pricedAt = time;
        m_modelPrice = steadyPrice(judge(), m_calls, m_sports, time, CreditPace::evenRate(time, left, resetsAt));
    }
    m_pace.advance(time, left, resetsAt, m_modelPrice);
}

// The props of a game are a call of their own as long as its start is near.
void CreditPlanner::turnProps(PlanTime time)
{
    if (m_settings.props.empty() || m_propsLeftOut || time - m_propsTurnedAt < propsSeconds)
        return;
    m_propsTurnedAt = time;
    const auto isNear = [&](const KnownSport &sport, const KnownGame &game) {
        return static_cast<double>(game.start) - time < propsAheadSeconds &&
               sport.isWanted(game, time, propsAheadSeconds, m_settings.inPlay);
    };
    std::set<std::string_view> planned;
    m_calls.erase(std::remove_if(m_calls.begin(), m_calls.end(),
                                 [&](const PlannedCall &call) {
                                     if (call.event.empty() || call.underWay)
                                         return false;
                                     const auto &games = m_sports[call.sport].games;
                                     const auto found = games.find(call.event);
                                     return found == games.end() || !isNear(m_sports[call.sport], found->second);
                                 }),
                  m_calls.end());
    for (const PlannedCall &call : m_calls)
        planned.insert(call.event);
    std::vector<PlannedCall> fresh;
    for (std::size_t sport = 0; sport < m_sports.size(); ++sport) {
        if (m_sports[sport].outrights)
            continue;
        for (const auto &[id, game] : m_sports[sport].games) {
            if (planned.count(id) > 0 || !isNear(m_sports[sport], game))
                continue;
            PlannedCall call;
            call.sport = sport;
            call.view = views().props();
            call.event = id;
            call.model = m_model.callOf(m_sports[sport].key + ' ' + views().nameOf(call.view));
            call.credits = creditsAtMost(views().requestOf(call.view));
            fresh.push_back(std::move(call));
        }
    }
    m_calls.insert(m_calls.end(), fresh.begin(), fresh.end());
}

PlanStep CreditPlanner::waitUntil(UnixMillis now, PlanTime time) const
{
    const double ahead = std::clamp(time - m_time, 0.001, longWait);
    return {std::nullopt, now + static_cast<UnixMillis>(std::ceil(ahead * 1000))};
}

PlanStep CreditPlanner::next(UnixMillis now)
{
    const PlanTime time = turnClock(now);
    if (!m_account)
        begin(time);
    if (m_hasProblem || m_stopped)
        return waitUntil(now, time + longWait);
    turnMonth(time);
    if (m_open.size() >= static_cast<std::size_t>(m_settings.mostUnderWay))
        return waitUntil(now, time + 5); // an answer will be settled before
    if (time < m_pausedUntil)
        return waitUntil(now, m_pausedUntil);
    if (auto step = nextFree(time))
        return *step;
    const bool allListed = std::none_of(m_sports.begin(), m_sports.end(), [](const KnownSport &sport) {
        return sport.asking && sport.listedAt == never;
    });
    if (m_askingSports || !allListed)
        return waitUntil(now, time + 5); // what there is to buy should be known first
    turnProps(time);
    turnPace(time);
    if (auto step = nextPaid(time))
        return *step;
    return waitUntil(now, nextReview(time));
}

void CreditPlanner::countCall(const PollRequest &request, UnixMillis now)
{
    const PlanTime time = turnClock(now);
    if (!m_account)
        begin(time);
    m_account->open(request.id, request.mostCredits);
}

PlanStep CreditPlanner::give(PollRequest request, OpenRequest open)
{
    request.id = ++m_lastId;
    request.mostCredits = creditsAtMost(request);
    m_account->open(request.id, request.mostCredits);
    open.kind = request.kind;
    open.sentAt = m_time;
    m_open.emplace(request.id, std::move(open));
    return {std::move(request), 0};
}

std::optional<PlanStep> CreditPlanner::nextFree(PlanTime time)
{
    PollRequest request;
    OpenRequest open;
    const auto seconds = static_cast<UnixSeconds>(time);
    const double sportsRest = m_account->resetIsDue(seconds) ? dueResetSeconds
                              : m_account->available() == 0  ? noCreditsSeconds
                                                             : sportsSeconds;
    m_askSportsAt = std::min(m_askSportsAt, time + sportsRest);
    if (!m_askingSports && time >= m_askSportsAt) {
        m_askingSports = true;
        m_askSportsAt = time + sportsRest;
        request.kind = PollKind::Sports;
        return give(std::move(request), std::move(open));
    }
    if (m_askingSports && m_sports.front().season == KnownSport::Season::NotKnown)
        return std::nullopt;
    for (std::size_t at = 0; at < m_sports.size(); ++at) {
        KnownSport &sport = m_sports[at];
        if (sport.season == KnownSport::Season::Off || sport.asking || time < sport.askAt)
            continue;
        const bool wanted = sport.hasWanted(time, m_settings.horizonHours * hourSeconds, m_settings.inPlay);
        sport.asking = true;
        sport.askAt = time + (wanted || sport.listedAt == never ? gamesSeconds : noGamesSeconds);
        request.kind = PollKind::Events;
        request.sport = sport.key;
        open.sport = at;
        return give(std::move(request), std::move(open));
    }
    return std::nullopt;
}

bool CreditPlanner::mayBeMade(const PlannedCall &call, PlanTime time) const
{
    const KnownSport &sport = m_sports[call.sport];
    const bool props = call.view >= views().props();
    if (call.refused || call.underWay || time < call.reviewAt || sport.season == KnownSport::Season::Off ||
        sport.listedAt == never || (props ? m_propsLeftOut : m_bulkLeftOut))
        return false;
    if (!props && isOutrightMarket(views().market(call.view)) != sport.outrights)
        return false;
    return m_account->affords(call.credits);
}

bool CreditPlanner::isDue(const PlannedCall &call, PlanTime time) const
{
    const KnownSport &sport = m_sports[call.sport];
    const CallJudge judged = judge();
    if (m_settings.everySeconds > 0)
        return time - call.madeAt >= static_cast<double>(m_settings.everySeconds) && judged.isWanted(call, sport, time);
    return m_pace.allows(time, static_cast<double>(m_account->available())) &&
           (judged.isDue(call, sport, time, m_pace.price()) || isLongForgotten(call, time));
}

// What is never worth its credits could have become so: a small part of the credits goes to looking again.
bool CreditPlanner::isLongForgotten(const PlannedCall &call, PlanTime time) const
{
    if (call.madeAt == never || !call.event.empty() || !judge().isWanted(call, m_sports[call.sport], time))
        return false;
    double credits = 0;
    for (const PlannedCall &other : m_calls)
        credits += other.event.empty() ? static_cast<double>(other.credits) : 0;
    const double rate = CreditPace::evenRate(time, static_cast<double>(m_account->available()),
                                             static_cast<PlanTime>(m_account->resetsAt()));
    return time - call.madeAt > std::max(daySeconds, credits / (exploring * rate));
}

std::optional<PlanStep> CreditPlanner::nextPaid(PlanTime time)
{
    for (PlannedCall &call : m_calls) {
        if (!mayBeMade(call, time))
            continue;
        if (!isDue(call, time)) {
            call.reviewAt = time + std::clamp((time - call.madeAt) / 20, 20.0, 300.0);
            continue;
        }
        call.underWay = true;
        OpenRequest open;
        open.sport = call.sport;
        open.view = call.view;
        open.event = call.event;
        return give(requestOf(call), std::move(open));
    }
    return std::nullopt;
}

PollRequest CreditPlanner::requestOf(const PlannedCall &call) const
{
    PollRequest request = views().requestOf(call.view);
    request.sport = m_sports[call.sport].key;
    request.event = call.event;
    return request;
}

PlanTime CreditPlanner::nextReview(PlanTime time) const
{
    PlanTime at = std::min(time + 300, std::max(time + 1, m_askSportsAt));
    for (const KnownSport &sport : m_sports) {
        if (sport.season != KnownSport::Season::Off)
            at = std::min(at, std::max(time + 1, sport.askAt));
    }
    for (const PlannedCall &call : m_calls) {
        if (!call.refused && !call.underWay && m_account->affords(call.credits))
            at = std::min(at, std::max(time + 20, call.reviewAt));
    }
    return at;
}

void CreditPlanner::setOpenBets(const std::vector<std::string> &eventIds)
{
    m_openBets = {eventIds.begin(), eventIds.end()};
}

bool CreditPlanner::isRefused() const noexcept
{
    return m_stopped || (m_bulkLeftOut && (m_propsLeftOut || m_settings.props.empty())) ||
           (!m_calls.empty() &&
            std::all_of(m_calls.begin(), m_calls.end(), [](const PlannedCall &call) { return call.refused; }));
}

void CreditPlanner::resume()
{
    m_stopped = false;
    m_bulkLeftOut = false;
    m_propsLeftOut = false;
    m_pausedUntil = never;
    m_troubles = 0;
    for (PlannedCall &call : m_calls)
        call.refused = false;
}

std::int64_t CreditPlanner::creditsLeft() const
{
    return m_account ? m_account->available() : 0;
}

PlanKnowledge CreditPlanner::knowledge() const
{
    PlanKnowledge known;
    known.reset = {m_settings.resetDay, m_settings.resetHour};
    if (!m_account)
        return known;
    known.now = static_cast<UnixSeconds>(m_time);
    known.resetsAt = m_account->resetsAt();
    known.spent = m_account->spent();
    known.keyRemaining = m_account->keyRemaining();
    const CallJudge judged = judge();
    for (const KnownSport &sport : m_sports) {
        if (sport.listedAt == never && sport.season != KnownSport::Season::Off)
            continue;
        PlanKnowledge::Sport &facts = known.sports[sport.key];
        facts.outrights = sport.outrights;
        for (const auto &[id, game] : sport.games)
            facts.starts.push_back(game.start);
    }
    for (const auto &[sport, credits] : m_creditsBySport)
        known.sports[sport].creditsSpent = credits;
    for (const PlannedCall &call : m_calls) {
        const auto facts = known.sports.find(m_sports[call.sport].key);
        if (facts != known.sports.end() && call.event.empty())
            facts->second.worthOfCall += judged.worthAtInterval(call, m_sports[call.sport], m_time, hourSeconds) /
                                         static_cast<double>(views().props());
    }
    return known;
}

std::optional<PlanMemory> CreditPlanner::memory() const
{
    if (!m_account)
        return std::nullopt;
    PlanMemory kept;
    kept.credits = m_account->memory();
    if (m_pace.price() > 0)
        kept.price = PlanMemory::Price{m_pace.logModelPrice(), m_pace.logCorrection()};
    kept.rates = m_model.rates();
    kept.creditsBySport = m_creditsBySport;
    return kept;
}

} // namespace evision::feed
