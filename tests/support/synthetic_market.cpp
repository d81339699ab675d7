// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/synthetic_market.h"

#include "feed/tariff/credit_cost.h"

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

double nearestStart(const PollFindings &findings, UnixSeconds now)
{
    double nearest = 1e9;
    for (const EventFinding &event : findings.events) {
        if (event.commenceTime > now)
            nearest = std::min(nearest, static_cast<double>(event.commenceTime - now));
    }
    return nearest;
}

} // namespace

SyntheticMarket::SyntheticMarket(std::vector<SyntheticSport> sports, UnixSeconds from, UnixSeconds to,
                                 const std::vector<std::string> &markets, std::uint64_t seed)
    : m_sports(std::move(sports))
{
    pricing::Random random(seed);
    const UnixSeconds first = from - from % day;
    for (const SyntheticSport &sport : m_sports) {
        if (sport.stormsPerDay > 0) {
            double at = static_cast<double>(first);
            while ((at += exponential(random, day / sport.stormsPerDay)) < static_cast<double>(to))
                m_storms[sport.key].push_back(static_cast<UnixSeconds>(at));
        }
        for (UnixSeconds midnight = first; midnight < to + 7 * day; midnight += day) {
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
    for (const std::string &market : markets)
        addChances(game, market, sport, random);
    games.push_back(std::move(game));
}

void SyntheticMarket::addChances(Game &game, const std::string &market, const SyntheticSport &sport,
                                 pricing::Random &random) const
{
    const auto busy = sport.markets.find(market);
    const double rate = sport.perGameHour / hour * (busy == sport.markets.end() ? 1 : busy->second);
    const double most = rate * (1 + sport.nearStart) * (sport.stormsPerDay > 0 ? sport.inStorm : 1);
    if (!(most > 0))
        return;
    // Thinning: candidates at the greatest rate, kept in proportion.
    const auto start = static_cast<double>(game.start);
    for (double at = static_cast<double>(game.listedFrom) + exponential(random, 1 / most); at < start;
         at += exponential(random, 1 / most)) {
        const double near = 1 + sport.nearStart * std::exp(-(start - at) / hour);
        if (random.uniform() * most > rate * near * (isInStorm(sport.key, at) ? sport.inStorm : 1))
            continue;
        const double end = at + exponential(random, sport.lifetimeSeconds);
        const std::size_t region = random.below(static_cast<std::uint32_t>(sport.regions.size()));
        game.chances[market].push_back({static_cast<UnixSeconds>(at), static_cast<UnixSeconds>(end), region, false});
    }
}

bool SyntheticMarket::isInStorm(const std::string &sport, double time) const
{
    const auto storms = m_storms.find(sport);
    return storms != m_storms.end() &&
           std::any_of(storms->second.begin(), storms->second.end(), [=](UnixSeconds begins) {
               return time >= static_cast<double>(begins) && time < static_cast<double>(begins) + 2 * hour;
           });
}

EventFinding SyntheticMarket::look(Game &game, const SyntheticSport &sport, const PollRequest &request, UnixSeconds now)
{
    EventFinding finding;
    finding.id = game.id;
    finding.commenceTime = game.start;
    if (game.start <= now)
        return finding;
    finding.quotes = 40;
    finding.movedQuotes = isInStorm(sport.key, static_cast<double>(now)) ? 20 : 0;
    const auto isAsked = [&](std::size_t region) {
        const auto &asked = request.regions;
        return !request.bookmakers.empty() ||
               std::find(asked.begin(), asked.end(), sport.regions[region]) != asked.end();
    };
    for (const std::string &market : request.markets) {
        for (Chance &chance : game.chances[market]) {
            if (now < chance.from || now >= chance.to || !isAsked(chance.region))
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

PollFindings SyntheticMarket::findingsOf(const PollRequest &request, UnixSeconds now)
{
    PollFindings findings;
    if (request.kind == PollKind::Sports) {
        for (const SyntheticSport &sport : m_sports)
            findings.sports.push_back({sport.key, {}, {}, sport.active, false});
        return findings;
    }
    const auto sport = std::find_if(m_sports.begin(), m_sports.end(),
                                    [&request](const SyntheticSport &one) { return one.key == request.sport; });
    for (Game &game : m_games[request.sport]) {
        if (now < game.listedFrom || now > game.start + 2 * 3'600 ||
            (!request.event.empty() && request.event != game.id))
            continue;
        if (request.kind != PollKind::Events) {
            findings.events.push_back(look(game, *sport, request, now));
            continue;
        }
        findings.events.emplace_back();
        findings.events.back().id = game.id;
        findings.events.back().commenceTime = game.start;
    }
    return findings;
}

PollAnswer SyntheticMarket::answer(const PollRequest &request, UnixSeconds now, PollFindings &findings)
{
    PollAnswer answer;
    answer.request = request;
    answer.serverTime = now;
    std::int64_t cost = 0;
    if (feed::creditsAtMost(request) == 0)
        ++m_freeCalls;
    else if (m_used + feed::creditsAtMost(request) > m_plan)
        answer.error = PollError::OutOfCredits;
    if (answer.ok())
        findings = findingsOf(request, now);
    if (feed::creditsAtMost(request) > 0 && !findings.events.empty()) {
        cost = feed::creditsAtMost(request);
        m_nearest.push_back(nearestStart(findings, now));
        m_callsInStorms += isInStorm(request.sport, static_cast<double>(now)) ? 1 : 0;
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
