// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/cross_arbitrage.h"

#include "edge/stake_plan.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace evision::edge {

using market::Line;
using market::none;
using market::OutcomeSet;

namespace {

constexpr std::string_view doubleChance = "double_chance";

/// Whether `name` says "first or second" in one of the feed's ways, in either order.
bool namesBoth(std::string_view name, std::string_view first, std::string_view second) noexcept
{
    const auto inOrder = [name](std::string_view a, std::string_view b) {
        if (!name.starts_with(a) || !name.ends_with(b) || name.size() < a.size() + b.size())
            return false;
        const std::string_view between = name.substr(a.size(), name.size() - a.size() - b.size());
        return between == " or " || between == "/" || between == " / ";
    };
    return !first.empty() && !second.empty() && (inOrder(first, second) || inOrder(second, first));
}

bool isDoubleChance(const EventView &view, const Line &line)
{
    return line.kind == market::FamilyKind::ByName && view.vocabulary.families.text(line.family) == doubleChance;
}

/// Whether anything but one plain winner market speaks of who wins.
bool hasSeveralMarkets(const EventView &view)
{
    const auto &lines = view.lines.lines();
    const auto threeWay = std::count_if(lines.begin(), lines.end(),
                                        [](const Line &line) { return line.set == OutcomeSet::HomeDrawAway; });
    return threeWay > 1 || std::any_of(lines.begin(), lines.end(), [&](const Line &line) {
               return line.kind == market::FamilyKind::DrawNoBet ||
                      (line.kind == market::FamilyKind::Spread && std::abs(line.point) <= 0.5) ||
                      isDoubleChance(view, line);
           });
}

} // namespace

void CrossArbitrage::find(const EventView &view, ScanResult &result)
{
    if (!m_books->hasDraws(view.lines.event().sport) || !hasSeveralMarkets(view))
        return;
    m_periods.clear();
    m_parts.clear();
    m_doubleChances = false;
    for (const Line &line : view.lines.lines()) {
        m_parts.push_back(partsOf(view, line));
        m_doubleChances |= isDoubleChance(view, line);
        if (std::find(m_periods.begin(), m_periods.end(), line.period) == m_periods.end())
            m_periods.push_back(line.period);
    }
    for (const market::NameId period : m_periods)
        searchPeriod(view, period, result);
}

void CrossArbitrage::searchPeriod(const EventView &view, market::NameId period, ScanResult &result)
{
    m_best.fill(0);
    for (std::size_t index = 0; index < m_parts.size(); ++index) {
        const Line &line = view.lines.lines()[index];
        if (line.period != period || line.participant != market::noName)
            continue;
        for (std::size_t k = 0; k < market::mostOutcomes; ++k) {
            double &best = m_best[static_cast<std::size_t>(m_parts[index][k])];
            best = std::max(best, view.best[index][k]);
        }
    }
    searchParts(view, period, {Part::Home, Part::Draw, Part::Away}, result);
    searchParts(view, period, {Part::HomeOrDraw, Part::Away}, result);
    searchParts(view, period, {Part::Home, Part::DrawOrAway}, result);
    searchParts(view, period, {Part::HomeOrAway, Part::Draw}, result);
    searchParts(view, period, {Part::HomeDrawReturned, Part::AwayDrawReturned}, result);
}

void CrossArbitrage::searchParts(const EventView &view, market::NameId period, std::initializer_list<Part> parts,
                                 ScanResult &result)
{
    double least = 0;
    for (const Part part : parts)
        least += 1 / m_best[static_cast<std::size_t>(part)];
    if (!m_doubleChances && !(least < 1))
        return;
    m_search.clear();
    std::uint32_t place = 0;
    for (const Part part : parts) {
        // With the best of the others, a worse price than this cannot keep the sum below 1. Double chances are not
        // among the best.
        const double others = least - 1 / m_best[static_cast<std::size_t>(part)];
        const double worst = m_doubleChances ? 1 : 1 / (1 - others) * (1 - 1e-12);
        addPart(view, period, part, place++, worst);
    }
    const Combination legs = m_search.bestWithin(place, m_options.maxSkewSeconds, 1);
    if (legs.count == 0 || !(legs.sum < 1))
        return;
    const std::uint32_t first = legs.legs[0].line;
    const bool oneLine = std::all_of(legs.parts().begin(), legs.parts().end(),
                                     [first](const Candidate &leg) { return leg.line == first; });
    Arbitrage found;
    found.kind = ArbitrageKind::Cross;
    found.line = lineKey(view.lines.event(), view.lines.lines()[first]);
    if (oneLine || !planArbitrage(view, legs, m_options, found)) // one line: found there already
        return;
    found.skewSeconds = legs.skewSeconds();
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, arbitrageKindId(found.kind), legs);
    result.arbitrages.push_back(found);
}

