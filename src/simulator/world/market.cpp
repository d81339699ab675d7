// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/market.h"

#include <algorithm>

namespace evision::simulator {

namespace {

constexpr std::int64_t daySeconds = 86400;
constexpr std::size_t mostDays = 6000;

bool startsBefore(const Fixture *left, const Fixture *right)
{
    return left->start != right->start ? left->start < right->start : left->id < right->id;
}

} // namespace

const std::vector<Fixture> &Market::gamesOf(const League &league, std::int64_t day)
{
    const auto number = static_cast<std::uint64_t>(&league - leagues().data());
    auto &games = m_days[number << 40 ^ static_cast<std::uint64_t>(day)];
    if (!games) {
        std::vector<Fixture> made;
        const int count = gamesOn(league, day);
        for (int game = 0; game < count; ++game)
            made.push_back(makeFixture(league, m_seed, day, game));
        games = std::make_unique<const std::vector<Fixture>>(std::move(made));
    }
    return *games;
}

std::vector<const Fixture *> Market::starting(const League &league, std::int64_t from, std::int64_t to)
{
    std::vector<const Fixture *> found;
    if (isOutright(league)) {
        for (const Fixture &fixture : gamesOf(league, from / daySeconds)) {
            if (fixture.start >= from && fixture.start <= to)
                found.push_back(&fixture);
        }
        return found;
    }
    // Games start up to two days after the day they belong to: after midnight, or late.
    for (std::int64_t day = from / daySeconds - 2; day <= to / daySeconds; ++day) {
        for (const Fixture &fixture : gamesOf(league, day)) {
            if (fixture.start >= from && fixture.start <= to)
                found.push_back(&fixture);
        }
    }
    std::sort(found.begin(), found.end(), startsBefore);
    return found;
}

std::vector<const Fixture *> Market::listed(const League &league, std::int64_t time)
{
    std::vector<const Fixture *> found;
    if (isOutright(league)) {
        for (const Fixture &fixture : gamesOf(league, time / daySeconds)) {
            if (time < fixture.end)
                found.push_back(&fixture);
        }
        return found;
    }
    const std::int64_t longest = std::int64_t{league.minutes} * 60 + daySeconds;
    for (const Fixture *fixture :
         starting(league, time - longest, time + std::int64_t{league.hoursAhead} * 3600 + daySeconds)) {
        if (time < fixture->end && time >= fixture->announced - std::int64_t{league.hoursAhead} * 3600)
            found.push_back(fixture);
    }
    return found;
}

const Fixture *Market::find(const League &league, std::string_view id, std::int64_t time, int days)
{
    if (isOutright(league)) {
        for (const Fixture &fixture : gamesOf(league, time / daySeconds)) {
            if (fixture.id == id)
                return &fixture;
        }
        return nullptr;
    }
    for (const Fixture *fixture : starting(league, time - days * daySeconds, time + days * daySeconds)) {
        if (fixture->id == id)
            return fixture;
    }
    return nullptr;
}

bool Market::isActive(const League &league, std::int64_t time)
{
    return inSeason(league, time) || !listed(league, time).empty();
}

void Market::trim()
{
    if (m_days.size() > mostDays)
        m_days.clear();
}

} // namespace evision::simulator
