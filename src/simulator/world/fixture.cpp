// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/fixture.h"

#include "simulator/world/hash.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace evision::simulator {

namespace {

constexpr std::int64_t daySeconds = 86400;
constexpr std::int64_t hourSeconds = 3600;

/// Monday is 0; 1970-01-01 was a Thursday.
int weekday(std::int64_t day) noexcept
{
    return static_cast<int>(((day + 3) % 7 + 7) % 7);
}

std::uint64_t leagueNumber(const League &league)
{
    return static_cast<std::uint64_t>(&league - leagues().data());
}

/// The teams in the order in which they are paired in a round.
std::vector<int> pairingOrder(const League &league, std::uint64_t seed, std::int64_t round)
{
    std::vector<int> order(static_cast<std::size_t>(league.teams));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[belowOf(hashOf(seed, Salt::Round, leagueNumber(league), round, left), left)]);
    return order;
}

/// How many games of the round come before the day.
int gamesBefore(const League &league, std::int64_t day) noexcept
{
    // Rounds of seven days go from Tuesday to Monday, so that a weekend is not torn apart.
    int games = 0;
    const std::int64_t shifted = day + 2;
    for (std::int64_t other = shifted / league.roundDays * league.roundDays; other < shifted; ++other)
        games += league.games[static_cast<std::size_t>(weekday(other - 2))];
    return games;
}

std::string hexDigits(std::uint64_t high, std::uint64_t low)
{
    std::string text;
    for (const std::uint64_t bits : {high, low}) {
        for (int shift = 60; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[bits >> shift & 15];
    }
    return text;
}

double rating(const League &league, std::uint64_t seed, int team)
{
    return bellOf(hashOf(seed, Salt::Rating, leagueNumber(league), team)) * league.ratingSpread * 0.7071;
}

Expectation openingExpectation(const Fixture &fixture, std::uint64_t seed)
{
    const League &league = *fixture.league;
    const bool isNeutral = league.score == ScoreKind::Sets || league.score == ScoreKind::Bout;
    Expectation opening;
    opening.margin = rating(league, seed, fixture.homeNumber) - rating(league, seed, fixture.awayNumber) +
                     (isNeutral ? 0 : league.homeEdge);
    opening.total = league.total > 0
                        ? std::max(league.total * 0.5,
                                   league.total + league.totalSpread * bellOf(hashOf(fixture.key, Salt::Rating, 1)))
                        : 0;
    return opening;
}

void setTimes(Fixture &fixture, std::int64_t midnight, int number)
{
    const League &league = *fixture.league;
    std::int64_t minute = league.startMinute[static_cast<std::size_t>(number) % league.startMinute.size()];
    if (league.score == ScoreKind::Sets || league.score == ScoreKind::Bout) // one after the other
        minute += number / static_cast<int>(league.startMinute.size()) * 25;
    fixture.announced = midnight + minute * 60;
    fixture.start = fixture.announced;
    const double unit = unitOf(hashOf(fixture.key, Salt::Start, 1));
    const std::uint64_t size = hashOf(fixture.key, Salt::Start, 2);
    if (unit < 0.03) // a little later than announced
        fixture.start += 300 * (1 + static_cast<std::int64_t>(belowOf(size, 3)));
    else if (unit < 0.035)
        fixture.start += hourSeconds * (1 + static_cast<std::int64_t>(belowOf(size, 6)));
    const std::int64_t notice = 1200 + static_cast<std::int64_t>(belowOf(hashOf(fixture.key, Salt::Start, 3), 6000));
    fixture.moved = fixture.start == fixture.announced ? fixture.start + daySeconds : fixture.announced - notice;
    fixture.kickoff = fixture.start + static_cast<std::int64_t>(belowOf(hashOf(fixture.key, Salt::Start, 4), 200));
    const std::int64_t extra = static_cast<std::int64_t>(belowOf(hashOf(fixture.key, Salt::Start, 5), 600));
    fixture.end = fixture.kickoff + std::int64_t{league.minutes} * 60 + extra;
}

void setPlayers(Fixture &fixture)
{
    constexpr std::uint64_t roster = 7;
    const std::array<int, 2> teams{fixture.homeNumber, fixture.awayNumber};
    for (std::size_t side = 0; side < teams.size(); ++side) {
        // A team's players are the same in all its games.
        const auto first = (leagueNumber(*fixture.league) * 61 + static_cast<std::uint64_t>(teams[side])) * roster * 5;
        for (std::uint64_t player = 0; player < roster; ++player)
            fixture.players[side].push_back(
                inventedName(ContestKind::Players, (first + player * 53) % inventedNameCount));
    }
}

/// A competition: listed from the first day of its season, decided at its end.
Fixture makeCompetition(const League &league, std::uint64_t seed, std::int64_t day)
{
    Fixture fixture;
    fixture.league = &league;
    std::int64_t last = day;
    while (inSeason(league, (last + 1) * daySeconds) && last < day + 366)
        ++last;
    fixture.key = hashOf(seed, Salt::FixtureId, leagueNumber(league), last);
    fixture.id = hexDigits(fixture.key, scatter(fixture.key));
    fixture.announced = fixture.start = fixture.kickoff = last * daySeconds + 23 * hourSeconds + 1800;
    fixture.moved = fixture.start + daySeconds;
    fixture.end = fixture.start;
    for (int number = 0; number < league.teams; ++number)
        fixture.field.push_back(teamName(league, static_cast<std::size_t>(number)));
    return fixture;
}

} // namespace

