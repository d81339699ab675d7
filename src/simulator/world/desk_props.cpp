// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/desk_of_book.h"
#include "simulator/world/hash.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace evision::simulator {

namespace {

constexpr std::int64_t hour = 3600;

Distribution countOf(const PropKind &prop, double mean)
{
    constexpr double many = 30;
    if (mean > many) {
        int low = 0;
        std::vector<double> mass = roundedNormal(mean, std::sqrt(mean * prop.dispersion), low);
        return {low, std::move(mass)};
    }
    return {0, prop.dispersion > 1.01 ? overdispersed(mean, prop.dispersion) : poisson(mean)};
}

/// What a player is truly expected to do in the game.
double trueMean(const Fixture &fixture, const PropKind &prop, std::uint64_t player, std::int64_t time)
{
    const std::uint64_t own = hashOf(fixture.key, Salt::Props, player, prop.key.size(), prop.key.back());
    const double talent = std::exp((prop.isYes ? 0.5 : 0.35) * bellOf(own));
    const double form = std::exp(0.07 * smoothNoise(own, time, 8 * hour));
    return std::max(prop.mean * talent * form, 0.02);
}

} // namespace

void DeskOfBook::addPropSides(Sides &sides, const WireMarket &market, std::string_view player, std::uint64_t number)
{
    const PropKind &prop = *market.prop;
    const std::int64_t looked = std::min(m_opinion.since, m_fixture.start);
    const std::int64_t lag = static_cast<std::int64_t>(m_book.lagMinutes * 120); // nobody hurries with props
    const double error =
        0.25 * m_book.noise * bellOf(hashOf(m_fixture.key, Salt::Props, m_source, number, looked / hour));
    const double mean = trueMean(m_fixture, prop, number, looked - lag) * std::exp(error);
    if (prop.isYes) {
        const double chance = std::clamp(1 - std::exp(-mean), 0.015, 0.95);
        sides.push_back({"Yes", chance, 0, false, player});
        if (chanceOf(70, prop.key.size()) < 0.25)
            sides.push_back({"No", 1 - chance, 0, false, player});
        return;
    }
    const Distribution count = countOf(prop, mean);
    const double main = std::max(std::floor(mainPoint(count, 0.5, 80 + number)), 0.0) + 0.5;
    const double step = prop.mean > 100 ? 10 : prop.mean > 12 ? 2 : 1;
    for (const int steps : {-2, -1, 0, 1, 2}) {
        const double line = main + steps * step;
        const double over = overChance(count, line);
        if ((steps == 0) == market.isAlternate || line < 0 || over < 0.05 || over > 0.95)
            continue;
        const auto point = static_cast<std::int64_t>(std::llround(line * 100));
        sides.push_back({"Over", over, point, true, player});
        // Ladders are mostly "at least so many"; of main lines some bookmakers leave one side out too.
        if (chanceOf(market.isAlternate ? 71 : 72, number) < (market.isAlternate ? 0.15 : 0.85))
            sides.push_back({"Under", 1 - over, point, true, player});
    }
}

DeskOfBook::Sides DeskOfBook::propSides(const WireMarket &market)
{
    Sides sides;
    std::uint64_t number = 0;
    for (const auto &side : m_fixture.players) {
        for (const std::string &player : side) {
            ++number;
            if (chanceOf(73, number) < 0.75)
                addPropSides(sides, market, player, number);
        }
    }
    return sides;
}

std::vector<Contender> contendersOf(const Fixture &competition, std::int64_t time)
{
    std::vector<Contender> contenders;
    double sum = 0;
    std::uint64_t number = 0;
    for (const std::string &name : competition.field) {
        const std::uint64_t own = hashOf(competition.key, Salt::Outrights, ++number);
        const double strength = competition.league->ratingSpread * bellOf(own) * 1.4 +
                                0.35 * smoothNoise(own, time, 30 * 24 * hour) +
                                0.06 * smoothNoise(own + 1, time, 24 * hour);
        contenders.push_back({name, std::exp(strength)});
        sum += contenders.back().chance;
    }
    for (Contender &contender : contenders)
        contender.chance /= sum;
    return contenders;
}

DeskOfBook::Sides DeskOfBook::contenderSides()
{
    const auto lag = static_cast<std::int64_t>(m_book.lagMinutes * 600);
    Sides sides;
    std::uint64_t number = 0;
    for (const Contender &contender : contendersOf(m_fixture, m_seen - lag)) {
        ++number;
        const double error =
            0.5 * m_book.noise * bellOf(hashOf(m_fixture.key, Salt::Outrights, m_source, number, m_seen / (24 * hour)));
        if (unitOf(hashOf(m_fixture.key, Salt::Outrights, m_source, 500 + number)) < 0.94) // not everyone is listed
            sides.push_back({contender.name, std::min(contender.chance * std::exp(error), 0.9)});
    }
    return sides;
}

} // namespace evision::simulator
