// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/event_view.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string_view>

namespace evision::edge {

using market::BookLine;
using market::Line;

EffectivePrices bestPrices(const market::EventLines &lines, const Line &line, const BookTable &books) noexcept
{
    EffectivePrices best{};
    for (std::uint32_t at = line.firstBook; at != market::none; at = lines.bookLine(at).next) {
        const BookLine &prices = lines.bookLine(at);
        const Book &book = books[prices.bookmaker];
        if (!book.target)
            continue;
        const EffectivePrices effective = effectivePrices(prices, book);
        for (std::size_t k = 0; k < market::mostOutcomes; ++k)
            best[k] = effective[k] > best[k] ? effective[k] : best[k]; // a NaN is never greater
    }
    return best;
}

double ownPrice(const market::EventLines &lines, const SharpOpinion &opinion, std::size_t outcome) noexcept
{
    return opinion.source == PriceSource::Interpolated ? 0 : lines.bookLine(opinion.low).back[outcome].price;
}

LineKey lineKey(const market::SportEvent &event, const Line &line) noexcept
{
    return {event.id,    event.sport, event.home,       event.away, event.commenceTime,
            line.family, line.period, line.participant, line.point, line.set};
}

std::uint64_t lineHash(const market::Vocabulary &vocabulary, const LineKey &key) noexcept
{
    const double point = key.point == key.point
                             ? key.point
                             : std::numeric_limits<double>::quiet_NaN(); // one NaN, whatever its bits were
    std::uint64_t hash = vocabulary.eventIds.hash(key.event);
    hash = market::combineHash(hash, vocabulary.families.hash(key.family));
    hash = market::combineHash(hash, vocabulary.periods.hash(key.period));
    hash = market::combineHash(hash, vocabulary.names.hash(key.participant));
    hash = market::combineHash(hash, std::bit_cast<std::uint64_t>(point));
    return market::combineHash(hash, static_cast<std::uint64_t>(key.set));
}

bool isMatchSpread(const EventView &view, const Line &line) noexcept
{
    return line.kind == market::FamilyKind::Spread && line.set == market::OutcomeSet::HomeAway &&
           line.participant == market::noName &&
           view.vocabulary.families.text(line.family) == std::string_view("spreads");
}

bool isDrawLeftOut(const EventView &view, const BookTable &books, const Line &line) noexcept
{
    if (line.kind != market::FamilyKind::Winner || line.set != market::OutcomeSet::HomeAway)
        return false;
    if (books.hasDraws(view.lines.event().sport))
        return true;
    return std::any_of(view.lines.lines().begin(), view.lines.lines().end(), [&line](const Line &other) {
        return other.set == market::OutcomeSet::HomeDrawAway && other.used && other.family == line.family &&
               other.period == line.period && other.participant == line.participant;
    });
}

bool returnsOnDraw(const EventView &view, const BookTable &books, const Line &line, market::NameId bookmaker)
{
    return isDrawLeftOut(view, books, line) && books.returnsStakeOnDraw(bookmaker, view.lines.event().sport);
}

bool pushPossible(const EventView &view, const BookTable &books, const Line &line, market::NameId bookmaker)
{
    if (line.kind == market::FamilyKind::DrawNoBet || returnsOnDraw(view, books, line, bookmaker))
        return true;
    const bool numbered = line.kind == market::FamilyKind::Spread || line.set == market::OutcomeSet::OverUnder;
    return numbered && line.hasPoint() && std::abs(line.point - std::floor(line.point) - 0.5) > 1e-9;
}

Flags ageFlags(const EventView &view, market::UnixSeconds quoteTime) noexcept
{
    Flags flags = 0;
    const double limit = view.lines.inPlay() ? view.freshness.inPlaySeconds : view.freshness.beforeStartSeconds;
    if (quoteTime == market::noTime || static_cast<double>(view.freshness.asOf - quoteTime) > limit)
        flags = flags | Flag::Stale;
    if (view.lines.inPlay())
        flags = flags | Flag::InPlay;
    return flags;
}

Flags quoteFlags(const EventView &view, const BookTable &books, const BookLine &prices, const Line &line,
                 const market::Slot &slot) noexcept
{
    Flags flags = ageFlags(view, view.book.listings[slot.listing].updatedAt);
    if (books[prices.bookmaker].kind == BookmakerKind::Exchange && !view.pricing.midpoints(prices, line.set).applies)
        flags = flags | Flag::ThinExchange;
    return flags;
}

} // namespace evision::edge
