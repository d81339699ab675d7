// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/event_lines.h"

#include <algorithm>
#include <bit>

namespace evision::market {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

Slot emptySlot() noexcept
{
    return {notANumber, none, none};
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b, std::uint64_t c) noexcept
{
    std::uint64_t hash = a * 0x9fb21c651e98df25U ^ b * 0xc2b2ae3d27d4eb4fU ^ c * 0x165667b19e3779f9U;
    hash ^= hash >> 29;
    hash *= 0xbf58476d1ce4e5b9U;
    return hash ^ (hash >> 32);
}

bool isPrice(double price) noexcept
{
    return price > 1 && price <= std::numeric_limits<double>::max();
}

bool samePoint(double a, double b) noexcept
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Room for `count` entries at half load at most; a table that was large enough keeps its memory.
template <typename Table>
void fit(Table &table, std::size_t count)
{
    const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(16, count * 2));
    if (table.size() < wanted)
        table.assign(wanted, {});
}

} // namespace

void EventLines::rebind(const QuoteBook &book, const Vocabulary &vocabulary) noexcept
{
    m_book = &book;
    m_vocabulary = &vocabulary;
    m_markets.resize(vocabulary.marketCount());
    for (std::size_t market = 0; market < m_markets.size(); ++market)
        m_markets[market].info = vocabulary.market(static_cast<NameId>(market));
    if (m_seenBookmaker.size() < vocabulary.bookmakers.size())
        m_seenBookmaker.resize(vocabulary.bookmakers.size(), 0);
}

void EventLines::reset(const SportEvent &event, const FreshnessRules &rules)
{
    m_contradictions = 0;
    m_event = &event;
    m_sides = EventSides(event);
    m_rules = rules;
    m_inPlay = event.commenceTime < rules.asOf;
    m_lines.clear();
    m_follower.clear();
    m_bookLineCount = 0;
    m_lays.clear();
    m_named.clear();
    if (++m_stamp == 0) { // wrapped after four thousand million events: old marks could look new
        for (std::vector<Cell> *table : {&m_lineTable, &m_namedTable})
            std::fill(table->begin(), table->end(), Cell{});
        for (KnownMarket &market : m_markets)
            market.recent = {};
        std::fill(m_seenBookmaker.begin(), m_seenBookmaker.end(), 0);
        m_stamp = 1;
    }
    const std::size_t quotes = survey();
    fit(m_lineTable, quotes);
    if (m_bookLines.size() < quotes) // the most there can be, so that adding one needs no look at the room
        m_bookLines.resize(quotes);
}

/// Looks over the listings for repeated bookmakers and answers how many quotes there are. How many listings a bookmaker
/// has cannot be foreseen, so nothing branches on it.
std::size_t EventLines::survey()
{
    m_repeats = false;
    std::size_t quotes = 0;
    NameId bookmaker = none;
    std::uint32_t response = 0;
    for (std::uint32_t index = 0; index < m_event->listingCount; ++index) {
        const Listing &listing = m_book->listings[m_event->firstListing + index];
        quotes += listing.quoteCount;
        const bool another = (listing.bookmaker != bookmaker) | (listing.response != response);
        const bool seen = m_seenBookmaker[listing.bookmaker] == m_stamp;
        m_repeats |= another & seen;
        m_seenBookmaker[listing.bookmaker] = m_stamp;
        bookmaker = listing.bookmaker;
        response = listing.response;
    }
    return quotes;
}

void EventLines::build(const SportEvent &event, const FreshnessRules &rules, std::span<QuoteStatus> status)
{
    m_status = status;
    reset(event, rules);
    for (std::uint32_t index = 0; index < event.listingCount; ++index)
        add(event.firstListing + index);
    if (m_repeats)
        settleMixedWinners();
    markUsedLines();
}

bool EventLines::namesDraw(std::uint32_t listingIndex) const noexcept
{
    const Listing &asked = m_book->listings[listingIndex];
    const auto saysDraw = [this](const Listing &listing) {
        const NameId *first = m_book->name.data() + listing.firstQuote;
        return std::find(first, first + listing.quoteCount, Vocabulary::draw) != first + listing.quoteCount;
    };
    if (saysDraw(asked))
        return true;
    const MarketInfo &market = m_markets[asked.market].info;
    const std::uint32_t end = m_event->firstListing + m_event->listingCount;
    std::uint32_t index = m_event->firstListing;
    if (!m_repeats) {
        index = listingIndex;
        while (index > m_event->firstListing && m_book->listings[index - 1].bookmaker == asked.bookmaker)
            --index;
    }
    for (; index < end; ++index) {
        const Listing &listing = m_book->listings[index];
        if (listing.bookmaker != asked.bookmaker) {
            if (!m_repeats)
                return false;
            continue;
        }
        if (index == listingIndex)
            continue;
        const MarketInfo &other = m_markets[listing.market].info;
        if (listing.response != asked.response || other.family != market.family || other.period != market.period)
            continue;
        if (saysDraw(listing))
            return true;
    }
    return false;
}