int gamesOn(const League &league, std::int64_t day) noexcept
{
    if (!inSeason(league, day * daySeconds))
        return 0;
    return isOutright(league) ? 1 : league.games[static_cast<std::size_t>(weekday(day))];
}

Fixture makeFixture(const League &league, std::uint64_t seed, std::int64_t day, int number)
{
    if (isOutright(league))
        return makeCompetition(league, seed, day);
    Fixture fixture;
    fixture.league = &league;
    fixture.key = hashOf(seed, Salt::FixtureId, leagueNumber(league), day, number);
    fixture.id = hexDigits(fixture.key, scatter(fixture.key));
    const std::vector<int> order = pairingOrder(league, seed, (day + 2) / league.roundDays);
    const auto pairs = static_cast<int>(order.size() / 2);
    const auto pair = static_cast<std::size_t>((gamesBefore(league, day) + number) % pairs);
    fixture.homeNumber = order[2 * pair];
    fixture.awayNumber = order[2 * pair + 1];
    fixture.home = teamName(league, static_cast<std::size_t>(fixture.homeNumber));
    fixture.away = teamName(league, static_cast<std::size_t>(fixture.awayNumber));
    setTimes(fixture, day * daySeconds, number);
    if (hasRotationNumbers(league))
        fixture.rotation = static_cast<int>(101 + day % 7 * 100 + 2 * number);
    const std::int64_t from = fixture.start - std::int64_t{league.hoursAhead} * hourSeconds;
    fixture.path = HiddenPath(league, openingExpectation(fixture, seed), fixture.key, from, fixture.start);
    fixture.game = Game(league, fixture.path.at(fixture.start), fixture.key);
    if (hasScores(league.score))
        setPlayers(fixture);
    if (hasDraws(league.score))
        fixture.doubleChance = {fixture.home + " or Draw", fixture.home + " or " + fixture.away,
                                "Draw or " + fixture.away};
    return fixture;
}

std::int64_t Fixture::commenceTime(std::int64_t time) const noexcept
{
    if (time < moved && time < start)
        return announced;
    const bool isCorrected = (key & 7) < 5;
    return time >= kickoff && isCorrected ? kickoff : start;
}

double Fixture::playedAt(std::int64_t time) const noexcept
{
    if (time < kickoff)
        return 0;
    double minutes = static_cast<double>(time - kickoff) / 60;
    const double whole = static_cast<double>(end - kickoff) / 60;
    if (league->score != ScoreKind::Goals)
        return std::min(minutes / whole, 1.0);
    constexpr double halfTime = 15;
    const double half = (whole - halfTime) / 2;
    minutes = minutes <= half ? minutes : std::max(half, minutes - halfTime);
    return std::min(minutes / (2 * half), 1.0);
}

std::int64_t Fixture::timeOf(double played) const noexcept
{
    const auto whole = static_cast<double>(end - kickoff);
    if (league->score != ScoreKind::Goals)
        return kickoff + static_cast<std::int64_t>(played * whole);
    constexpr double halfTime = 900;
    return kickoff + static_cast<std::int64_t>(played * (whole - halfTime) + (played > 0.5 ? halfTime : 0));
}

ScoreState Fixture::scoreAt(std::int64_t time) const noexcept
{
    return time < kickoff ? ScoreState{} : game.at(playedAt(time));
}

Outlook Fixture::truth(std::int64_t time, Stretch stretch) const
{
    return outlookOf(*league, path.at(time), scoreAt(time), stretch);
}

} // namespace evision::simulator
