// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random_market.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
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

/// Stakes in cents of 100 units, each the cent below or above the exact one.
struct RoundedPlan {
    double worst = -std::numeric_limits<double>::infinity();
    double total = 0;
};

/// The best of all 2^n roundings that stay within the total.
[[nodiscard]] inline RoundedPlan bestRounding(const Offers &legs, const std::vector<Score> &scores)
{
    RoundedPlan best;
    const double sum = bookSumOf(legs);
    for (unsigned choice = 0; choice < 1U << legs.size(); ++choice) {
        std::vector<double> stakes;
        double cents = 0;
        for (std::size_t at = 0; at < legs.size(); ++at) {
            const double exact = 10'000 / (legs[at].effective * sum);
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

/// Whether any combination within the skew pays after rounding, whatever its book sum.
[[nodiscard]] inline bool anyPays(const std::vector<Offers> &sides, double maxSkew, const std::vector<Score> &scores)
{
    bool pays = false;
    eachCombination(sides, [&](const Offers &legs) {
        pays = pays || (bookSumOf(legs) < 1 && skewOf(legs) <= maxSkew && bestRounding(legs, scores).worst > 1e-9);
    });
    return pays;
}

} // namespace evision::test