QuoteStatus EventLines::statusByAge(const Listing &listing) const noexcept
{
    const double limit = m_inPlay ? m_rules.inPlaySeconds : m_rules.beforeStartSeconds;
    const bool fresh = listing.updatedAt != noTime && static_cast<double>(m_rules.asOf - listing.updatedAt) <= limit;
    if (m_rules.refuseStale && !fresh)
        return QuoteStatus::Stale;
    return m_rules.refuseInPlay && m_inPlay ? QuoteStatus::InPlay : QuoteStatus::Used;
}

/// Field by field: a slot put together first and then copied makes the processor wait for its parts to be written.
inline void EventLines::put(Slot &slot, double price, std::uint32_t quote, std::uint32_t listing)
{
    if (slot.quote != none) {
        settle(slot, {price, quote, listing});
        return;
    }
    slot.price = price;
    slot.quote = quote;
    slot.listing = listing;
}

void EventLines::add(std::uint32_t listingIndex)
{
    const Listing &listing = m_book->listings[listingIndex];
    KnownMarket &market = m_markets[listing.market];
    const bool drawNamed = market.info.kind == FamilyKind::Winner && namesDraw(listingIndex);
    addQuotes(listingIndex, market, m_sides.of(drawNamed ? FamilyKind::ThreeWay : market.info.kind));
}

inline void EventLines::addQuotes(std::uint32_t listingIndex, KnownMarket &market, const Sides &sides)
{
    const Listing &listing = m_book->listings[listingIndex];
    const bool lay = market.info.lay;
    const QuoteStatus byAge = statusByAge(listing);
    const QuoteStatus good = lay ? QuoteStatus::Lay : byAge;
    // A lay quote serves the midpoint under the same rules of age as any other.
    const bool usable = byAge == QuoteStatus::Used;

    const double *prices = m_book->price.data();
    const double *points = m_book->point.data();
    const NameId *names = m_book->name.data();
    const NameId *descriptions = m_book->description.data();
    LinePlace here{noName, 0, sides.set};
    BookLine *books = nullptr;
    const std::uint32_t end = listing.firstQuote + listing.quoteCount;
    for (std::uint32_t quote = listing.firstQuote; quote < end; ++quote) {
        const double price = isPrice(prices[quote]) ? prices[quote] : notANumber;
        const double offered = usable ? price : notANumber;
        m_status[quote] = price == price ? good : QuoteStatus::BadPrice;
        if (!sides.has(names[quote])) {
            addOther(market, sides, offered, quote, listingIndex);
            continue;
        }
        const std::size_t outcome = sides.outcomeOf(names[quote]);
        const double point = sides.pointOf(outcome, points[quote]);
        if (sides.needsPoint & (point != point)) { // which markets need one cannot be foreseen
            refusePointless(quote);
            continue;
        }
        // Both sides of a line mostly stand next to each other.
        if (!books || !samePoint(point, here.point) || descriptions[quote] != here.participant) {
            here.point = point;
            here.participant = descriptions[quote];
            books = &bookLineFor(lineFor(market, here), listing.bookmaker);
        }
        put(lay ? laySlotFor(*books, outcome) : books->back[outcome], offered, quote, listingIndex);
    }
}

/// A quote on no side of its market: yes and no, or a name that has no opposite.
void EventLines::addOther(KnownMarket &market, const Sides &sides, double price, std::uint32_t quote,
                          std::uint32_t listing)
{
    const NameId bookmaker = m_book->listings[listing].bookmaker;
    const NameId name = m_book->name[quote];
    const bool yesNo = sides.mayBeYesNo && (name == Vocabulary::yes || name == Vocabulary::no);
    const double point = sides.othersHavePoint ? m_book->point[quote] : notANumber;
    if (!yesNo && sides.othersNeedPoint && point != point) {
        refusePointless(quote);
        return;
    }
    const OutcomeSet set = yesNo ? OutcomeSet::YesNo : OutcomeSet::Names;
    const std::uint32_t line = lineFor(market, {m_book->description[quote], point, set});
    if (!yesNo) {
        put(namedSlotFor(line, bookmaker, name, market.info.lay), price, quote, listing);
        return;
    }
    const std::size_t outcome = name == Vocabulary::yes ? 0 : 1;
    BookLine &books = bookLineFor(line, bookmaker);
    put(market.info.lay ? laySlotFor(books, outcome) : books.back[outcome], price, quote, listing);
}

void EventLines::refusePointless(std::uint32_t quote) noexcept
{
    if (m_status[quote] != QuoteStatus::BadPrice)
        m_status[quote] = QuoteStatus::MissingPoint;
}

