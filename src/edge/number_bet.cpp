// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/number_bet.h"

#include "market/event_lines.h"

#include <algorithm>
#include <cmath>

namespace evision::edge {

namespace {

constexpr double rounding = 1e-9;

/// A few numbers in order, each once.
struct Numbers {
    std::array<double, market::mostOutcomes> values{};
    std::size_t count = 0;

    void add(double value) noexcept
    {
        if (contains(value))
            return;
        std::size_t at = count++;
        for (; at > 0 && values[at - 1] > value; --at)
            values[at] = values[at - 1];
        values[at] = value + 0.0; // no -0
    }
    [[nodiscard]] bool contains(double value) const noexcept
    {
        return std::any_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count),
                           [value](double held) { return held == value; });
    }
};

void addResult(SettledResults &results, std::span<const NumberBet> bets, const Outcome &outcome, double number) noexcept
{
    const bool action = std::any_of(bets.begin(), bets.end(), [number](const NumberBet &bet) {
        const Settled settled = settle(bet, number);
        return settled.won > 0 || settled.lost > 0;
    });
    if (!action || results.count == mostPayoffs)
        return;
    results.outcome[results.count] = outcome;
    results.number[results.count++] = number;
}

} // namespace

Settled settle(const NumberBet &bet, double number) noexcept
{
    const double above = number - bet.bar;
    switch (bet.kind) {
    case NumberBet::Kind::Exactly:
        return std::abs(above) < rounding ? Settled{1, 0} : Settled{0, 1};
    case NumberBet::Kind::Not:
        return std::abs(above) < rounding ? Settled{0, 1} : Settled{1, 0};
    case NumberBet::Kind::Over:
    case NumberBet::Kind::Under:
        break;
    }
    if (std::abs(above) < rounding)
        return {0, 0};
    const double share = std::abs(above) < 0.5 - rounding ? 0.5 : 1; // a quarter away: half the stake is returned
    return (above > 0) == (bet.kind == NumberBet::Kind::Over) ? Settled{share, 0} : Settled{0, share};
}

bool wholeNumberBetween(double low, double high) noexcept
{
    return std::floor(low) + 1 < high;
}

std::optional<PairCover> coverOf(double overBar, double underBar) noexcept
{
    if (overBar <= underBar)
        return PairCover{};
    if (overBar - underBar > widestGap)
        return std::nullopt;
    PairCover cover;
    for (double number = std::floor(underBar - 0.5) + 1; number < overBar + 0.5; ++number) { // neither wins in full
        const bool overWins = settle({NumberBet::Kind::Over, overBar}, number).won > 0;
        if (!overWins && !(settle({NumberBet::Kind::Under, underBar}, number).won > 0))
            return std::nullopt;
        (overWins ? cover.overHalves : cover.underHalves) = true;
    }
    return cover;
}

SettledResults resultsOf(std::span<const NumberBet> bets) noexcept
{
    Numbers bars;
    Numbers onBars; // whole numbers on or a quarter from a bar
    for (const NumberBet &bet : bets) {
        bars.add(bet.bar);
        if (std::abs(bet.bar - std::floor(bet.bar) - 0.5) > rounding)
            onBars.add(std::round(bet.bar));
    }
    SettledResults results;
    const double lowest = bars.values[0];
    const double highest = bars.values[bars.count - 1];
    addResult(results, bets, {Outcome::Kind::Below, market::noName, lowest, 0}, std::floor(lowest) - 1);
    for (std::size_t at = 0; at < onBars.count; ++at)
        addResult(results, bets, {Outcome::Kind::Exactly, market::noName, onBars.values[at], 0}, onBars.values[at]);
    for (std::size_t at = 0; at + 1 < bars.count; ++at) {
        const double low = bars.values[at];
        const double high = bars.values[at + 1];
        // One of three is on neither bar. A feed may send bars so large that counting on changes nothing.
        for (int step = 1; step <= 3 && std::floor(low) + step < high; ++step) {
            const double number = std::floor(low) + step;
            if (onBars.contains(number))
                continue;
            addResult(results, bets, {Outcome::Kind::Between, market::noName, low, high}, number);
            break;
        }
    }
    addResult(results, bets, {Outcome::Kind::Above, market::noName, highest, 0}, std::ceil(highest) + 1);
    return results;
}

} // namespace evision::edge
