// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/cross_arbitrage.h"

#include "edge/stake_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>

namespace evision::edge {

using market::FamilyKind;
using market::Line;
using market::OutcomeSet;
using Kind = NumberBet::Kind;

namespace {

constexpr std::string_view doubleChance = "double_chance";
/// A ladder with more points than this is an error of the feed, and the pairs would be too many.
constexpr std::size_t mostRungs = 512;
/// And so is a margin that no match ends with; counting in whole numbers stops working there.
constexpr double greatestBar = 1e6;
constexpr double nobody = std::numeric_limits<double>::infinity(); ///< 1 / price where there is none

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

/// Which margins a double chance wins on; nothing where the name is not understood.
std::optional<NumberBet> doubleChanceBet(const EventView &view, std::string_view name) noexcept
{
    const market::SportEvent &event = view.lines.event();
    const std::string_view home = view.vocabulary.names.text(event.home);
    const std::string_view away = view.vocabulary.names.text(event.away);
    const std::string_view draw = view.vocabulary.names.text(market::Vocabulary::draw);
    if (namesBoth(name, home, draw))
        return NumberBet{Kind::Over, -0.5};
    if (namesBoth(name, draw, away))
        return NumberBet{Kind::Under, 0.5};
    if (namesBoth(name, home, away))
        return NumberBet{Kind::Not, 0};
    return std::nullopt;
}

/// What a bet on a side does beside one on the draw, by the bar that the side's own margin must be above: it must win
/// in full from two goals on and lose in full against the other side. Nothing where it does not.
std::optional<LegDuty> dutyBesideDraw(double bar) noexcept
{
    if (bar == 0.75)
        return LegDuty{true, 0, 0};
    if (bar == 0.5)
        return LegDuty{};
    if (bar == 0.25)
        return LegDuty{false, 0, 0.5}; // half the stake comes back on a draw
    if (bar == 0)
        return LegDuty{false, 0, 1};
    if (bar == -0.25)
        return LegDuty{false, 0.5, 0.5}; // half wins, half comes back
    return std::nullopt;
}

/// Whether the bets of a combination win one at a time and in full.
bool excludeEachOther(std::span<const NumberBet> bets) noexcept
{
    if (bets.size() == 3)
        return bets[0].bar == 0.5 && bets[2].bar == -0.5;
    return bets[1].kind == Kind::Exactly || (bets[0].kind == Kind::Over && bets[0].bar == bets[1].bar);
}

/// What a line with a complete set of outcomes offers by itself is found there.
bool isOfOneLine(const EventView &view, const Combination &legs) noexcept
{
    const std::uint32_t first = legs.legs[0].line;
    return view.lines.lines()[first].set != OutcomeSet::Names &&
           std::all_of(legs.parts().begin(), legs.parts().end(),
                       [first](const Candidate &leg) { return leg.line == first; });
}

bool isNumbered(const NumberBet &bet) noexcept
{
    return bet.kind == Kind::Over || bet.kind == Kind::Under;
}

} // namespace

void CrossArbitrage::find(const EventView &view, ScanResult &result)
{
    if (!m_books->hasDraws(view.lines.event().sport))
        return;
    collect(view);
    for (std::size_t first = 0; first < m_sources.size();) {
        std::size_t end = first + 1;
        while (end < m_sources.size() && m_sources[end].period == m_sources[first].period)
            ++end;
        searchPeriod(view, std::span(m_sources).subspan(first, end - first), result);
        first = end;
    }
}

void CrossArbitrage::collect(const EventView &view)
{
    m_sources.clear();
    bool doubleChances = false;
    for (std::uint32_t index = 0; index < view.lines.lines().size(); ++index) {
        const Line &line = view.lines.lines()[index];
        if (!line.used || line.participant != market::noName)
            continue;
        if (line.kind == FamilyKind::ByName)
            doubleChances = doubleChances || view.vocabulary.families.text(line.family) == doubleChance;
        else
            collectLine(view, index);
    }
    if (doubleChances)
        collectDoubleChances(view);
    std::sort(m_sources.begin(), m_sources.end(), [](const Source &a, const Source &b) {
        // Bets above and below a bar come first, by bar; then those on and against the draw.
        const auto rank = [](const Source &source) {
            return std::tuple(source.period, isNumbered(source.bet) ? Kind::Over : source.bet.kind, source.bet.bar);
        };
        return rank(a) < rank(b);
    });
}

void CrossArbitrage::collectLine(const EventView &view, std::uint32_t index)
{
    const Line &line = view.lines.lines()[index];
    if (line.set == OutcomeSet::HomeDrawAway) {
        addSource(view, index, 0, {Kind::Over, 0.5});
        addSource(view, index, 1, {Kind::Exactly, 0});
        addSource(view, index, 2, {Kind::Under, -0.5});
        return;
    }
    if (line.set != OutcomeSet::HomeAway)
        return;
    const bool spread = isMatchSpread(view, line) && std::abs(line.point) <= greatestBar;
    if (!spread && line.kind == FamilyKind::Spread)
        return;
    const double bar = spread ? 0.0 - line.point : 0;
    addSource(view, index, 0, {Kind::Over, bar});
    addSource(view, index, 1, {Kind::Under, bar});
}

void CrossArbitrage::addSource(const EventView &view, std::uint32_t line, std::uint32_t outcome, const NumberBet &bet)
{
    const double best = view.best[line][outcome];
    if (best > 0)
        m_sources.push_back({view.lines.lines()[line].period, bet, 1 / best, line, outcome, false});
}

void CrossArbitrage::collectDoubleChances(const EventView &view)
{
    for (std::uint32_t index = 0; index < view.lines.named().size(); ++index) {
        const market::NamedQuote &quote = view.lines.named()[index];
        const Line &line = view.lines.lines()[quote.line];
        const Book &book = (*m_books)[quote.bookmaker];
        if (quote.lay || !quote.slot.usable() || !book.target || line.participant != market::noName ||
            view.vocabulary.families.text(line.family) != doubleChance)
            continue;
        const double effective = 1 + (quote.slot.price - 1) * (1 - book.commission);
        if (const auto bet = doubleChanceBet(view, view.vocabulary.names.text(quote.name)))
            m_sources.push_back({line.period, *bet, 1 / effective, quote.line, index, true});
    }
}

void CrossArbitrage::searchPeriod(const EventView &view, std::span<const Source> sources, ScanResult &result)
{
    const auto isKind = [](Kind kind) { return [kind](const Source &source) { return source.bet.kind == kind; }; };
    const auto draws =
        std::find_if_not(sources.begin(), sources.end(), [](const Source &source) { return isNumbered(source.bet); });
    const auto eitherSides = std::find_if_not(draws, sources.end(), isKind(Kind::Exactly));
    buildRungs({sources.begin(), draws});
    if (m_rungs.size() > mostRungs)
        return;
    searchPairs(view, result);
    if (draws != eitherSides)
        searchBesideDraw(view, partOf({Kind::Exactly, 0}, {draws, eitherSides}), result);
    if (eitherSides != sources.end())
        searchEitherSide(view, partOf({Kind::Not, 0}, {eitherSides, sources.end()}),
                         partOf({Kind::Exactly, 0}, {draws, eitherSides}), result);
}

CrossArbitrage::Part CrossArbitrage::partOf(const NumberBet &bet, std::span<const Source> sources,
                                            const LegDuty &duty) noexcept
{
    Part part{bet, sources, nobody, duty};
    for (const Source &source : sources) {
        if (source.bet.kind != bet.kind)
            continue;
        const bool another = source.named || (part.inverse != nobody && source.line != part.onlyLine);
        part.onlyLine = another ? market::none : source.line;
        part.inverse = std::min(part.inverse, source.inverse);
    }
    return part;
}

void CrossArbitrage::buildRungs(std::span<const Source> sources)
{
    m_rungs.clear();
    for (std::size_t first = 0; first < sources.size();) {
        const double bar = sources[first].bet.bar;
        std::size_t end = first + 1;
        while (end < sources.size() && sources[end].bet.bar == bar)
            ++end;
        const std::span<const Source> here = sources.subspan(first, end - first);
        m_rungs.push_back({bar, partOf({Kind::Over, bar}, here), partOf({Kind::Under, bar}, here)});
        first = end;
    }
}

void CrossArbitrage::searchPairs(const EventView &view, ScanResult &result)
{
    double leastOver = nobody; // at this bar or a lower one
    for (std::size_t under = 0; under < m_rungs.size(); ++under) {
        leastOver = std::min(leastOver, m_rungs[under].over.inverse);
        std::size_t over = 0;
        if (!(leastOver + m_rungs[under].under.inverse < 1)) // most bars end here
            over = under + 1;
        for (; over < m_rungs.size() && m_rungs[over].bar - m_rungs[under].bar <= widestGap; ++over)
            searchPair(view, m_rungs[over].over, m_rungs[under].under, result);
    }
}

void CrossArbitrage::searchPair(const EventView &view, const Part &over, const Part &under, ScanResult &result)
{
    if (!(over.inverse + under.inverse < 1))
        return;
    const auto cover = coverOf(over.bet.bar, under.bet.bar);
    if (!cover)
        return;
    std::array parts{over, under};
    parts[0].duty.halfWins = cover->overHalves;
    parts[1].duty.halfWins = cover->underHalves;
    search(view, parts, result);
}

void CrossArbitrage::searchBesideDraw(const EventView &view, const Part &draw, ScanResult &result)
{
    for (const Rung &homeRung : m_rungs) {
        const auto homeDuty = dutyBesideDraw(homeRung.bar);
        for (const Rung &awayRung : m_rungs) {
            if (!homeDuty || awayRung.bar >= homeRung.bar) // such a pair needs no bet on the draw
                break;
            const auto awayDuty = dutyBesideDraw(0.0 - awayRung.bar);
            if (!awayDuty || !(homeRung.over.inverse + awayRung.under.inverse < 1))
                continue;
            std::array parts{homeRung.over, draw, awayRung.under};
            parts[0].duty = *homeDuty;
            parts[2].duty = *awayDuty;
            search(view, parts, result);
        }
    }
}

void CrossArbitrage::searchEitherSide(const EventView &view, const Part &eitherSide, const Part &draw,
                                      ScanResult &result)
{
    constexpr double quarter = 0.25; // from here on at least half of a bet on a side wins on a draw
    search(view, std::array{eitherSide, draw}, result);
    for (const Rung &rung : m_rungs) {
        if (std::abs(rung.bar) < quarter)
            continue;
        std::array parts{eitherSide, rung.bar < 0 ? rung.over : rung.under};
        parts[1].duty.halfWins = std::abs(rung.bar) < 0.5;
        search(view, parts, result);
    }
}

bool CrossArbitrage::haveOneLine(std::span<const Part> parts) noexcept
{
    const std::uint32_t line = parts[0].onlyLine;
    return line != market::none &&
           std::all_of(parts.begin(), parts.end(), [line](const Part &part) { return part.onlyLine == line; });
}

void CrossArbitrage::search(const EventView &view, std::span<const Part> parts, ScanResult &result)
{
    std::array<double, market::mostOutcomes> least{};
    LegDuties duties;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        least[at] = parts[at].inverse;
        duties[at] = parts[at].duty;
    }
    const auto count = static_cast<std::uint32_t>(parts.size());
    if (haveOneLine(parts) || !(weigh(least, count, duties).sum < 1))
        return;
    m_search.clear();
    for (std::uint32_t at = 0; at < count; ++at)
        addCandidates(view, parts[at], at, worstPriceOf(at, least, count, duties, 1));
    const Combination legs = m_search.bestWithin(count, m_options.maxSkewSeconds, 1, duties);
    if (legs.count == 0 || !(legs.sum < 1) || isOfOneLine(view, legs) || isDrawBetIdle(parts, legs))
        return;
    Arbitrage found;
    found.kind = ArbitrageKind::Cross;
    found.line = lineKey(view.lines.event(), view.lines.lines()[legs.legs[0].line]);
    if (!plan(view, parts, legs, found))
        return;
    found.skewSeconds = legs.skewSeconds();
    found.flags = combinationFlags(view, *m_books, legs, Outliers::Flag);
    found.id = combinationId(view, arbitrageKindId(found.kind), legs);
    result.arbitrages.push_back(found);
}

