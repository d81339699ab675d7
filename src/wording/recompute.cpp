// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/recompute.h"

#include "pricing/stake_step.h"

#include <algorithm>
#include <cmath>

namespace evision::wording {

namespace {

constexpr int fewest = 2;
constexpr int most = 12; ///< beyond this there is only the noise of binary fractions
constexpr double percent = 100;
constexpr double cent = 0.01;

double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

double centsOf(double amount)
{
    return pricing::wholeStepsBelow(amount, cent);
}

} // namespace

int decimalsOf(double value, int least, int mostDecimals)
{
    constexpr double noise = 1e-9;
    for (int decimals = least; decimals < mostDecimals; ++decimals) {
        if (std::abs(rounded(value, decimals) - value) < noise * std::max(1.0, std::abs(value)))
            return decimals;
    }
    return mostDecimals;
}

int chanceDecimals(double chance, double price)
{
    const auto hundredths = [price](double of) { return std::round((of * price - 1) * percent * percent); };
    int decimals = fewest;
    while (decimals < most && hundredths(rounded(chance * percent, decimals) / percent) != hundredths(chance))
        ++decimals;
    return decimals;
}

StakeDecimals stakeDecimals(double kelly, double mostStaked)
{
    const double amount = kelly * mostStaked;
    StakeDecimals decimals;
    decimals.isRounded = std::abs(amount - centsOf(amount) * cent) > 1e-7;
    if (decimals.isRounded)
        ++decimals.amount; // the part that is left out is to be seen
    while (decimals.amount < most && centsOf(rounded(amount, decimals.amount)) != centsOf(amount))
        ++decimals.amount;
    const auto recomputed = [&](int digits) { return rounded(kelly * percent, digits) / percent * mostStaked; };
    while (decimals.kelly < most &&
           (rounded(recomputed(decimals.kelly), decimals.amount) != rounded(amount, decimals.amount) ||
            centsOf(recomputed(decimals.kelly)) != centsOf(amount)))
        ++decimals.kelly;
    return decimals;
}

} // namespace evision::wording