void CrossArbitrage::addPart(const EventView &view, market::NameId period, Part part, std::uint32_t place, double worst)
{
    std::uint32_t index = 0;
    for (const Line &line : view.lines.lines()) {
        if (line.period == period && line.participant == market::noName && line.used) {
            if (line.set != OutcomeSet::Names)
                addFromLine(view, index, part, place, worst);
            else if (isDoubleChance(view, line))
                addDoubleChance(view, index, part, place);
        }
        ++index;
    }
}

CrossArbitrage::PartsOfLine CrossArbitrage::partsOf(const EventView &view, const Line &line) noexcept
{
    if (line.set == OutcomeSet::HomeDrawAway)
        return {Part::Home, Part::Draw, Part::Away};
    if (line.set != OutcomeSet::HomeAway)
        return {};
    if (line.kind == market::FamilyKind::Spread) {
        if (std::abs(line.point) > 0.5 || view.vocabulary.families.text(line.family) != "spreads")
            return {};
        if (line.point == -0.5)
            return {Part::Home, Part::DrawOrAway, Part::None};
        if (line.point == 0.5)
            return {Part::HomeOrDraw, Part::Away, Part::None};
        if (line.point != 0)
            return {};
    } else if (line.kind != market::FamilyKind::DrawNoBet && line.kind != market::FamilyKind::Winner) {
        return {};
    }
    return {Part::HomeDrawReturned, Part::AwayDrawReturned, Part::None};
}

void CrossArbitrage::addFromLine(const EventView &view, std::uint32_t index, Part part, std::uint32_t place,
                                 double worst)
{
    const Line &line = view.lines.lines()[index];
    const PartsOfLine &parts = m_parts[index];
    const auto outcome = static_cast<std::size_t>(std::find(parts.begin(), parts.end(), part) - parts.begin());
    if (outcome == parts.size())
        return;
    // A two-way winner bet is draw no bet only where the bookmaker is known to return it.
    const bool plainWinner = line.kind == market::FamilyKind::Winner && line.set == OutcomeSet::HomeAway;
    m_search.addOutcome(view, index, outcome, place, worst, [&](market::NameId bookmaker) {
        return !plainWinner || m_books->returnsStakeOnDraw(bookmaker, view.lines.event().sport);
    });
}

void CrossArbitrage::addDoubleChance(const EventView &view, std::uint32_t index, Part part, std::uint32_t place)
{
    const market::SportEvent &event = view.lines.event();
    const std::string_view home = view.vocabulary.names.text(event.home);
    const std::string_view away = view.vocabulary.names.text(event.away);
    const std::string_view draw = view.vocabulary.names.text(market::Vocabulary::draw);
    const auto covers = [&](std::string_view name) {
        return (part == Part::HomeOrDraw && namesBoth(name, home, draw)) ||
               (part == Part::DrawOrAway && namesBoth(name, draw, away)) ||
               (part == Part::HomeOrAway && namesBoth(name, home, away));
    };
    for (const market::NamedQuote &quote : view.lines.named()) {
        if (quote.line == index && !quote.lay && quote.slot.usable() && (*m_books)[quote.bookmaker].target &&
            covers(view.vocabulary.names.text(quote.name)))
            m_search.addSlot(view, index, none, quote.slot, place);
    }
}

} // namespace evision::edge
