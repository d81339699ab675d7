// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/desk_of_book.h"

#include "simulator/world/hash.h"

#include <algorithm>
#include <cmath>

namespace evision::simulator {

namespace {

using Kind = Book::Kind;

constexpr double least = 0.06; // of a line's side: no bookmaker lists what is all but decided

/// Unsigned, so that letters beyond ASCII stand behind z, as in the order of code points.
unsigned char lower(char letter) noexcept
{
    return static_cast<unsigned char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

std::int64_t hundredthsOf(double point)
{
    return std::llround(point * 100);
}

bool isFixedSpread(ScoreKind score)
{
    return score == ScoreKind::Pucks || score == ScoreKind::Runs;
}

bool usesQuarterLines(const Book &book, const League &league)
{
    return league.score == ScoreKind::Goals && (book.key == "pinnacle" || book.key == "onexbet");
}

} // namespace

bool isNamedBefore(std::string_view left, std::string_view right) noexcept
{
    if (left == right)
        return false;
    if (left == "Draw" || right == "Draw")
        return right == "Draw";
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        [](char a, char b) { return lower(a) < lower(b); });
}

DeskOfBook::DeskOfBook(const Book &book, const Fixture &fixture, std::int64_t seen)
    : m_book(book), m_fixture(fixture), m_seen(seen), m_source(opinionNumber(book))
{
    if (!isOutright(*fixture.league))
        m_opinion = opinionOf(fixture, book, seen);
}

double DeskOfBook::chanceOf(std::uint64_t purpose, std::uint64_t number) const
{
    return unitOf(hashOf(m_fixture.key, Salt::Line, m_source, purpose, number));
}

bool DeskOfBook::offersOnExchange(const WireMarket &market) const
{
    if (market.family == Family::H2h || market.family == Family::Outrights)
        return market.stretch.isWhole();
    if (market.family != Family::Spreads && market.family != Family::Totals)
        return false;
    // Of the European ones the service has little else than the winner; the American ones have the main lines too.
    return market.isFeatured() && (m_book.regions & RegionUsEx) != 0 && chanceOf(20) < 0.7;
}

bool DeskOfBook::offers(const WireMarket &market) const
{
    if (m_book.kind == Kind::Exchange)
        return offersOnExchange(market);
    if (market.isLay)
        return false;
    const bool isProp = market.family == Family::Prop;
    if (m_book.kind == Kind::Pickem)
        return isProp && !market.prop->isYes && m_seen < m_fixture.kickoff;
    if (market.family == Family::H2h && market.stretch.isWhole())
        return true;
    if (market.family == Family::Outrights)
        return true;
    if (market.isFeatured())
        return hasLines(m_fixture.league->score) && chanceOf(21, static_cast<std::uint64_t>(market.family)) < 0.88;
    if (m_seen >= m_fixture.kickoff)
        return false;
    // Additional markets: what a bookmaker has of a league it has for all its games.
    const std::uint64_t kind = static_cast<std::uint64_t>(market.family) * 16 + (market.isAlternate ? 8 : 0) +
                               static_cast<std::uint64_t>(market.stretch.to * 7);
    const double unit = unitOf(
        hashOf(9, Salt::Coverage, m_source, m_fixture.league->teams, kind, isProp ? market.prop->key.size() : 0));
    if (m_book.kind == Kind::Sharp)
        return isProp ? unit < 0.4 : unit < 0.9;
    return unit < (isProp ? 0.6 : market.stretch.isWhole() ? 0.7 : 0.5);
}

const Outlook &DeskOfBook::outlook(const Stretch &stretch)
{
    for (const auto &[known, result] : m_outlooks) {
        if (known == stretch)
            return result;
    }
    Outlook made = outlookOf(*m_fixture.league, m_opinion.expected, m_opinion.score, stretch);
    return m_outlooks.emplace_back(stretch, std::move(made)).second;
}

DeskOfBook::Sides DeskOfBook::winnerSides(const WireMarket &market)
{
    const Outlook &chances = outlook(market.stretch);
    const bool isDrawCounted =
        market.family == Family::H2hThreeWay || (market.family == Family::H2h && hasDraws(m_fixture.league->score));
    // A few bookmakers now and then list soccer's winner without the draw, under the same key.
    const bool isOdd = market.family == Family::H2h && m_fixture.league->score == ScoreKind::Goals &&
                       (m_book.key == "mybookieag" || m_book.key == "pointsbetau") && chanceOf(22) < 0.04;
    if (isDrawCounted && !isOdd)
        return {{m_fixture.home, chances.home}, {m_fixture.away, chances.away}, {"Draw", chances.draw}};
    return {{m_fixture.home, chances.homeWins}, {m_fixture.away, 1 - chances.homeWins}};
}

/// The point of a main line: about even, on a grid of `step`; some bookmakers are a step off.
double DeskOfBook::mainPoint(const Distribution &distribution, double step, std::uint64_t purpose) const
{
    const double middle = std::round(distribution.quantile(0.5) / step) * step;
    double best = middle;
    double distance = 1;
    for (int steps = -4; steps <= 4; ++steps) {
        const double point = middle + steps * step;
        const double off = std::abs(overChance(distribution, point) - 0.5);
        if (off < distance - 1e-9) {
            distance = off;
            best = point;
        }
    }
    const double unit = chanceOf(purpose);
    if (m_book.kind == Kind::Soft && unit < 0.06)
        best += unit < 0.03 ? -step : step;
    return best;
}

std::vector<double> DeskOfBook::points(const WireMarket &market, const Distribution &distribution, double step,
                                       std::uint64_t purpose) const
{
    const double main = mainPoint(distribution, step, purpose);
    if (!market.isAlternate)
        return {main};
    std::vector<double> result;
    const int reach = m_book.kind == Kind::Sharp ? 4 : 3 + static_cast<int>(chanceOf(purpose + 100) * 3);
    for (int steps = -reach; steps <= reach; ++steps) {
        const double point = main + steps * step;
        const double chance = overChance(distribution, point);
        if (steps != 0 && chance > least && chance < 1 - least)
            result.push_back(point);
    }
    return result;
}

DeskOfBook::Sides DeskOfBook::spreadSides(const WireMarket &market)
{
    const Outlook &chances = outlook(market.stretch);
    Sides sides;
    const bool isFixed = isFixedSpread(m_fixture.league->score) && market.stretch.isWhole() && !market.isAlternate;
    std::vector<double> margins;
    if (isFixed)
        margins = {chances.homeWins >= 0.5 ? 1.5 : -1.5};
    else
        margins = points(market, chances.margin, usesQuarterLines(m_book, *m_fixture.league) ? 0.25 : 0.5, 30);
    for (const double margin : margins) {
        const double home = overChance(chances.margin, margin);
        sides.push_back({m_fixture.home, home, -hundredthsOf(margin), true});
        sides.push_back({m_fixture.away, 1 - home, hundredthsOf(margin), true});
    }
    return sides;
}

DeskOfBook::Sides DeskOfBook::totalSides(const WireMarket &market)
{
    const Outlook &chances = outlook(market.stretch);
    Sides sides;
    const ScoreKind score = m_fixture.league->score;
    // Most of Europe has goals by halves only; of points most games have halves only, everywhere.
    const bool isHalf = score == ScoreKind::Goals
                            ? !usesQuarterLines(m_book, *m_fixture.league)
                            : (score == ScoreKind::Points || score == ScoreKind::Gridiron) && (m_fixture.key & 7) != 0;
    const double step = usesQuarterLines(m_book, *m_fixture.league) ? 0.25 : 0.5;
    for (double line : points(market, chances.total, step, 40)) {
        if (isHalf)
            line = std::floor(line) + 0.5;
        if (line <= 0 || (!sides.empty() && sides.back().point == hundredthsOf(line)))
            continue;
        const double over = overChance(chances.total, line);
        sides.push_back({"Over", over, hundredthsOf(line), true});
        sides.push_back({"Under", 1 - over, hundredthsOf(line), true});
    }
    return sides;
}

DeskOfBook::Sides DeskOfBook::teamTotalSides(const WireMarket &market)
{
    const Outlook &chances = outlook(market.stretch);
    Sides sides;
    const auto add = [&](const Distribution &score, std::string_view team, std::uint64_t purpose) {
        std::int64_t last = 0;
        for (double line : points(market, score, 0.5, purpose)) {
            line = std::floor(line) + 0.5;
            const std::int64_t point = hundredthsOf(line);
            if (point <= 0 || point == last)
                continue;
            last = point;
            const double over = overChance(score, line);
            sides.push_back({"Over", over, point, true, team});
            sides.push_back({"Under", 1 - over, point, true, team});
        }
    };
    add(chances.homeScore, m_fixture.home, 50);
    add(chances.awayScore, m_fixture.away, 60);
    return sides;
}

DeskOfBook::Sides DeskOfBook::bttsSides()
{
    const Outlook &chances = outlook({});
    const double both = chances.homeScore.above(0) * chances.awayScore.above(0);
    return {{"Yes", both}, {"No", 1 - both}};
}

DeskOfBook::Sides DeskOfBook::doubleChanceSides()
{
    const Outlook &chances = outlook({});
    return {{m_fixture.doubleChance[0], chances.home + chances.draw},
            {m_fixture.doubleChance[1], chances.home + chances.away},
            {m_fixture.doubleChance[2], chances.draw + chances.away}};
}

DeskOfBook::Sides DeskOfBook::sidesOf(const WireMarket &market)
{
    switch (market.family) {
    case Family::H2h:
    case Family::H2hThreeWay:
        return winnerSides(market);
    case Family::Spreads:
        return spreadSides(market);
    case Family::Totals:
        return totalSides(market);
    case Family::TeamTotals:
        return teamTotalSides(market);
    case Family::Btts:
        return bttsSides();
    case Family::DrawNoBet: {
        const double home = outlook({}).homeWins;
        return {{m_fixture.home, home}, {m_fixture.away, 1 - home}};
    }
    case Family::DoubleChance:
        return doubleChanceSides();
    case Family::Outrights:
        return contenderSides();
    case Family::Prop:
        return propSides(market);
    case Family::Unmade:
        break;
    }
    return {};
}

std::vector<PostedOutcome> DeskOfBook::outcomesOf(const WireMarket &market)
{
    if (m_opinion.isSuspended || market.family == Family::Unmade || !offers(market))
        return {};
    std::vector<PostedOutcome> outcomes = priced(market, sidesOf(market));
    const auto order = [](const PostedOutcome &left, const PostedOutcome &right) {
        if (left.description != right.description)
            return isNamedBefore(left.description, right.description);
        return isNamedBefore(left.name, right.name);
    };
    std::stable_sort(outcomes.begin(), outcomes.end(), order);
    return outcomes;
}

} // namespace evision::simulator
