// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/middle_finder.h"

#include "edge/stake_plan.h"

#include "pricing/arbitrage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace evision::edge {

using market::Line;

namespace {

/// A ladder with more points than this is an error of the feed, and the pairs would be too many.
constexpr std::size_t mostRungs = 512;

/// Share of a bet that wins and share that loses when the number it is settled on falls on `value`.
struct Settled {
    double won = 0;
    double lost = 0;
};

/// `bar` as a whole, half or quarter number; `over` wins above it.
Settled settle(double bar, bool over, double value) noexcept
{
    const double distance = over ? value - bar : bar - value;
    if (std::abs(distance) < 1e-9)
        return {0, 0};
    const double half = std::abs(distance) < 0.5 - 1e-9 ? 0.5 : 1; // a quarter away: half the stake is returned
    return distance > 0 ? Settled{half, 0} : Settled{0, half};
}

/// Scores are whole numbers: one of them must lie inside the window for both bets to win.
bool wholeNumberBetween(double low, double high) noexcept
{
    return std::floor(low) + 1 < high;
}

double netPerUnit(double netPrice, const Settled &settled) noexcept
{
    return settled.won * netPrice - settled.lost;
}

/// The results that two bets at different points settle differently, each with a number that stands for it.
struct SettledResults {
    std::array<Outcome, mostPayoffs> outcome;
    std::array<double, mostPayoffs> value{};
    std::size_t count = 0;

    void add(const Outcome &result, double number) noexcept
    {
        outcome[count] = result;
        value[count++] = number;
    }
};

/// Below, on or next to the lower bar, between, on or next to the upper one, above.
SettledResults resultsAround(double low, double high) noexcept
{
    const auto onNumber = [](double bar) { return std::abs(bar - std::floor(bar) - 0.5) > 1e-9; };
    const double lowNumber = std::round(low);
    const double highNumber = std::round(high);
    SettledResults results;
    results.add({Outcome::Kind::Below, market::noName, low, 0}, std::floor(low) - 1);
    if (onNumber(low))
        results.add({Outcome::Kind::Exactly, market::noName, lowNumber + 0.0, 0}, lowNumber);
    if (onNumber(high) && (highNumber != lowNumber || !onNumber(low)))
        results.add({Outcome::Kind::Exactly, market::noName, highNumber + 0.0, 0}, highNumber);
    constexpr int mostTried =
        3; // one of them is on neither bar; a feed may send points where counting on changes nothing
    for (int step = 1; step <= mostTried; ++step) {
        const double value = std::floor(low) + step;
        if (value >= high)
            break;
        if ((value != lowNumber || !onNumber(low)) && (value != highNumber || !onNumber(high))) {
            results.add({Outcome::Kind::Between, market::noName, low, high}, value);
            break;
        }
    }
    results.add({Outcome::Kind::Above, market::noName, high, 0}, std::ceil(high) + 1);
    return results;
}

} // namespace

void MiddleFinder::find(const EventView &view, ScanResult &result)
{
    collect(view);
    for (std::size_t first = 0; first < m_rungs.size();) {
        std::size_t end = first + 1;
        while (end < m_rungs.size() && m_rungs[end].sameLadder(m_rungs[first]))
            ++end;
        if (end - first >= 2 && end - first <= mostRungs)
            searchLadder(view, std::span(m_rungs).subspan(first, end - first), result);
        first = end;
    }
}

void MiddleFinder::collect(const EventView &view)
{
    m_rungs.clear();
    std::uint32_t index = 0;
    for (const Line &line : view.lines.lines()) {
        const std::uint32_t at = index++;
        const bool numbered = line.kind == market::FamilyKind::Spread || line.set == market::OutcomeSet::OverUnder;
        if (!numbered || line.set == market::OutcomeSet::Names || !line.used || !line.hasPoint())
            continue;
        const double bar = line.kind == market::FamilyKind::Spread ? 0.0 - line.point : line.point;
        m_rungs.push_back({(std::uint64_t{line.family} << 32) | line.period, line.participant, bar, at,
                           view.best[at][0], view.best[at][1]});
    }
    std::sort(m_rungs.begin(), m_rungs.end(), [](const Rung &a, const Rung &b) {
        return a.ladder != b.ladder             ? a.ladder < b.ladder
               : a.participant != b.participant ? a.participant < b.participant
                                                : a.bar < b.bar;
    });
}

