// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/price.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::simulator {

namespace {

enum class Rounding : std::uint8_t { Nearest, Up, Down };

double roundTo(double value, double step, Rounding rounding) noexcept
{
    const double steps = value / step;
    constexpr double sliver = 1e-9;
    switch (rounding) {
    case Rounding::Up:
        return std::ceil(steps - sliver) * step;
    case Rounding::Down:
        return std::floor(steps + sliver) * step;
    case Rounding::Nearest:
        break;
    }
    return std::round(steps) * step;
}

struct Tick {
    double upTo;
    double step;
};

// Hundredths. The betting exchanges' ladder is published; the other is what recorded prices of European books fit.
constexpr std::array<Tick, 10> bettingTicks{{{200, 1},
                                             {300, 2},
                                             {400, 5},
                                             {600, 10},
                                             {1000, 20},
                                             {2000, 50},
                                             {3000, 100},
                                             {5000, 200},
                                             {10000, 500},
                                             {1e9, 1000}}};
constexpr std::array<Tick, 5> decimalTicks{{{250, 1}, {400, 5}, {800, 10}, {1500, 50}, {1e9, 100}}};
constexpr std::array<Tick, 4> fineTicks{{{500, 1}, {1000, 5}, {3000, 50}, {1e9, 100}}};
constexpr std::array<Tick, 6> americanTicks{{{130, 1}, {200, 2}, {400, 5}, {1000, 10}, {3000, 50}, {1e9, 100}}};

double stepAt(std::span<const Tick> ticks, double value) noexcept
{
    return std::find_if(ticks.begin(), ticks.end() - 1, [value](const Tick &tick) { return value < tick.upTo; })->step;
}

std::int64_t americanOf(double decimal) noexcept
{
    const double odds = decimal >= 2 ? (decimal - 1) * 100 : -100 / (decimal - 1);
    return static_cast<std::int64_t>(std::round(odds));
}

Price onAmericanLadder(double decimal, Rounding rounding) noexcept
{
    double odds = decimal >= 2 ? (decimal - 1) * 100 : -100 / (decimal - 1);
    odds = roundTo(odds, stepAt(americanTicks, std::abs(odds)), rounding);
    constexpr double longest = 50000;
    odds = std::min(odds, longest);
    if (odds > -100 && odds < 100)
        odds = odds < 0 ? -100 : 100;
    const double back = odds > 0 ? 1 + odds / 100 : 1 - 100 / odds;
    return {std::max<std::int64_t>(std::llround(back * 100), 101), static_cast<std::int64_t>(odds)};
}

Price onLadder(double decimal, Book::Ladder ladder, Rounding rounding) noexcept
{
    decimal = std::clamp(decimal, 1.01, 1000.0);
    if (ladder == Book::Ladder::American)
        return onAmericanLadder(decimal, rounding);
    const double hundredths = decimal * 100;
    std::span<const Tick> ticks = decimalTicks;
    if (ladder == Book::Ladder::Betting)
        ticks = bettingTicks;
    else if (ladder == Book::Ladder::Fine)
        ticks = fineTicks;
    return priceOf(std::llround(roundTo(hundredths, stepAt(ticks, hundredths), rounding)));
}

} // namespace

Price priceOf(std::int64_t hundredths) noexcept
{
    hundredths = std::clamp<std::int64_t>(hundredths, 101, 100000);
    return {hundredths, americanOf(static_cast<double>(hundredths) / 100)};
}

Price nearestPrice(double decimal, Book::Ladder ladder) noexcept
{
    return onLadder(decimal, ladder, Rounding::Nearest);
}

Price priceAbove(double decimal, Book::Ladder ladder) noexcept
{
    return onLadder(decimal, ladder, Rounding::Up);
}

Price priceBelow(double decimal, Book::Ladder ladder) noexcept
{
    return onLadder(decimal, ladder, Rounding::Down);
}

double withMargin(double probability, double margin, double tilt, int ways) noexcept
{
    return std::clamp(probability * (1 + margin * (1 - tilt)) + margin * tilt / ways, 0.001, 0.985);
}

} // namespace evision::simulator
