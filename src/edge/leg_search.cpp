// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/leg_search.h"

#include "edge/skew_window.h"
#include "pricing/expected_value.h"

#include <algorithm>
#include <limits>

namespace evision::edge {

using market::BookLine;
using market::none;

namespace {

std::array<double, market::mostOutcomes> inversesOf(const Combination &combination) noexcept
{
    std::array<double, market::mostOutcomes> inverses{};
    for (std::size_t leg = 0; leg < combination.count; ++leg)
        inverses[leg] = combination.legs[leg].inverse;
    return inverses;
}

} // namespace

LegWeights weigh(const std::array<double, market::mostOutcomes> &inverses, std::uint32_t count,
                 const LegDuties &duties) noexcept
{
    LegWeights weights;
    double undrawn = 1; // of a unit of return, what the bet on the draw must bring
    for (std::size_t leg = 0; leg < count; ++leg) {
        const double inverse = inverses[leg];
        const LegDuty &duty = duties[leg];
        weights.byLeg[leg] = duty.halfWins ? 2 * inverse / (1 + inverse) : inverse; // (1 + price) / 2 comes back
        undrawn -= duty.drawnFixed + duty.drawnByInverse * inverse;
    }
    if (count == 3)
        weights.byLeg[1] *= undrawn;
    for (std::size_t leg = 0; leg < count; ++leg)
        weights.sum += weights.byLeg[leg];
    return weights;
}

double worstPriceOf(std::size_t leg, const std::array<double, market::mostOutcomes> &least, std::uint32_t count,
                    const LegDuties &duties, double greatestSum) noexcept
{
    // The sum is linear or concave in each inverse, so between 0 and 1 it is nowhere below the straight line.
    std::array<double, market::mostOutcomes> tried = least;
    tried[leg] = 0;
    const double without = weigh(tried, count, duties).sum;
    tried[leg] = 1;
    const double slope = weigh(tried, count, duties).sum - without;
    const double room = greatestSum - without;
    return room > 0 ? slope / room * (1 - 1e-12) : std::numeric_limits<double>::infinity();
}

void Combination::setWeights(const LegDuties &duties) noexcept
{
    const LegWeights found = weigh(inversesOf(*this), count, duties);
    weights = found.byLeg;
    sum = found.sum;
}

bool Combination::isWithin(double seconds) const noexcept
{
    const bool timed = std::all_of(parts().begin(), parts().end(),
                                   [](const Candidate &leg) { return leg.quoteTime != market::noTime; });
    return timed && skewSeconds() <= seconds;
}

double Combination::skewSeconds() const noexcept
{
    market::UnixSeconds oldest = legs[0].quoteTime;
    market::UnixSeconds newest = legs[0].quoteTime;
    for (const Candidate &leg : parts()) {
        oldest = std::min(oldest, leg.quoteTime);
        newest = std::max(newest, leg.quoteTime);
    }
    return static_cast<double>(newest - oldest);
}

void LegSearch::addSlot(const EventView &view, std::uint32_t line, std::uint32_t bookLine, const market::Slot &slot,
                        std::uint32_t part)
{
    fill(m_candidates.emplace_back(), view, line, bookLine, slot, part);
}

void LegSearch::fill(Candidate &candidate, const EventView &view, std::uint32_t line, std::uint32_t bookLine,
                     const market::Slot &slot, std::uint32_t part) const
{
    const market::Listing &listing = view.book.listings[slot.listing];
    const double commission = (*m_books)[listing.bookmaker].commission;
    candidate.effective = pricing::effectivePrice(slot.price, commission).value(); // both were checked when read
    candidate.inverse = 1 / candidate.effective;
    candidate.quoteTime = listing.updatedAt;
    candidate.quote = slot.quote;
    candidate.listing = slot.listing;
    candidate.line = line;
    candidate.bookLine = bookLine;
    candidate.part = part;
}

Combination LegSearch::bestOfLine(const EventView &view, std::uint32_t line, std::uint32_t outcomes) const
{
    const EffectivePrices &best = view.best[line];
    Combination found;
    std::uint32_t at = view.lines.lines()[line].firstBook;
    for (; at != none && found.count < outcomes; at = view.lines.bookLine(at).next) {
        const BookLine &prices = view.lines.bookLine(at);
        const Book &book = (*m_books)[prices.bookmaker];
        if (!book.target)
            continue;
        const EffectivePrices effective = effectivePrices(prices, book);
        for (std::uint32_t k = 0; k < outcomes; ++k) {
            if (effective[k] != best[k] || found.legs[k].quote != none)
                continue;
            fill(found.legs[k], view, line, at, prices.back[k], k);
            ++found.count;
        }
    }
    if (found.count != outcomes)
        return {};
    found.setWeights();
    return found;
}

Combination LegSearch::bestOfAnyAge(std::uint32_t parts, const LegDuties &duties) const noexcept
{
    Combination found;
    for (const Candidate &candidate : m_candidates) {
        Candidate &leg = found.legs[candidate.part];
        if (candidate.effective > leg.effective)
            leg = candidate;
    }
    for (std::uint32_t part = 0; part < parts; ++part) {
        if (found.legs[part].quote == none)
            return {};
    }
    found.count = parts;
    found.setWeights(duties);
    return found;
}

void LegSearch::prune(const Combination &least, double greatestSum, const LegDuties &duties)
{
    const auto inverses = inversesOf(least);
    std::erase_if(m_candidates, [&](const Candidate &candidate) {
        auto tried = inverses;
        tried[candidate.part] = candidate.inverse;
        return candidate.quoteTime == market::noTime || weigh(tried, least.count, duties).sum > greatestSum;
    });
}

Combination LegSearch::bestWithin(std::uint32_t parts, double maxSkewSeconds, double greatestSum,
                                  const LegDuties &duties)
{
    const Combination least = bestOfAnyAge(parts, duties);
    if (least.count == 0 || least.sum > greatestSum)
        return {};
    if (least.isWithin(maxSkewSeconds))
        return least;
    prune(least, greatestSum, duties);
    return slide(parts, maxSkewSeconds, duties);
}

Combination LegSearch::slide(std::uint32_t parts, double maxSkewSeconds, const LegDuties &duties)
{
    std::sort(m_candidates.begin(), m_candidates.end(), [](const Candidate &a, const Candidate &b) {
        return a.quoteTime != b.quoteTime ? a.quoteTime < b.quoteTime : a.quote < b.quote; // alike on every system
    });
    SkewWindow window(m_candidates, parts, maxSkewSeconds, m_queues);
    Combination found;
    for (std::uint32_t at = 0; at < m_candidates.size(); ++at) {
        if (!window.admit(at) || !window.isComplete())
            continue;
        std::array<double, market::mostOutcomes> inverses{};
        for (std::uint32_t part = 0; part < parts; ++part)
            inverses[part] = window.best(part).inverse;
        const LegWeights weights = weigh(inverses, parts, duties);
        if (found.count == 0 || weights.sum < found.sum)
            found = window.combination(weights);
    }
    return found;
}

Leg legOf(const EventView &view, const Candidate &candidate)
{
    const market::Listing &listing = view.book.listings[candidate.listing];
    const bool numbered = view.lines.lines()[candidate.line].hasPoint();
    Leg leg;
    leg.market = listing.market;
    leg.selection = view.book.name[candidate.quote];
    leg.point = numbered ? view.book.point[candidate.quote] : std::numeric_limits<double>::quiet_NaN();
    leg.bookmaker = listing.bookmaker;
    leg.price = view.book.price[candidate.quote];
    leg.effectivePrice = candidate.effective;
    leg.quoteTime = candidate.quoteTime;
    return leg;
}

Flags combinationFlags(const EventView &view, const BookTable &books, const Combination &combination, Outliers outliers)
{
    Flags flags = 0;
    for (const Candidate &leg : combination.parts()) {
        const market::Line &line = view.lines.lines()[leg.line];
        const market::NameId bookmaker = view.book.listings[leg.listing].bookmaker;
        if (pushPossible(view, books, line, bookmaker))
            flags = flags | Flag::PushPossible;
        for (const Candidate &other : combination.parts()) {
            if (books.rulesDiffer(bookmaker, view.book.listings[other.listing].bookmaker, view.lines.event().sport))
                flags = flags | Flag::RulesDiffer;
        }
        flags = static_cast<Flags>(flags | ageFlags(view, leg.quoteTime));
        if (leg.bookLine == none) // a selection of a set of names: nothing to compare it with
            continue;
        const BookLine &prices = view.lines.bookLine(leg.bookLine);
        for (std::size_t outcome = 0; outcome < market::mostOutcomes; ++outcome) {
            if (prices.back[outcome].quote != leg.quote)
                continue;
            flags = static_cast<Flags>(flags | quoteFlags(view, books, prices, line, prices.back[outcome]));
            if (outliers == Outliers::Flag &&
                view.dispersions.of(view.lines, leg.line, outcome).isOutlier(prices.back[outcome].price))
                flags = flags | Flag::Suspect;
        }
    }
    return flags;
}

OpportunityId combinationId(const EventView &view, std::string_view kind, const Combination &combination)
{
    std::uint64_t hash = market::stableHash(kind);
    std::uint64_t hashOfLine = 0;
    std::uint32_t line = none;
    for (const Candidate &leg : combination.parts()) {
        if (leg.line != line) {
            line = leg.line;
            hashOfLine = lineHash(view.vocabulary, lineKey(view.lines.event(), view.lines.lines()[line]));
        }
        hash = market::combineHash(hash, hashOfLine);
        hash = market::combineHash(hash, view.vocabulary.names.hash(view.book.name[leg.quote]));
        const market::NameId bookmaker = view.book.listings[leg.listing].bookmaker;
        hash = market::combineHash(hash, view.vocabulary.bookmakers.hash(bookmaker));
    }
    return hash;
}

} // namespace evision::edge
