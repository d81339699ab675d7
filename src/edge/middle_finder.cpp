// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/middle_finder.h"

#include "edge/number_bet.h"
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
/// And so is a point that is no score of anything; counting in whole numbers stops working there.
constexpr double greatestBar = 1e6;

/// The least that both bets win together on a whole number inside the window, per unit of the total stake: on the
/// numbers next to its ends half of a bet on a quarter point is returned.
double leastHit(const NumberBet &over, const NumberBet &under, const std::array<Leg, 2> &legs) noexcept
{
    double least = std::numeric_limits<double>::infinity();
    for (const double number : {std::floor(over.bar) + 1, std::ceil(under.bar) - 1}) {
        least = std::min(least, legs[0].stake * settle(over, number).netPerUnit(legs[0].effectivePrice) +
                                    legs[1].stake * settle(under, number).netPerUnit(legs[1].effectivePrice));
    }
    return least;
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
        if (!(std::abs(bar) <= greatestBar))
            continue;
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
    // The arbitrages of a match's margins lie between several markets.
    const bool betweenMarkets =
        m_books->hasDraws(view.lines.event().sport) && isMatchSpread(view, view.lines.lines()[rungs.front().line]);
    const Arbitrages arbitrages = betweenMarkets ? Arbitrages::LeaveToOthers : Arbitrages::Report;
    for (std::size_t low = 0; low < rungs.size(); ++low) {
        for (std::size_t high = low + 1; high < rungs.size(); ++high) {
            if (!betweenMarkets && rungs[high].bar - rungs[low].bar <= widestGap)
                searchGap(view, rungs[high], rungs[low], result);
            const double over = rungs[low].bestOver;
            const double under = rungs[high].bestUnder;
            if (over == 0 || under == 0)
                continue;
            // With equalised stakes a unit returns this much outside the window; see pricing::middle.
            const double returned = over * under / (over + under);
            const bool bothCanWin = wholeNumberBetween(rungs[low].bar, rungs[high].bar);
            const bool paysAnyway = returned > 1 && !betweenMarkets;
            if (paysAnyway || (bothCanWin && returned >= 1 / (1 + m_options.maxBreakEven) - 1e-12))
                searchPair(view, rungs[low], rungs[high], arbitrages, result);
        }
    }
}

void MiddleFinder::searchPair(const EventView &view, const Rung &low, const Rung &high, Arbitrages arbitrages,
                              ScanResult &result)
{
    m_search.clear();
    const double greatestSum = 1 + m_options.maxBreakEven + 1e-12;
    m_search.addOutcome(view, low.line, 0, 0, 1 / (greatestSum - 1 / high.bestUnder) * (1 - 1e-12));
    m_search.addOutcome(view, high.line, 1, 1, 1 / (greatestSum - 1 / low.bestOver) * (1 - 1e-12));
    const Combination legs = m_search.bestWithin(2, m_options.maxSkewSeconds, greatestSum);
    if (legs.count == 0)
        return;
    if (legs.sum < 1 && arbitrages == Arbitrages::Report)
        reportArbitrage(view, low, high, legs, result);
    if (wholeNumberBetween(low.bar, high.bar))
        reportMiddle(view, low, high, legs, result);
}

void MiddleFinder::searchGap(const EventView &view, const Rung &over, const Rung &under, ScanResult &result)
{
    if (over.bestOver == 0 || under.bestUnder == 0 || !(1 / over.bestOver + 1 / under.bestUnder < 1))
        return;
    const auto cover = coverOf(over.bar, under.bar);
    if (!cover)
        return;
    const LegDuties duties{{{cover->overHalves, 0, 0}, {cover->underHalves, 0, 0}, {}}};
    const std::array least{1 / over.bestOver, 1 / under.bestUnder, 0.0};
    if (!(weigh(least, 2, duties).sum < 1)) // where half of one wins it must pay more
        return;
    m_search.clear();
    m_search.addOutcome(view, over.line, 0, 0, worstPriceOf(0, least, 2, duties, 1));
    m_search.addOutcome(view, under.line, 1, 1, worstPriceOf(1, least, 2, duties, 1));
    const Combination legs = m_search.bestWithin(2, m_options.maxSkewSeconds, 1, duties);
    if (legs.count != 0 && legs.sum < 1)
        reportArbitrage(view, over, under, legs, result);
}

void MiddleFinder::reportMiddle(const EventView &view, const Rung &low, const Rung &high, const Combination &legs,
                                ScanResult &result) const
{
    const auto middle = pricing::middle(legs.legs[0].effective, legs.legs[1].effective);
    if (!middle)
        return;
    Middle found;
    found.line = lineKey(view.lines.event(), view.lines.lines()[low.line]);
    found.line.point = std::numeric_limits<double>::quiet_NaN();
    found.legs = {legOf(view, legs.legs[0]), legOf(view, legs.legs[1])};
    found.legs[0].stake = middle->firstShare;
    found.legs[1].stake = middle->secondShare;
    found.windowLow = low.bar;
    found.windowHigh = high.bar;
    found.miss = middle->miss;
    found.hit = leastHit(low.over(), high.under(), found.legs);
    found.breakEven = found.miss < 0 ? found.miss / (found.miss - found.hit) : 0;
    if (!(found.breakEven <= m_options.maxBreakEven))
        return;
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, "middle", legs);
    result.middles.push_back(found);
}

void MiddleFinder::reportArbitrage(const EventView &view, const Rung &over, const Rung &under, const Combination &legs,
                                   ScanResult &result) const
{
    Arbitrage found;
    found.kind = ArbitrageKind::Cross;
    found.line = lineKey(view.lines.event(), view.lines.lines()[over.line]);
    const std::array bets{over.over(), under.under()};
    if (!planOnNumber(view, legs, bets, m_options, found))
        return;
    found.skewSeconds = legs.skewSeconds();
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, arbitrageKindId(found.kind), legs);
    result.arbitrages.push_back(found);
}

} // namespace evision::edge
