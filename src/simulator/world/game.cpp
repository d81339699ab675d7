// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/game.h"

#include "pricing/normal.h"
#include "simulator/world/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace evision::simulator {

Game::Game(const League &league, Expectation expected, std::uint64_t key)
{
    const std::uint64_t own = hashOf(key, Salt::Game);
    switch (league.score) {
    case ScoreKind::Goals:
    case ScoreKind::Pucks:
    case ScoreKind::Gridiron:
        playCounts(league, expected, own);
        break;
    case ScoreKind::Runs:
        playRuns(league, expected, own);
        break;
    case ScoreKind::Points:
        playPoints(league, expected, own);
        break;
    case ScoreKind::Sets:
        playSets(expected, own);
        return;
    case ScoreKind::Bout:
    case ScoreKind::Innings: {
        const Outlook outlook = outlookOf(league, expected);
        const double unit = unitOf(own);
        m_winner = unit < outlook.home ? 1 : unit < outlook.home + outlook.draw ? 0 : -1;
        return;
    }
    case ScoreKind::Field:
        return;
    }
    std::stable_sort(m_scores.begin(), m_scores.end(),
                     [](const Score &a, const Score &b) { return a.played < b.played; });
    if (!hasDraws(league.score))
        playOvertime(league, expected, own);
    const ScoreState end = at(1);
    m_winner = end.home > end.away ? 1 : end.home < end.away ? -1 : 0;
}

ScoreState Game::at(double played) const noexcept
{
    ScoreState state;
    state.played = std::min(played, 1.0);
    for (const Score &score : m_scores) {
        if (score.played > played)
            break;
        (score.isHome ? state.home : state.away) += score.points;
    }
    return state;
}

ScoreState Game::regular() const noexcept
{
    return at(0.9999999); // overtime falls at 1
}

void Game::addEvents(std::uint64_t key, double mean, bool isHome, int points)
{
    const int count = drawFrom(poisson(mean), unitOf(hashOf(key, Salt::Game, 0)));
    for (int event = 1; event <= count; ++event)
        m_scores.push_back({0.999 * unitOf(hashOf(key, Salt::Game, event)), isHome, points});
}

void Game::playCounts(const League &league, Expectation expected, std::uint64_t key)
{
    const double least = 0.06 * expected.total; // as in outlookOf()
    for (const bool isHome : {true, false}) {
        const double mean = std::max((expected.total + (isHome ? expected.margin : -expected.margin)) / 2, least);
        const std::uint64_t side = hashOf(key, Salt::Game, isHome ? 1 : 2);
        if (league.score == ScoreKind::Gridiron) {
            addEvents(hashOf(side, Salt::Game, 7), touchdownsOf(mean), isHome, 7);
            addEvents(hashOf(side, Salt::Game, 3), fieldGoalsOf(mean), isHome, 3);
        } else {
            addEvents(side, mean, isHome, 1);
        }
    }
}

void Game::playRuns(const League &league, Expectation expected, std::uint64_t key)
{
    constexpr int innings = 9;
    const double least = 0.06 * expected.total;
    for (const bool isHome : {true, false}) {
        const double mean = std::max((expected.total + (isHome ? expected.margin : -expected.margin)) / 2, least);
        const std::vector<double> mass = overdispersed(mean / innings, league.deviation);
        for (int inning = 0; inning < innings; ++inning) {
            const int runs = drawFrom(mass, unitOf(hashOf(key, Salt::Game, isHome ? 1 : 2, inning)));
            if (runs > 0)
                m_scores.push_back({(inning + (isHome ? 0.95 : 0.45)) / innings, isHome, runs});
        }
    }
}

void Game::playPoints(const League &league, Expectation expected, std::uint64_t key)
{
    constexpr int parts = 12;
    const double marginDeviation = league.deviation / std::sqrt(parts);
    const double totalSpread = totalDeviation(league) / std::sqrt(parts);
    std::array<double, parts + 1> margin{};
    std::array<double, parts + 1> total{};
    for (std::size_t part = 1; part <= parts; ++part) {
        margin[part] =
            margin[part - 1] + expected.margin / parts + marginDeviation * bellOf(hashOf(key, Salt::Game, 1, part));
        total[part] = total[part - 1] + expected.total / parts + totalSpread * bellOf(hashOf(key, Salt::Game, 2, part));
    }
    // The end is what the model says; on the way there no side loses points again, nor has more than it ends with.
    const auto lead = static_cast<int>(std::lround(margin[parts]));
    const int homeEnd = std::max({static_cast<int>(std::lround((total[parts] + margin[parts]) / 2)), lead, 0});
    const int awayEnd = std::max(homeEnd - lead, 0);
    int home = 0;
    int away = 0;
    for (std::size_t part = 1; part <= parts; ++part) {
        const bool isEnd = part == parts;
        const int homeNow =
            isEnd ? homeEnd
                  : std::clamp(static_cast<int>(std::lround((total[part] + margin[part]) / 2)), home, homeEnd);
        const int awayNow =
            isEnd ? awayEnd
                  : std::clamp(static_cast<int>(std::lround((total[part] - margin[part]) / 2)), away, awayEnd);
        const double end = 0.999 * static_cast<double>(part) / parts;
        m_scores.push_back({end - 0.5 / parts, true, (homeNow - home) / 2});
        m_scores.push_back({end - 0.5 / parts, false, (awayNow - away) / 2});
        m_scores.push_back({end, true, homeNow - home - (homeNow - home) / 2});
        m_scores.push_back({end, false, awayNow - away - (awayNow - away) / 2});
        home = homeNow;
        away = awayNow;
    }
}

void Game::playSets(Expectation expected, std::uint64_t key)
{
    const double chance = setChance(pricing::normalCdf(expected.margin));
    int home = 0;
    int away = 0;
    for (int set = 1; home < 2 && away < 2; ++set) {
        const bool isHome = unitOf(hashOf(key, Salt::Game, set)) < chance;
        ++(isHome ? home : away);
        m_scores.push_back({set / 3.0 - 0.001, isHome, 1});
    }
    m_winner = home > away ? 1 : -1;
}

void Game::playOvertime(const League &league, Expectation expected, std::uint64_t key)
{
    const ScoreState end = regular();
    if (end.home != end.away)
        return;
    const Outlook outlook = outlookOf(league, expected);
    const bool isHome = unitOf(hashOf(key, Salt::Game, 90)) < overtimeChance(outlook.home, outlook.away);
    const double unit = unitOf(hashOf(key, Salt::Game, 91));
    int by = 1;
    if (league.score == ScoreKind::Gridiron)
        by = unit < 0.65 ? 3 : 6;
    else if (league.score == ScoreKind::Points) {
        by = unit < 0.5 ? 3 : 6;
        m_scores.push_back({1, true, 10 - (by + 1) / 2});
        m_scores.push_back({1, false, 10 - (by + 1) / 2});
    }
    m_scores.push_back({1, isHome, by});
}

} // namespace evision::simulator