bool CrossArbitrage::isDrawBetIdle(std::span<const Part> parts, const Combination &legs) noexcept
{
    const auto cover = parts.size() == 3 ? coverOf(parts[0].bet.bar, parts[2].bet.bar) : std::nullopt;
    if (!cover)
        return false;
    const LegDuties duties{{{cover->overHalves, 0, 0}, {cover->underHalves, 0, 0}, {}}};
    return weigh({legs.legs[0].inverse, legs.legs[2].inverse, 0}, 2, duties).sum <= legs.sum;
}

void CrossArbitrage::addCandidates(const EventView &view, const Part &part, std::uint32_t place, double worst)
{
    for (const Source &source : part.sources) {
        if (source.bet.kind != part.bet.kind || !(source.inverse * worst <= 1))
            continue;
        if (source.named) {
            m_search.addSlot(view, source.line, market::none, view.lines.named()[source.place].slot, place);
            continue;
        }
        const Line &line = view.lines.lines()[source.line];
        const bool drawLeftOut = isDrawLeftOut(view, *m_books, line);
        m_search.addOutcome(view, source.line, source.place, place, worst, [&](market::NameId bookmaker) {
            return !drawLeftOut || returnsOnDraw(view, *m_books, line, bookmaker);
        });
    }
}

bool CrossArbitrage::plan(const EventView &view, std::span<const Part> parts, const Combination &legs,
                          Arbitrage &found) const
{
    std::array<NumberBet, market::mostOutcomes> bets;
    for (std::size_t at = 0; at < parts.size(); ++at)
        bets[at] = parts[at].bet;
    const std::span<const NumberBet> span(bets.data(), parts.size());
    if (excludeEachOther(span))
        return planArbitrage(view, legs, m_options, found);
    if (!planOnNumber(view, legs, span, m_options, found))
        return false;
    if (found.legCount == 3 && found.payoffCount == 3) { // below, on and above the draw have names
        for (std::size_t at = 0; at < 3; ++at)
            found.payoffs[at].result = {Outcome::Kind::Selection, found.legs[2 - at].selection, 0, 0};
    }
    return true;
}

} // namespace evision::edge
