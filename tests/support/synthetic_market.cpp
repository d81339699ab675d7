// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/synthetic_market.h"

#include "feed/planner/credit_cost.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace evision::test {

namespace {

using market::UnixSeconds;

constexpr UnixSeconds day = 86'400;
constexpr double hour = 3'600;

double exponential(pricing::Random &random, double mean)
{
    return -mean * std::log1p(-random.uniform());
}

} // namespace

SyntheticMarket::SyntheticMarket(std::vector<SyntheticSport> sports, UnixSeconds from, UnixSeconds to,
                                 const std::vector<std::string> &markets, std::uint64_t seed)
    : m_sports(std::move(sports))
{
    pricing::Random random(seed);
    for (const SyntheticSport &sport : m_sports) {
        for (UnixSeconds midnight = from - from % day; midnight < to + 7 * day; midnight += day) {
            const double mean = sport.gamesPerDay;
            auto count = static_cast<int>(mean);
            count += random.uniform() < mean - count ? 1 : 0;
            for (int at = 0; at < count; ++at) {
                const auto hours = static_cast<std::uint32_t>(sport.lastHour - sport.firstHour) * 4 + 1;
                addGame(sport, midnight + sport.firstHour * 3'600 + random.below(hours) * 900, markets, random);
            }
        }
    }
}

void SyntheticMarket::addGame(const SyntheticSport &sport, UnixSeconds start, const std::vector<std::string> &markets,
                              pricing::Random &random)
{
    std::vector<Game> &games = m_games[sport.key];
    Game game;
    game.id = sport.key + '-' + std::to_string(games.size());
    game.start = start;
    game.listedFrom = start - static_cast<UnixSeconds>(sport.listedHours * hour);
    for (const std::string &market : markets) {
        const auto busy = sport.markets.find(market);
        const double rate = sport.perGameHour / hour * (busy == sport.markets.end() ? 1 : busy->second);
        const double most = rate * (1 + sport.nearStart);
        if (!(most > 0))
            continue;
        // Thinning: candidates at the greatest rate, kept in proportion.
        for (double at = static_cast<double>(game.listedFrom);;) {
            at += exponential(random, 1 / most);
            if (at >= static_cast<double>(start))
                break;
            const double near = sport.nearStart * std::exp(-(static_cast<double>(start) - at) / hour);
            if (random.uniform() * most > rate * (1 + near))
                continue;
            const double end = at + exponential(random, sport.lifetimeSeconds);
            game.chances[market].push_back({static_cast<UnixSeconds>(at), static_cast<UnixSeconds>(end), false});
        }
    }
    games.push_back(std::move(game));
}

EventFinding SyntheticMarket::look(Game &game, const std::vector<std::string> &markets, UnixSeconds now)
{
    EventFinding finding;
    finding.id = game.id;
    finding.commenceTime = game.start;
    if (game.start <= now)
        return finding;
    finding.quotes = 40;
    for (const std::string &market : markets) {
        for (Chance &chance : game.chances[market]) {
            if (now < chance.from || now >= chance.to)
                continue;
            ++finding.opportunities;
            if (!std::exchange(chance.found, true)) {
                ++finding.newOpportunities;
                ++m_found;
            }
        }
    }
    return finding;
}

PollAnswer SyntheticMarket::answer(const PollRequest &request, UnixSeconds now, PollFindings &findings)
{
    PollAnswer answer;
    answer.request = request;
    answer.serverTime = now;
    std::int64_t cost = 0;
    if (request.kind == PollKind::Sports) {
        ++m_freeCalls;
        for (const SyntheticSport &sport : m_sports)
            findings.sports.push_back({sport.key, {}, {}, sport.active, false});
    } else {
        double nearest = 1e9;
        for (Game &game : m_games[request.sport]) {
            if (now < game.listedFrom || now > game.start + 2 * 3'600 ||
                (!request.event.empty() && request.event != game.id))
                continue;
            if (request.kind == PollKind::Events) {
                findings.events.emplace_back();
                findings.events.back().id = game.id;
                findings.events.back().commenceTime = game.start;
                continue;
            }
            findings.events.push_back(look(game, request.markets, now));
            if (game.start > now)
                nearest = std::min(nearest, static_cast<double>(game.start - now));
        }
        if (request.kind == PollKind::Events)
            ++m_freeCalls;
        else if (!findings.events.empty()) {
            cost = feed::creditsAtMost(request);
            m_nearest.push_back(nearest);
        }
    }
    if (m_used + cost > m_plan) {
        findings = {};
        answer.error = PollError::OutOfCredits;
        cost = 0;
    }
    m_used += cost;
    m_charged += cost;
    m_creditsBySport[request.sport] += cost;
    answer.credits = {m_plan - m_used, m_used, cost};
    return answer;
}

std::int64_t SyntheticMarket::callsWithin(double seconds) const
{
    return std::count_if(m_nearest.begin(), m_nearest.end(), [=](double nearest) { return nearest <= seconds; });
}

void run(PollPlanner &planner, SyntheticMarket &market, UnixSeconds from, UnixSeconds to)
{
    UnixMillis now = toMillis(from);
    while (now < toMillis(to)) {
        const PlanStep step = planner.next(now);
        if (!step.request) {
            now = std::max(now + 1, step.askAgainAt);
            continue;
        }
        PollFindings findings;
        PollAnswer answer = market.answer(*step.request, toSeconds(now), findings);
        answer.sentAt = now;
        now += 1'000;
        answer.receivedAt = now;
        planner.settle(answer, findings);
    }
}

} // namespace evision::test
