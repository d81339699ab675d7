// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/outlook.h"

#include "pricing/normal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace evision::simulator {

namespace {

using Mass = std::vector<double>;

Mass teamScores(const League &league, double mean)
{
    if (league.score == ScoreKind::Runs)
        return overdispersed(mean, league.deviation);
    if (league.score != ScoreKind::Gridiron)
        return poisson(mean);
    const Mass touchdowns = poisson(touchdownsOf(mean));
    const Mass fieldGoals = poisson(fieldGoalsOf(mean));
    Mass points(std::min<std::size_t>(7 * (touchdowns.size() - 1) + 3 * (fieldGoals.size() - 1), 90) + 1);
    for (std::size_t sevens = 0; sevens < touchdowns.size(); ++sevens) {
        for (std::size_t threes = 0; threes < fieldGoals.size(); ++threes) {
            const std::size_t sum = 7 * sevens + 3 * threes;
            if (sum < points.size())
                points[sum] += touchdowns[sevens] * fieldGoals[threes];
        }
    }
    return points;
}

/// What overtime adds to the margin of a game that is level, with its chance.
struct OvertimeMargin {
    int margin;
    double chance;
};

std::array<OvertimeMargin, 2> overtimeMargins(ScoreKind score)
{
    switch (score) {
    case ScoreKind::Gridiron:
        return {{{3, 0.65}, {6, 0.35}}};
    case ScoreKind::Points:
        return {{{3, 0.5}, {6, 0.5}}};
    default:
        return {{{1, 1}, {1, 0}}};
    }
}

int overtimePoints(ScoreKind score, int margin)
{
    return score == ScoreKind::Points ? 20 : margin;
}

/// Margin and total of two sides' scores, `level` the total when they are level.
struct Joined {
    Mass margin; // from -(away.size() - 1) on
    Mass total;
    Mass level;
};

Joined join(const Mass &home, const Mass &away, int lead)
{
    Joined joined;
    joined.margin.resize(home.size() + away.size() - 1);
    joined.total.resize(home.size() + away.size() - 1);
    joined.level.resize(joined.total.size());
    const Mass reversed(away.rbegin(), away.rend());
    for (std::size_t own = 0; own < home.size(); ++own) {
        const double chance = home[own];
        double *margin = joined.margin.data() + own;
        double *total = joined.total.data() + own;
        for (std::size_t other = 0; other < away.size(); ++other) {
            margin[other] += chance * reversed[other];
            total[other] += chance * away[other];
        }
        const auto level = static_cast<std::ptrdiff_t>(own) + lead;
        if (level >= 0 && static_cast<std::size_t>(level) < away.size())
            joined.level[own + static_cast<std::size_t>(level)] += chance * away[static_cast<std::size_t>(level)];
    }
    return joined;
}

/// Decides level games. `margin` counts from `low`, `total` and `level` from one number on.
void playOvertime(ScoreKind score, double homeChance, Mass &margin, int low, Mass &total, const Mass &level)
{
    const auto zero = static_cast<std::size_t>(std::max(-low, 0));
    if (low > 0 || zero >= margin.size())
        return;
    const double drawn = std::exchange(margin[zero], 0);
    for (std::size_t index = 0; index < level.size(); ++index)
        total[index] -= level[index];
    for (const auto &[by, chance] : overtimeMargins(score)) {
        const auto step = static_cast<std::size_t>(by);
        if (zero + step < margin.size())
            margin[zero + step] += drawn * chance * homeChance;
        if (zero >= step)
            margin[zero - step] += drawn * chance * (1 - homeChance);
        const auto added = static_cast<std::size_t>(overtimePoints(score, by));
        if (total.size() < level.size() + added)
            total.resize(level.size() + added);
        for (std::size_t index = 0; index < level.size(); ++index)
            total[index + added] += level[index] * chance;
    }
    for (double &value : total)
        value = std::max(value, 0.0);
}

void setWinner(Outlook &outlook, const Mass &margin, int low)
{
    double sum = 0;
    for (std::size_t index = 0; index < margin.size(); ++index) {
        const int number = low + static_cast<int>(index);
        (number > 0 ? outlook.home : number < 0 ? outlook.away : outlook.draw) += margin[index];
        sum += margin[index];
    }
    outlook.home /= sum;
    outlook.draw /= sum;
    outlook.away /= sum;
}

/// The share of a stretch that is still to be played.
double openShare(const ScoreState &state, const Stretch &stretch)
{
    return std::max(stretch.to - std::max(stretch.from, state.played), 0.002);
}

bool hasOvertime(const League &league, const Stretch &stretch)
{
    return stretch.isWhole() && !hasDraws(league.score);
}

void decide(Outlook &outlook, const League &league, const Stretch &stretch)
{
    const double decided = outlook.home + outlook.away;
    outlook.homeWins = hasOvertime(league, stretch)
                           ? outlook.home + outlook.draw * overtimeChance(outlook.home, outlook.away)
                           : (decided > 0 ? outlook.home / decided : 0.5);
}

/// Scores of single goals, runs, touchdowns.
Outlook countedOutlook(const League &league, Expectation expected, ScoreState state, Stretch stretch)
{
    const double share = openShare(state, stretch);
    const double least = 0.06 * expected.total;
    const double homeMean = std::max((expected.total + expected.margin) / 2, least) * share;
    const double awayMean = std::max((expected.total - expected.margin) / 2, least) * share;
    const Mass home = teamScores(league, homeMean);
    const Mass away = teamScores(league, awayMean);
    const int lead = state.home - state.away;
    Joined joined = join(home, away, lead);
    const int low = lead - static_cast<int>(away.size()) + 1;
    Outlook outlook;
    setWinner(outlook, joined.margin, low);
    decide(outlook, league, stretch);
    if (hasOvertime(league, stretch))
        playOvertime(league.score, overtimeChance(outlook.home, outlook.away), joined.margin, low, joined.total,
                     joined.level);
    outlook.margin = Distribution(low, std::move(joined.margin));
    outlook.total = Distribution(state.home + state.away, std::move(joined.total));
    outlook.homeScore = Distribution(state.home, home);
    outlook.awayScore = Distribution(state.away, away);
    return outlook;
}

/// Scores of so many points that they are about normal.
Outlook normalOutlook(const League &league, Expectation expected, ScoreState state, Stretch stretch)
{
    const double share = openShare(state, stretch);
    const double root = std::sqrt(share);
    const double marginDeviation = league.deviation * root;
    const double totalSpread = totalDeviation(league) * root;
    int low = 0;
    int totalLow = 0;
    Mass margin = roundedNormal(state.home - state.away + expected.margin * share, marginDeviation, low);
    Mass total = roundedNormal(state.home + state.away + expected.total * share, totalSpread, totalLow);
    Outlook outlook;
    setWinner(outlook, margin, low);
    decide(outlook, league, stretch);
    if (hasOvertime(league, stretch)) {
        Mass level = total;
        for (double &value : level)
            value *= outlook.draw;
        playOvertime(league.score, overtimeChance(outlook.home, outlook.away), margin, low, total, level);
    }
    outlook.margin = Distribution(low, std::move(margin));
    outlook.total = Distribution(totalLow, std::move(total));
    const double sideDeviation = std::hypot(marginDeviation, totalSpread) / 2;
    int first = 0;
    Mass side = roundedNormal(state.home + (expected.total + expected.margin) / 2 * share, sideDeviation, first);
    outlook.homeScore = Distribution(first, std::move(side));
    side = roundedNormal(state.away + (expected.total - expected.margin) / 2 * share, sideDeviation, first);
    outlook.awayScore = Distribution(first, std::move(side));
    return outlook;
}

Mass convolve(const Mass &left, const Mass &right)
{
    Mass result(left.size() + right.size() - 1);
    for (std::size_t a = 0; a < left.size(); ++a) {
        for (std::size_t b = 0; b < right.size(); ++b)
            result[a + b] += left[a] * right[b];
    }
    return result;
}

constexpr int mostGames = 7; // of one player in a set

/// Games of a set that is won with `chance`: by how many, from -7 on when `sign` is negative, and how many in all.
void addSet(double chance, int sign, Mass &margin, Mass &games)
{
    constexpr std::array<double, 7> even{0.02, 0.06, 0.13, 0.2, 0.25, 0.12, 0.22}; // by the loser's games
    constexpr std::array<double, 7> uneven{0.1, 0.18, 0.22, 0.2, 0.15, 0.07, 0.08};
    const double tilt = std::clamp((chance - 0.5) * 2, 0.0, 1.0);
    margin.assign(2 * mostGames + 1, 0);
    games.assign(2 * mostGames, 0);
    for (int loser = 0; loser <= 6; ++loser) {
        const auto index = static_cast<std::size_t>(loser);
        const int winner = loser < 5 ? 6 : mostGames;
        const double weight = even[index] * (1 - tilt) + uneven[index] * tilt;
        margin[static_cast<std::size_t>(mostGames + sign * (winner - loser))] += weight;
        games[static_cast<std::size_t>(winner + loser)] += weight;
    }
}

/// Chance of a match, best of three, when a set is won with `set`.
double matchChance(double set, ScoreState state)
{
    constexpr int needed = 2;
    if (state.home >= needed || state.away >= needed)
        return state.home > state.away ? 1 : 0;
    if (state.home == state.away)
        return state.home == 1 ? set : set * set * (3 - 2 * set);
    return state.home > state.away ? set + (1 - set) * set : set * set;
}

Outlook setsOutlook(Expectation expected, ScoreState state)
{
    const double won = setChance(pricing::normalCdf(expected.margin));
    const double lost = 1 - won;
    Outlook outlook;
    outlook.homeWins = matchChance(won, state);
    outlook.home = outlook.homeWins;
    outlook.away = 1 - outlook.homeWins;
    Mass homeMargin, homeGames, awayMargin, awayGames;
    addSet(won, 1, homeMargin, homeGames);
    addSet(lost, -1, awayMargin, awayGames);
    const auto combine = [&](const Mass &own, const Mass &other) {
        Mass sum = convolve(convolve(own, own), other);
        const Mass reverse = convolve(convolve(other, other), own);
        for (std::size_t index = 0; index < sum.size(); ++index)
            sum[index] = 2 * won * lost * (won * sum[index] + lost * reverse[index]); // three sets, two orders
        return sum;
    };
    const auto addTwo = [](Mass &sum, const Mass &two, double chance, std::size_t shift) {
        for (std::size_t index = 0; index < two.size(); ++index)
            sum[index + shift] += chance * two[index];
    };
    Mass margin = combine(homeMargin, awayMargin);
    addTwo(margin, convolve(homeMargin, homeMargin), won * won, mostGames);
    addTwo(margin, convolve(awayMargin, awayMargin), lost * lost, mostGames);
    Mass games = combine(homeGames, awayGames);
    addTwo(games, convolve(homeGames, homeGames), won * won, 0);
    addTwo(games, convolve(awayGames, awayGames), lost * lost, 0);
    outlook.margin = Distribution(-3 * mostGames, std::move(margin));
    outlook.total = Distribution(0, std::move(games));
    return outlook;
}

Outlook winnerOutlook(const League &league, Expectation expected)
{
    Outlook outlook;
    outlook.homeWins = pricing::normalCdf(expected.margin);
    outlook.draw = league.score == ScoreKind::Innings ? inningsDraw(expected.margin) : 0;
    outlook.home = outlook.homeWins * (1 - outlook.draw);
    outlook.away = 1 - outlook.home - outlook.draw;
    return outlook;
}

} // namespace