std::uint32_t EventLines::lineFor(KnownMarket &market, const LinePlace &place)
{
    const auto isHere = [&](std::uint32_t line) { // of the market's own lines, so the family is the same
        const Line &known = m_lines[line];
        return samePoint(known.point, place.point) && known.participant == place.participant && known.set == place.set;
    };
    Cell &recent = market.recent;
    if (recent.stamp != m_stamp) {
        recent = {m_stamp, addedLine(market.info, place)};
    } else if (!isHere(recent.index)) {
        // Points of a ladder mostly come in the order in which the bookmaker before had them.
        std::uint32_t next = m_follower[recent.index];
        if (next == none || !isHere(next)) {
            next = addedLine(market.info, place);
            m_follower[recent.index] = next;
        }
        recent.index = next;
    }
    return recent.index;
}

/// The line of that place, added if it is new.
std::uint32_t EventLines::addedLine(const MarketInfo &market, const LinePlace &place)
{
    const std::size_t mask = m_lineTable.size() - 1;
    const std::uint64_t kinds =
        (std::uint64_t{market.family} << 32) | (market.period << 4) | static_cast<unsigned>(place.set);
    auto cell =
        static_cast<std::size_t>(mix(kinds, place.participant, std::bit_cast<std::uint64_t>(place.point))) & mask;
    const auto isLine = [&](const Line &line) {
        return line.family == market.family && line.period == market.period && line.participant == place.participant &&
               line.set == place.set && samePoint(line.point, place.point);
    };
    while (m_lineTable[cell].stamp == m_stamp && !isLine(m_lines[m_lineTable[cell].index]))
        cell = (cell + 1) & mask;
    if (m_lineTable[cell].stamp != m_stamp) {
        m_lineTable[cell] = {m_stamp, static_cast<std::uint32_t>(m_lines.size())};
        m_lines.push_back({market.family, market.period, place.participant, place.point, place.set, market.kind,
                           market.marketClass, false, none, none, 0});
        m_follower.push_back(none);
    }
    return m_lineTable[cell].index;
}

BookLine &EventLines::bookLineFor(std::uint32_t lineIndex, NameId bookmaker)
{
    Line &line = m_lines[lineIndex];
    if (line.lastBook != none && m_bookLines[line.lastBook].bookmaker == bookmaker)
        return m_bookLines[line.lastBook];
    if (m_repeats) {
        for (std::uint32_t index = line.firstBook; index != none; index = m_bookLines[index].next) {
            if (m_bookLines[index].bookmaker == bookmaker)
                return m_bookLines[index];
        }
    }
    const std::uint32_t added = m_bookLineCount++;
    if (line.lastBook == none)
        line.firstBook = added;
    else
        m_bookLines[line.lastBook].next = added;
    line.lastBook = added;
    ++line.bookCount;
    BookLine &books = m_bookLines[added];
    books.back.fill(emptySlot());
    books.bookmaker = bookmaker;
    books.next = none;
    books.lay = none;
    return books;
}

Slot &EventLines::laySlotFor(BookLine &books, std::size_t outcome)
{
    if (books.lay == none) {
        books.lay = static_cast<std::uint32_t>(m_lays.size());
        m_lays.push_back({emptySlot(), emptySlot(), emptySlot()});
    }
    return m_lays[books.lay][outcome];
}

Slot &EventLines::namedSlotFor(std::uint32_t line, NameId bookmaker, NameId name, bool lay)
{
    fit(m_namedTable, m_lineTable.size() / 2);
    const std::size_t mask = m_namedTable.size() - 1;
    const std::uint64_t where = (std::uint64_t{line} << 1) | (lay ? 1U : 0U);
    auto cell = static_cast<std::size_t>(mix(where, bookmaker, name)) & mask;
    while (m_namedTable[cell].stamp == m_stamp) {
        NamedQuote &held = m_named[m_namedTable[cell].index];
        if (held.line == line && held.bookmaker == bookmaker && held.name == name && held.lay == lay)
            return held.slot;
        cell = (cell + 1) & mask;
    }
    m_namedTable[cell] = {m_stamp, static_cast<std::uint32_t>(m_named.size())};
    return m_named.emplace_back(NamedQuote{line, bookmaker, name, lay, emptySlot()}).slot;
}

void EventLines::markUsedLines() noexcept
{
    for (Line &line : m_lines) {
        for (std::uint32_t index = line.firstBook; index != none && !line.used; index = m_bookLines[index].next) {
            for (const Slot &slot : m_bookLines[index].back)
                line.used |= slot.usable();
        }
    }
    for (const NamedQuote &named : m_named)
        m_lines[named.line].used |= m_status[named.slot.quote] == QuoteStatus::Used;
}

} // namespace evision::market
