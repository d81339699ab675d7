// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/contest.h"

#include <algorithm>
#include <cmath>

namespace evision::simulator {

namespace {

using Kind = BookmakerProfile::Kind;

/// Nearest multiple of `step`, half away from zero; round() of <cmath> is exact.
std::int64_t roundTo(double value, std::int64_t step)
{
    return static_cast<std::int64_t>(std::round(value / static_cast<double>(step))) * step;
}

/// Hundredths of decimal odds that a bookmaker shows: the longer the odds, the coarser.
std::int64_t tickPrice(double price, bool fine)
{
    const double hundredths = std::min(price * 100, 100000.0);
    std::int64_t tick = 1;
    if (hundredths >= 2000)
        tick = 100;
    else if (hundredths >= 1000)
        tick = 50;
    else if (hundredths >= 500)
        tick = 10;
    else if (hundredths >= 300)
        tick = 5;
    return std::max<std::int64_t>(roundTo(hundredths, fine ? std::min<std::int64_t>(tick, 10) : tick), 101);
}

} // namespace

Contest::Contest(Random &random, std::int64_t now)
    : m_sport(&sports()[random.below(sports().size())]), m_inPlay(random.chance(0.025))
{
    const std::size_t home = random.below(inventedNameCount);
    const std::size_t away = (home + 1 + random.below(inventedNameCount - 1)) % inventedNameCount;
    m_home = inventedName(m_sport->kind, home);
    m_away = inventedName(m_sport->kind, away);
    constexpr std::int64_t fiveMinutes = 300;
    const auto steps = static_cast<std::int64_t>(random.below(1700)) + 12; // from an hour to six days
    m_commenceTime = m_inPlay ? now - 600 - static_cast<std::int64_t>(random.below(5000))
                              : now / fiveMinutes * fiveMinutes + steps * fiveMinutes;

    const double strength = m_inPlay ? random.between(0.05, 0.95) : random.between(0.2, 0.8);
    const double evenness = 1 - std::abs(strength - 0.5);
    m_drawProbability = m_sport->drawProbability * evenness * evenness;
    m_homeProbability = strength * (1 - m_drawProbability);
    if (m_sport->spreadStep > 0)
        m_spread = roundTo((0.5 - strength) * 10 * m_sport->spreadPerTenth, m_sport->spreadStep);
    if (m_sport->totalStep > 0)
        m_total = roundTo(m_sport->usualTotal * random.between(0.88, 1.12), m_sport->totalStep);
    m_spreadProbability = random.between(0.47, 0.53);
    m_totalProbability = random.between(0.47, 0.53);
}

SampleListing Contest::listingOf(const BookmakerProfile &bookmaker, Random &random, std::int64_t now) const
{
    SampleListing listing;
    listing.bookmaker = &bookmaker;
    const bool isSoft = bookmaker.kind == Kind::Soft;
    // Most prices of the feed are younger than a minute, a tenth older than two.
    const bool slowPoll = isSoft && !m_inPlay && random.chance(0.2);
    listing.updatedAt =
        now - static_cast<std::int64_t>(slowPoll ? 60 + random.below(120) : random.below(isSoft ? 60 : 20));
    if (isSoft && random.chance(0.008))
        listing.updatedAt -= 1200 + static_cast<std::int64_t>(random.below(4000)); // the feed lost sight of it
    addWinner(listing, random, listing.updatedAt);
    if (bookmaker.kind == Kind::Exchange)
        return listing;
    if (m_sport->spreadStep > 0 && random.chance(0.85))
        addSpread(listing, random, listing.updatedAt);
    if (m_sport->totalStep > 0 && random.chance(0.9))
        addTotal(listing, random, listing.updatedAt);
    if (m_sport->spreadStep > 0 && random.chance(isSoft ? 0.04 : 0.4))
        addAlternates(listing, random, listing.updatedAt);
    return listing;
}

void Contest::addWinner(SampleListing &listing, Random &random, std::int64_t now) const
{
    std::vector<Side> sides{{m_home, m_homeProbability, 0}, {m_away, 1 - m_homeProbability - m_drawProbability, 0}};
    if (m_away < m_home)
        std::swap(sides[0], sides[1]); // the service sorts by name and puts the draw last
    if (m_drawProbability > 0)
        sides.push_back({"Draw", m_drawProbability, 0});
    addMarket(listing, "h2h", sides, random, now);
    if (listing.bookmaker->kind != Kind::Exchange)
        return;
    SampleMarket lay = listing.markets.back();
    lay.key = "h2h_lay";
    for (SampleOutcome &outcome : lay.outcomes) {
        const double gap = random.between(1.006, random.chance(0.05) ? 1.3 : 1.025); // some are thin
        outcome.price = std::max(outcome.price + 1, roundTo(static_cast<double>(outcome.price) * gap, 1));
    }
    listing.markets.push_back(lay);
}

std::vector<Contest::Side> Contest::spreadSides(int steps) const
{
    const double home = m_spreadProbability + steps * m_sport->probabilityAStep;
    const std::int64_t point = m_spread + steps * m_sport->spreadStep;
    std::vector<Side> sides{{m_home, home, point}, {m_away, 1 - home, -point}};
    if (m_away < m_home)
        std::swap(sides[0], sides[1]);
    return sides;
}

std::vector<Contest::Side> Contest::totalSides(int steps) const
{
    const double under = m_totalProbability + steps * m_sport->probabilityAStep;
    const std::int64_t point = m_total + steps * m_sport->totalStep;
    return {{"Over", 1 - under, point}, {"Under", under, point}};
}

void Contest::addSpread(SampleListing &listing, Random &random, std::int64_t now) const
{
    const bool other = listing.bookmaker->kind == Kind::Soft && random.chance(0.15);
    addMarket(listing, "spreads", spreadSides(other ? (random.chance(0.5) ? 1 : -1) : 0), random, now);
}

void Contest::addTotal(SampleListing &listing, Random &random, std::int64_t now) const
{
    const bool other = listing.bookmaker->kind == Kind::Soft && random.chance(0.15);
    addMarket(listing, "totals", totalSides(other ? (random.chance(0.5) ? 1 : -1) : 0), random, now);
}

void Contest::addAlternates(SampleListing &listing, Random &random, std::int64_t now) const
{
    std::vector<Side> spreads;
    std::vector<Side> totals;
    for (const int steps : {-2, -1, 1, 2}) {
        for (const Side &side : spreadSides(steps))
            spreads.push_back(side);
        for (const Side &side : totalSides(steps))
            totals.push_back(side);
    }
    addMarket(listing, "alternate_spreads", spreads, random, now);
    addMarket(listing, "alternate_totals", totals, random, now);
}

void Contest::addMarket(SampleListing &listing, std::string_view key, std::vector<Side> sides, Random &random,
                        std::int64_t now) const
{
    const BookmakerProfile &bookmaker = *listing.bookmaker;
    const bool isAlternate = sides.size() > 3;
    SampleMarket market;
    market.key = key;
    market.updatedAt = now - static_cast<std::int64_t>(random.below(3));
    if (!isAlternate && random.chance(0.7 * bookmaker.slowChance)) {
        // The line has moved by so much since, and this bookmaker has not followed.
        const double direction = random.chance(0.5) ? 1 : -1;
        const double moved = direction * random.between(0.04, 0.09);
        const double others = 1 - sides[0].probability;
        const double change = std::min(sides[0].probability, others) * moved;
        for (Side &side : sides)
            side.probability -= side.name == sides[0].name ? -change : change * side.probability / others;
        market.updatedAt -= 120 + static_cast<std::int64_t>(random.below(150));
    }
    // Bookmakers charge a little more where there are more ways to win.
    const double margin = bookmaker.margin * (sides.size() == 3 ? 1.3 : 1);
    for (const Side &side : sides) {
        const double probability = std::clamp(side.probability, 0.02, 0.98);
        const double error = 1 + bookmaker.noise * random.bell();
        SampleOutcome outcome;
        outcome.name = side.name;
        outcome.price = tickPrice(1 / (probability * (1 + margin) * error), bookmaker.kind != Kind::Soft);
        outcome.point = side.point;
        outcome.hasPoint = key != "h2h";
        if (random.chance(0.0005))
            outcome.price = 100; // what some send instead of no price
        market.outcomes.push_back(outcome);
    }
    listing.markets.push_back(market);
}

} // namespace evision::simulator