double totalDeviation(const League &league) noexcept
{
    return league.deviation * (league.group == "Basketball" ? 1.4 : 0.8);
}

double touchdownsOf(double points) noexcept
{
    return 0.76 * points / 7;
}

double fieldGoalsOf(double points) noexcept
{
    return 0.24 * points / 3;
}

double overtimeChance(double home, double away) noexcept
{
    return 0.5 + 0.25 * (home - away);
}

double setChance(double match) noexcept
{
    // The root of match = s s (3 - 2 s) between 0 and 1.
    return 0.5 - std::sin(std::asin(std::clamp(1 - 2 * match, -1.0, 1.0)) / 3);
}

double inningsDraw(double margin) noexcept
{
    return 0.22 / (1 + margin * margin);
}

Outlook outlookOf(const League &league, Expectation expected, ScoreState state, Stretch stretch)
{
    switch (league.score) {
    case ScoreKind::Goals:
    case ScoreKind::Pucks:
    case ScoreKind::Runs:
    case ScoreKind::Gridiron:
        return countedOutlook(league, expected, state, stretch);
    case ScoreKind::Points:
        return normalOutlook(league, expected, state, stretch);
    case ScoreKind::Sets:
        return setsOutlook(expected, state);
    case ScoreKind::Bout:
    case ScoreKind::Innings:
    case ScoreKind::Field:
        break;
    }
    return winnerOutlook(league, expected);
}

} // namespace evision::simulator
