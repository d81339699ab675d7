// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random_market.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <vector>

namespace evision::test {

using Offers = std::vector<Offer>;

/// The smallest net profit of stakes on offers over all scores but those that return every stake.
[[nodiscard]] inline double worstPayoff(const Offers &legs, const std::vector<double> &stakes,
                                        const std::vector<Score> &scores)
{
    double worst = std::numeric_limits<double>::infinity();
    for (const Score score : scores) {
        double net = 0;
        bool action = false;
        for (std::size_t at = 0; at < legs.size(); ++at) {
            const double unit = settle(legs[at], score);
            net += stakes[at] * unit;
            action = action || unit != 0;
        }
        if (action)
            worst = std::min(worst, net);
    }
    return worst;
}

[[nodiscard]] inline double bookSumOf(const Offers &legs)
{
    double sum = 0;
    for (const Offer &leg : legs)
        sum += 1 / leg.effective;
    return sum;
}

/// Stakes in proportion, and their sum; infinite where nothing covers every score.
struct Weights {
    std::vector<double> stakes;
    double sum = std::numeric_limits<double>::infinity();
};

/// What a unit on each leg returns, once for each different score that settles anything.
[[nodiscard]] inline std::vector<std::vector<double>> returnsOf(const Offers &legs, const std::vector<Score> &scores)
{
    std::vector<std::vector<double>> rows;
    for (const Score score : scores) {
        std::vector<double> row;
        bool action = false;
        for (const Offer &leg : legs) {
            row.push_back(1 + settle(leg, score));
            action = action || row.back() != 1;
        }
        if (action && std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
    }
    return rows;
}

/// Solves a square system that is written with its right side as the last column; false where it is singular.
[[nodiscard]] inline bool solve(std::vector<std::vector<double>> &system)
{
    const std::size_t size = system.size();
    for (std::size_t column = 0; column < size; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < size; ++row)
            pivot = std::abs(system[row][column]) > std::abs(system[pivot][column]) ? row : pivot;
        if (std::abs(system[pivot][column]) < 1e-9)
            return false;
        std::swap(system[pivot], system[column]);
        for (std::size_t row = 0; row < size; ++row) {
            const double factor = row == column ? 0 : system[row][column] / system[column][column];
            for (std::size_t at = column; at <= size; ++at)
                system[row][at] -= factor * system[column][at];
        }
    }
    for (std::size_t row = 0; row < size; ++row)
        system[row][size] /= system[row][row];
    return true;
}

/// What stakes are held to, a row and what it must at least come to: a unit at every score, and no stake below 0.
[[nodiscard]] inline std::vector<std::vector<double>> boundsOf(const Offers &legs, const std::vector<Score> &scores)
{
    std::vector<std::vector<double>> bounds = returnsOf(legs, scores);
    for (auto &row : bounds)
        row.push_back(1);
    for (std::size_t leg = 0; leg < legs.size(); ++leg) {
        bounds.emplace_back(legs.size() + 1, 0.0);
        bounds.back()[leg] = 1;
    }
    return bounds;
}

/// The cheapest stakes that return a unit at every score, by trying every corner of what is allowed. They cost less
/// than a unit if and only if some stakes win at every score.
[[nodiscard]] inline Weights cheapestCover(const Offers &legs, const std::vector<Score> &scores)
{
    const std::vector<std::vector<double>> bounds = boundsOf(legs, scores);
    const std::size_t size = legs.size();
    Weights best;
    std::vector<bool> tight(bounds.size(), false);
    std::fill(tight.end() - static_cast<std::ptrdiff_t>(size), tight.end(), true);
    do {
        std::vector<std::vector<double>> system;
        for (std::size_t at = 0; at < bounds.size(); ++at) {
            if (tight[at])
                system.push_back(bounds[at]);
        }
        if (!solve(system))
            continue;
        Weights tried;
        tried.sum = 0;
        for (const auto &row : system) {
            tried.stakes.push_back(row[size]);
            tried.sum += row[size];
        }
        const bool allowed = std::all_of(bounds.begin(), bounds.end(), [&](const std::vector<double> &bound) {
            double value = 0;
            for (std::size_t leg = 0; leg < size; ++leg)
                value += bound[leg] * tried.stakes[leg];
            return value >= bound[size] - 1e-9;
        });
        if (allowed && tried.sum < best.sum)
            best = tried;
    } while (std::next_permutation(tight.begin(), tight.end()));
    return best;
}

/// Stakes of the same return for every way to win. Where two bets leave out no score, some may still return less, by a
/// push or by halves, and never lose.
[[nodiscard]] inline Weights weightsOf(const Offers &legs, const std::vector<Score> &scores)
{
    const auto rows = returnsOf(legs, scores);
    const bool someoneWins = std::all_of(rows.begin(), rows.end(), [&](const std::vector<double> &row) {
        bool wins = false;
        bool loses = false;
        for (std::size_t at = 0; at < legs.size(); ++at) {
            wins = wins || row[at] > legs[at].effective - 1e-9;
            loses = loses || row[at] < 1e-9;
        }
        return wins || (!loses && *std::max_element(row.begin(), row.end()) > 1 + 1e-9);
    });
    if (legs.size() != 2 || !someoneWins)
        return cheapestCover(legs, scores);
    return {{1 / legs[0].effective, 1 / legs[1].effective}, bookSumOf(legs)};
}

[[nodiscard]] inline double skewOf(const Offers &legs)
{
    const auto older = [](const Offer &a, const Offer &b) { return a.time < b.time; };
    const auto [oldest, newest] = std::minmax_element(legs.begin(), legs.end(), older);
    return static_cast<double>(newest->time - oldest->time);
}

/// Calls `tell` with every way to take one offer of each side.
inline void eachCombination(const std::vector<Offers> &sides, const std::function<void(const Offers &)> &tell,
                            Offers chosen = {})
{
    if (chosen.size() == sides.size()) {
        tell(chosen);
        return;
    }
    for (const Offer &offer : sides[chosen.size()]) {
        chosen.push_back(offer);
        eachCombination(sides, tell, chosen);
        chosen.pop_back();
    }
}

/// The combination with the least book sum among those whose legs are at most `maxSkew` apart.
[[nodiscard]] inline std::optional<Offers> leastSum(const std::vector<Offers> &sides, double maxSkew)
{
    std::optional<Offers> best;
    eachCombination(sides, [&](const Offers &legs) {
        if (skewOf(legs) <= maxSkew && (!best || bookSumOf(legs) < bookSumOf(*best)))
            best = legs;
    });
    return best;
}

/// Whether the best prices of the first and the last side, of any time, return less than they cost together. Each
/// of the two is the only one to pay at some score, so that then there is nothing to be found.
[[nodiscard]] inline bool outerSidesCostTooMuch(const std::vector<Offers> &sides)
{
    double sum = 0;
    for (const Offers *side : {&sides.front(), &sides.back()}) {
        double best = 0;
        for (const Offer &offer : *side)
            best = std::max(best, offer.effective);
        sum += 1 / best;
    }
    return !(sum < 1);
}

/// The combination with the least sum of weights within the skew. A better price never hurts, so that each time needs
/// only its best prices.
[[nodiscard]] inline std::optional<Offers> cheapest(const std::vector<Offers> &sides, double maxSkew,
                                                    const std::vector<Score> &scores)
{
    std::set<market::UnixSeconds> starts;
    for (const Offers &side : sides) {
        for (const Offer &offer : side)
            starts.insert(offer.time);
    }
    std::optional<Offers> best;
    double least = std::numeric_limits<double>::infinity();
    for (const market::UnixSeconds start : starts) {
        Offers legs;
        for (const Offers &side : sides) {
            const Offer *chosen = nullptr;
            for (const Offer &offer : side) {
                const bool inside = offer.time >= start && static_cast<double>(offer.time - start) <= maxSkew;
                chosen = inside && (!chosen || offer.effective > chosen->effective) ? &offer : chosen;
            }
            if (chosen)
                legs.push_back(*chosen);
        }
        const double sum = legs.size() == sides.size() ? weightsOf(legs, scores).sum : least;
        if (sum < least) {
            best = legs;
            least = sum;
        }
    }
    return best;
}

/// Stakes in cents of 100 units, each the cent below or above the exact one.
struct RoundedPlan {
    double worst = -std::numeric_limits<double>::infinity();
    double total = 0;
};

/// The best of all 2^n roundings that stay within the total.
[[nodiscard]] inline RoundedPlan bestRounding(const Offers &legs, const std::vector<Score> &scores)
{
    RoundedPlan best;
    const Weights weights = weightsOf(legs, scores);
    if (!(weights.sum < 10))
        return best;
    for (unsigned choice = 0; choice < 1U << legs.size(); ++choice) {
        std::vector<double> stakes;
        double cents = 0;
        for (std::size_t at = 0; at < legs.size(); ++at) {
            const double exact = 10'000 * weights.stakes[at] / weights.sum;
            const double rounded = (choice >> at & 1U) != 0 ? std::ceil(exact - 1e-9) : std::floor(exact + 1e-9);
            stakes.push_back(rounded / 100);
            cents += rounded;
        }
        if (cents > 10'000)
            continue;
        const double worst = worstPayoff(legs, stakes, scores);
        if (worst > best.worst + 1e-10 || (worst > best.worst - 1e-10 && cents / 100 > best.total))
            best = {worst, cents / 100};
    }
    return best;
}

/// Whether any combination within the skew pays after rounding.
[[nodiscard]] inline bool anyPays(const std::vector<Offers> &sides, double maxSkew, const std::vector<Score> &scores)
{
    bool pays = false;
    eachCombination(sides, [&](const Offers &legs) {
        pays = pays ||
               (skewOf(legs) <= maxSkew && weightsOf(legs, scores).sum < 1 && bestRounding(legs, scores).worst > 1e-9);
    });
    return pays;
}

} // namespace evision::test
