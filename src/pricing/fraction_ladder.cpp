// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/odds_format.h"
#include "pricing/pricing_error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::pricing {

namespace {

constexpr auto ladder = std::to_array<Fraction>({
    {1, 1000}, {1, 500}, {1, 250}, {1, 200},  {1, 150}, {1, 100}, {1, 80},  {1, 66},  {1, 50},  {1, 40},  {1, 33},
    {1, 28},   {1, 25},  {1, 22},  {1, 20},   {1, 18},  {1, 16},  {1, 14},  {1, 12},  {1, 11},  {1, 10},  {1, 9},
    {1, 8},    {2, 15},  {1, 7},   {2, 13},   {1, 6},   {2, 11},  {1, 5},   {2, 9},   {1, 4},   {2, 7},   {3, 10},
    {1, 3},    {4, 11},  {2, 5},   {4, 9},    {8, 17},  {1, 2},   {8, 15},  {4, 7},   {8, 13},  {2, 3},   {8, 11},
    {4, 5},    {5, 6},   {10, 11}, {20, 21},  {1, 1},   {21, 20}, {11, 10}, {6, 5},   {5, 4},   {11, 8},  {7, 5},
    {3, 2},    {13, 8},  {7, 4},   {15, 8},   {2, 1},   {17, 8},  {9, 4},   {5, 2},   {11, 4},  {3, 1},   {10, 3},
    {7, 2},    {4, 1},   {9, 2},   {5, 1},    {11, 2},  {6, 1},   {13, 2},  {7, 1},   {15, 2},  {8, 1},   {17, 2},
    {9, 1},    {10, 1},  {11, 1},  {12, 1},   {14, 1},  {16, 1},  {18, 1},  {20, 1},  {22, 1},  {25, 1},  {28, 1},
    {33, 1},   {40, 1},  {50, 1},  {66, 1},   {80, 1},  {100, 1}, {125, 1}, {150, 1}, {200, 1}, {250, 1}, {300, 1},
    {400, 1},  {500, 1}, {750, 1}, {1000, 1},
});

constexpr double largestWhole = 9e15; // every integer below is a double

} // namespace

std::optional<Fraction> nearestFraction(double decimal) noexcept
{
    const double net = decimal - 1.0;
    if (!isPrice(decimal) || net > largestWhole || 1.0 / net > largestWhole)
        return std::nullopt;
    if (net > ladder.back().value())
        return Fraction{std::llround(net), 1};
    if (net < ladder.front().value())
        return Fraction{1, std::llround(1.0 / net)};
    const auto above = std::lower_bound(ladder.begin(), ladder.end(), net,
                                        [](const Fraction &step, double value) { return step.value() < value; });
    if (above == ladder.begin())
        return *above;
    const auto below = above - 1;
    return net / below->value() < above->value() / net ? *below : *above;
}

} // namespace evision::pricing
