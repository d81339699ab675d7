// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/scan.h"

#include <algorithm>
#include <utility>

namespace evision::edge {

MarketScan::MarketScan(const EdgeTables &tables, EdgeOptions options)
    : m_options(std::move(options)),
      m_books(tables, m_options.targets),
      m_pricing(m_books, m_options.pricing),
      m_dispersions(m_books),
      m_values(m_books, m_options),
      m_lineArbitrage(m_books, m_options.twoSided),
      m_crossArbitrage(m_books, m_options.twoSided),
      m_middles(m_books, m_options.twoSided)
{
}

void MarketScan::scan(const market::QuoteBook &book, const market::Vocabulary &vocabulary, market::UnixSeconds asOf,
                      ScanResult &result)
{
    m_book = &book;
    m_vocabulary = &vocabulary;
    m_askedEvent = market::noName;
    m_eventIndex.assign(vocabulary.eventIds.size(), market::none);
    m_books.sync(vocabulary);
    m_lines.rebind(book, vocabulary);
    m_options.freshness.asOf = asOf;
    result.clear();
    result.asOf = asOf;
    result.status.assign(book.quoteCount(), market::QuoteStatus::Used);

    std::uint32_t index = 0;
    for (const market::SportEvent &event : book.events) {
        m_eventIndex[event.id] = index++;
        m_lines.build(event, m_options.freshness, result.status);
        result.counts.contradictions += m_lines.contradictions();
        for (const market::Line &line : m_lines.lines())
            result.counts.lines += line.used ? 1U : 0U;
        m_pricing.build(m_lines, book, vocabulary);
        m_dispersions.reset(m_lines.lines().size());
        findBestPrices();
        const EventView view{book,          vocabulary,    m_lines, m_pricing, m_options.freshness,
                             result.status, m_dispersions, m_best};
        m_values.find(view, result);
        m_lineArbitrage.find(view, result);
        m_crossArbitrage.find(view, result);
        m_middles.find(view, result);
    }
    countQuotes(book, vocabulary, result);
}

void MarketScan::findBestPrices()
{
    m_best.clear();
    for (const market::Line &line : m_lines.lines())
        m_best.push_back(bestPrices(m_lines, line, m_books));
}

void MarketScan::countQuotes(const market::QuoteBook &book, const market::Vocabulary &vocabulary, ScanResult &result)
{
    ScanCounts &counts = result.counts;
    counts.events = book.events.size();
    counts.read = book.quoteCount() + book.quotesOfBadEvents;
    counts.badEvent = book.quotesOfBadEvents;
    std::array<std::uint64_t, market::quoteStatusCount> byStatus{};
    for (auto at = result.status.begin(); at != result.status.end();) { // neighbours mostly fared alike
        const market::QuoteStatus status = *at;
        const auto end =
            std::find_if(at, result.status.end(), [=](market::QuoteStatus other) { return other != status; });
        byStatus[static_cast<std::size_t>(status)] += static_cast<std::uint64_t>(end - at);
        at = end;
    }
    counts.used = std::exchange(byStatus[static_cast<std::size_t>(market::QuoteStatus::Used)], 0);
    counts.rejected = byStatus;

    m_seenBookmaker.assign(vocabulary.bookmakers.size(), 0);
    for (const market::Listing &listing : book.listings)
        m_seenBookmaker[listing.bookmaker] = 1;
    counts.bookmakers = static_cast<std::uint64_t>(std::count(m_seenBookmaker.begin(), m_seenBookmaker.end(), char{1}));
}

bool MarketScan::revisit(market::NameId event)
{
    const std::uint32_t index = event < m_eventIndex.size() ? m_eventIndex[event] : market::none;
    if (index == market::none)
        return false;
    if (m_askedEvent == event) // opportunities of one event are asked about one after the other
        return true;
    m_askedEvent = event;
    m_status.resize(m_book->quoteCount());
    m_lines.build(m_book->events[index], m_options.freshness, m_status);
    m_pricing.build(m_lines, *m_book, *m_vocabulary);
    return true;
}

std::optional<std::size_t> MarketScan::lineOf(const LineKey &key) const
{
    for (std::size_t at = 0; at < m_lines.lines().size(); ++at) {
        const market::Line &line = m_lines.lines()[at];
        const bool samePoint = line.point == key.point || (!line.hasPoint() && key.point != key.point);
        if (line.family == key.family && line.period == key.period && line.participant == key.participant &&
            line.set == key.set && samePoint)
            return at;
    }
    return std::nullopt;
}

std::optional<Derivation> MarketScan::explain(const Opportunity &opportunity)
{
    if (!revisit(opportunity.line.event))
        return std::nullopt;
    const std::optional<std::size_t> line = lineOf(opportunity.line);
    if (!line)
        return std::nullopt;
    m_dispersions.reset(m_lines.lines().size());
    findBestPrices();
    const EventView view{*m_book,  *m_vocabulary, m_lines, m_pricing, m_options.freshness,
                         m_status, m_dispersions, m_best};
    return derive(view, m_books, m_options, *line, opportunity);
}

GoneReason MarketScan::whyGone(const Opportunity &opportunity)
{
    if (!revisit(opportunity.line.event))
        return GoneReason::Withdrawn;
    if (m_lines.inPlay() && m_options.freshness.refuseInPlay)
        return GoneReason::Started;
    const std::optional<std::size_t> line = lineOf(opportunity.line);
    return line ? whyGoneFrom(opportunity, *line) : GoneReason::Withdrawn;
}

GoneReason MarketScan::whyGoneFrom(const Opportunity &opportunity, std::size_t lineIndex) const
{
    const market::Line &line = m_lines.lines()[lineIndex];
    for (std::uint32_t at = line.firstBook; at != market::none; at = m_lines.bookLine(at).next) {
        const market::BookLine &prices = m_lines.bookLine(at);
        if (prices.bookmaker != opportunity.bookmaker)
            continue;
        for (const market::Slot &slot : prices.back) {
            if (slot.quote == market::none || m_book->name[slot.quote] != opportunity.selection)
                continue;
            if (m_status[slot.quote] == market::QuoteStatus::Stale)
                return GoneReason::Stale;
            if (!slot.usable())
                return GoneReason::Withdrawn;
            const Jury jury{prices.bookmaker, m_books[prices.bookmaker].cloneGroup, market::noName};
            const bool priced = juryCount(m_pricing.opinions(lineIndex), jury) >= m_options.pricing.minSharps;
            return priced ? GoneReason::BelowMinimum : GoneReason::Unpriced;
        }
    }
    return GoneReason::Withdrawn;
}

} // namespace evision::edge
