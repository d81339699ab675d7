// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/line_arbitrage.h"

#include "edge/stake_plan.h"

namespace evision::edge {

using market::Line;
using market::OutcomeSet;

void LineArbitrage::find(const EventView &view, ScanResult &result)
{
    for (std::uint32_t line = 0; line < view.lines.lines().size(); ++line) {
        if (view.lines.lines()[line].set != OutcomeSet::Names && view.lines.lines()[line].used)
            searchLine(view, line, result);
    }
}

void LineArbitrage::searchLine(const EventView &view, std::uint32_t line, ScanResult &result)
{
    const auto count = static_cast<std::size_t>(market::outcomeCount(view.lines.lines()[line].set));
    double least = 0;
    for (std::size_t k = 0; k < count; ++k)
        least += 1 / view.best[line][k]; // infinite where nobody quotes
    if (least < 1) {
        const Combination legs = cheapest(view, line, least, 1);
        if (legs.count != 0 && legs.sum < 1 && reportArbitrage(view, legs, result))
            return;
    }
    const double greatestSum = 1 / (1 - m_options.lowHold) + 1e-12;
    if (!(least <= greatestSum)) // most lines end here
        return;
    const Combination legs = cheapest(view, line, least, greatestSum);
    if (legs.count != 0 && 1 - 1 / legs.sum <= m_options.lowHold)
        reportLowHold(view, legs, result);
}

Combination LineArbitrage::cheapest(const EventView &view, std::uint32_t lineIndex, double least, double greatestSum)
{
    const Line &line = view.lines.lines()[lineIndex];
    const auto count = static_cast<std::uint32_t>(market::outcomeCount(line.set));
    // Where a match can end level, a two-way winner bet may lose, push or be halved then: only a known rule will do.
    const bool drawLeftOut = isDrawLeftOut(view, *m_books, line);
    const auto accepts = [&](market::NameId bookmaker) {
        return !drawLeftOut || returnsOnDraw(view, *m_books, line, bookmaker);
    };
    const Combination best = drawLeftOut ? m_search.bestOfLine(view, lineIndex, count, accepts)
                                         : m_search.bestOfLine(view, lineIndex, count);
    if (best.count == 0 || best.sum > greatestSum || best.sum >= 1 || best.isWithin(m_options.maxSkewSeconds))
        return best.sum > greatestSum ? Combination{} : best;
    // Too good to be of one time: look again among all prices that could do.
    m_search.clear();
    for (std::uint32_t outcome = 0; outcome < count; ++outcome) {
        // With the best of the others, a worse price than this cannot keep the sum.
        const double worst = 1 / (greatestSum - (least - 1 / view.best[lineIndex][outcome])) * (1 - 1e-12);
        m_search.addOutcome(view, lineIndex, outcome, outcome, worst, accepts);
    }
    return m_search.bestWithin(count, m_options.maxSkewSeconds, greatestSum);
}

bool LineArbitrage::reportArbitrage(const EventView &view, const Combination &legs, ScanResult &result) const
{
    Arbitrage found;
    found.kind = legs.count == 2 ? ArbitrageKind::TwoWay : ArbitrageKind::ThreeWay;
    found.line = lineKey(view.lines.event(), view.lines.lines()[legs.legs[0].line]);
    if (!planArbitrage(view, legs, m_options, found))
        return false;
    found.skewSeconds = legs.skewSeconds();
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, arbitrageKindId(found.kind), legs);
    result.arbitrages.push_back(found);
    return true;
}

void LineArbitrage::reportLowHold(const EventView &view, const Combination &legs, ScanResult &result) const
{
    LowHold &found = result.lowHolds.emplace_back();
    found.line = lineKey(view.lines.event(), view.lines.lines()[legs.legs[0].line]);
    found.hold = 1 - 1 / legs.sum;
    for (const Candidate &candidate : legs.parts()) {
        Leg &leg = found.legs[found.legCount++];
        leg = legOf(view, candidate);
        leg.stake = 1 / (candidate.effective * legs.sum);
    }
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Ignore);
    found.id = combinationId(view, "low_hold", legs);
}

} // namespace evision::edge