void MiddleFinder::searchLadder(const EventView &view, std::span<const Rung> rungs, ScanResult &result)
{
    for (std::size_t low = 0; low < rungs.size(); ++low) {
        for (std::size_t high = low + 1; high < rungs.size(); ++high) {
            const double over = rungs[low].bestOver;
            const double under = rungs[high].bestUnder;
            if (over == 0 || under == 0)
                continue;
            // With equalised stakes a unit returns this much outside the window; see pricing::middle.
            const double returned = over * under / (over + under);
            const bool bothCanWin = wholeNumberBetween(rungs[low].bar, rungs[high].bar);
            if (returned > 1 || (bothCanWin && returned >= 1 / (1 + m_options.maxBreakEven) - 1e-12))
                searchPair(view, rungs[low], rungs[high], result);
        }
    }
}

void MiddleFinder::searchPair(const EventView &view, const Rung &low, const Rung &high, ScanResult &result)
{
    m_search.clear();
    const double greatestSum = 1 + m_options.maxBreakEven + 1e-12;
    m_search.addOutcome(view, low.line, 0, 0, 1 / (greatestSum - 1 / high.bestUnder) * (1 - 1e-12));
    m_search.addOutcome(view, high.line, 1, 1, 1 / (greatestSum - 1 / low.bestOver) * (1 - 1e-12));
    const Combination legs = m_search.bestWithin(2, m_options.maxSkewSeconds, greatestSum);
    if (legs.count == 0)
        return;
    if (legs.sum < 1)
        reportArbitrage(view, low, high, legs, result);
    if (wholeNumberBetween(low.bar, high.bar))
        reportMiddle(view, low, high, legs, result);
}

void MiddleFinder::reportMiddle(const EventView &view, const Rung &low, const Rung &high, const Combination &legs,
                                ScanResult &result) const
{
    const auto middle = pricing::middle(legs.legs[0].effective, legs.legs[1].effective);
    if (!middle || middle->breakEven > m_options.maxBreakEven)
        return;
    Middle &found = result.middles.emplace_back();
    found.line = lineKey(view.lines.event(), view.lines.lines()[low.line]);
    found.line.point = std::numeric_limits<double>::quiet_NaN();
    found.legs = {legOf(view, legs.legs[0]), legOf(view, legs.legs[1])};
    found.legs[0].stake = middle->firstShare;
    found.legs[1].stake = middle->secondShare;
    found.windowLow = low.bar;
    found.windowHigh = high.bar;
    found.miss = middle->miss;
    found.hit = middle->hit;
    found.breakEven = middle->breakEven;
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, "middle", legs);
}

void MiddleFinder::reportArbitrage(const EventView &view, const Rung &low, const Rung &high, const Combination &legs,
                                   ScanResult &result) const
{
    Arbitrage found;
    found.kind = ArbitrageKind::Cross;
    found.line = lineKey(view.lines.event(), view.lines.lines()[low.line]);
    if (!planArbitrage(view, legs, m_options, found))
        return;
    const SettledResults results = resultsAround(low.bar, high.bar);
    const double over = found.legs[0].effectivePrice - 1;
    const double under = found.legs[1].effectivePrice - 1;
    const auto net = [&](const Stakes &stakes, double value) {
        return stakes[0] * netPerUnit(over, settle(low.bar, true, value)) +
               stakes[1] * netPerUnit(under, settle(high.bar, false, value));
    };
    Stakes stakes{};
    roundStakes(
        legs, m_options,
        [&](const Stakes &tried) {
            double worst = std::numeric_limits<double>::infinity();
            for (std::size_t at = 0; at < results.count; ++at)
                worst = std::min(worst, net(tried, results.value[at]));
            return worst;
        },
        stakes);
    found.legs[0].stake = stakes[0];
    found.legs[1].stake = stakes[1];
    found.payoffCount = 0;
    for (std::size_t at = 0; at < results.count; ++at)
        addPayoff(found, results.outcome[at], net(stakes, results.value[at]));
    if (!settleProfit(found))
        return;
    found.skewSeconds = legs.skewSeconds();
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, arbitrageKindId(found.kind), legs);
    result.arbitrages.push_back(found);
}

} // namespace evision::edge
