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

/// Where a quote belongs.
struct Place {
    OutcomeSet set = OutcomeSet::Names;
    int outcome = 0;
    double point = 0;
    bool missingPoint = false;
};

Place placeBySide(const SportEvent &event, NameId name, double point, bool negateAway) noexcept
{
    if (name == event.home && name != noName)
        return {OutcomeSet::HomeAway, 0, point, false};
    if (name == event.away && name != noName)
        return {OutcomeSet::HomeAway, 1, negateAway ? 0.0 - point : point, false};
    return {OutcomeSet::Names, 0, point, false};
}

Place placeOfWinner(const SportEvent &event, NameId name, bool threeWay) noexcept
{
    const Place place = name == Vocabulary::draw ? Place{OutcomeSet::HomeAway, 2, notANumber, false}
                                                 : placeBySide(event, name, notANumber, false);
    if (!threeWay || place.set != OutcomeSet::HomeAway)
        return place;
    constexpr std::array<int, 3> slotOf{0, 2, 1}; // home, away, draw -> home, draw, away
    return {OutcomeSet::HomeDrawAway, slotOf[static_cast<std::size_t>(place.outcome)], notANumber, false};
}

Place placeOf(const SportEvent &event, FamilyKind kind, NameId name, double point, bool threeWay) noexcept
{
    const bool pointless = point != point;
    switch (kind) {
    case FamilyKind::Winner:
        return placeOfWinner(event, name, threeWay);
    case FamilyKind::DrawNoBet:
        return placeBySide(event, name, notANumber, false);
    case FamilyKind::Spread: {
        Place place = placeBySide(event, name, point, true);
        place.missingPoint = pointless;
        return place;
    }
    case FamilyKind::Total:
    case FamilyKind::ByName:
        break;
    }
    if (name == Vocabulary::over || name == Vocabulary::under)
        return {OutcomeSet::OverUnder, name == Vocabulary::over ? 0 : 1, point, pointless};
    if (kind == FamilyKind::ByName && (name == Vocabulary::yes || name == Vocabulary::no))
        return {OutcomeSet::YesNo, name == Vocabulary::yes ? 0 : 1, point, false};
    return {OutcomeSet::Names, 0, point, kind == FamilyKind::Total && pointless};
}

} // namespace

void EventLines::rebind(const QuoteBook &book, const Vocabulary &vocabulary) noexcept
{
    m_book = &book;
    m_vocabulary = &vocabulary;
}

void EventLines::reset(const SportEvent &event, const FreshnessRules &rules)
{
    m_event = &event;
    m_rules = rules;
    m_inPlay = event.commenceTime < rules.asOf;
    m_drawQuoted = false;
    m_lines.clear();
    m_bookLines.clear();
    m_lays.clear();
    m_named.clear();

    std::size_t quotes = 0;
    for (std::uint32_t index = 0; index < event.listingCount; ++index)
        quotes += m_book->listings[event.firstListing + index].quoteCount;
    fit(m_lineTable, quotes);
    fit(m_lineOfMarket, m_vocabulary->marketCount());
    if (m_seenBookmaker.size() < m_vocabulary->bookmakers.size())
        m_seenBookmaker.resize(m_vocabulary->bookmakers.size(), 0);
    if (++m_stamp == 0) { // wrapped after four thousand million events: old marks could look new
        for (std::vector<Cell> *table : {&m_lineTable, &m_namedTable, &m_lineOfMarket})
            std::fill(table->begin(), table->end(), Cell{});
        std::fill(m_seenBookmaker.begin(), m_seenBookmaker.end(), 0);
        m_stamp = 1;
    }
}

void EventLines::findRepeats()
{
    m_repeats = false;
    const Listing *previous = nullptr;
    for (std::uint32_t index = 0; index < m_event->listingCount; ++index) {
        const Listing &listing = m_book->listings[m_event->firstListing + index];
        if (previous && listing.bookmaker == previous->bookmaker && listing.response == previous->response)
            continue;
        if (m_seenBookmaker[listing.bookmaker] == m_stamp)
            m_repeats = true;
        m_seenBookmaker[listing.bookmaker] = m_stamp;
        previous = &listing;
    }
}

void EventLines::build(const SportEvent &event, const FreshnessRules &rules, std::span<QuoteStatus> status)
{
    m_status = status;
    reset(event, rules);
    findRepeats();
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
    const MarketInfo &market = m_vocabulary->market(asked.market);
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
        const MarketInfo &other = m_vocabulary->market(listing.market);
        if (listing.response != asked.response || other.family != market.family || other.period != market.period)
            continue;
        if (saysDraw(listing))
            return true;
    }
    return false;
}

QuoteStatus EventLines::statusOfListing(const Listing &listing, bool lay) const noexcept
{
    if (lay)
        return QuoteStatus::Lay;
    const double limit = m_inPlay ? m_rules.inPlaySeconds : m_rules.beforeStartSeconds;
    const bool fresh = listing.updatedAt != noTime && static_cast<double>(m_rules.asOf - listing.updatedAt) <= limit;
    if (m_rules.refuseStale && !fresh)
        return QuoteStatus::Stale;
    return m_rules.refuseInPlay && m_inPlay ? QuoteStatus::InPlay : QuoteStatus::Used;
}

void EventLines::add(std::uint32_t listingIndex)
{
    const Listing &listing = m_book->listings[listingIndex];
    const MarketInfo &market = m_vocabulary->market(listing.market);
    const QuoteStatus good = statusOfListing(listing, market.lay);
    // A lay quote serves the midpoint under the same rules of age as any other.
    const bool usable = (market.lay ? statusOfListing(listing, false) : good) == QuoteStatus::Used;
    const bool threeWay = market.kind == FamilyKind::Winner && namesDraw(listingIndex);
    m_drawQuoted |= threeWay;

    const double *prices = m_book->price.data();
    const double *points = m_book->point.data();
    const NameId *names = m_book->name.data();
    const NameId *descriptions = m_book->description.data();
    Place previous{OutcomeSet::Names, 0, 0, true}; // no quote is like it
    NameId participant = noName;
    std::uint32_t line = none;
    BookLine *books = nullptr;
    const std::uint32_t end = listing.firstQuote + listing.quoteCount;
    for (std::uint32_t quote = listing.firstQuote; quote < end; ++quote) {
        const double price = prices[quote];
        const bool badPrice = !(price > 1 && price <= std::numeric_limits<double>::max());
        const Place place = placeOf(*m_event, market.kind, names[quote], points[quote], threeWay);
        m_status[quote] = badPrice ? QuoteStatus::BadPrice : place.missingPoint ? QuoteStatus::MissingPoint : good;
        if (place.missingPoint)
            continue;
        // Both sides of a line mostly stand next to each other.
        if (previous.missingPoint || place.set != previous.set || !samePoint(place.point, previous.point) ||
            descriptions[quote] != participant) {
            previous = place;
            participant = descriptions[quote];
            line = lineFor(market, listing.market, {participant, place.point, place.set});
            books = place.set == OutcomeSet::Names ? nullptr : &bookLineFor(line, listing.bookmaker);
        }
        const Slot incoming{usable && !badPrice ? price : notANumber, quote, listingIndex};
        Slot &slot = !books       ? namedSlotFor(line, listing.bookmaker, names[quote], market.lay)
                     : market.lay ? laySlotFor(*books, place.outcome)
                                  : books->back[static_cast<std::size_t>(place.outcome)];
        if (slot.quote == none)
            slot = incoming;
        else
            settle(slot, incoming);
    }
}

std::uint32_t EventLines::lineFor(const MarketInfo &market, NameId marketId, const LinePlace &place)
{
    const auto isLine = [&](const Line &line) {
        return line.family == market.family && line.period == market.period && line.participant == place.participant &&
               line.set == place.set && samePoint(line.point, place.point);
    };
    Cell &recent = m_lineOfMarket[marketId];
    if (recent.stamp == m_stamp && isLine(m_lines[recent.index]))
        return recent.index;

    const std::size_t mask = m_lineTable.size() - 1;
    const std::uint64_t kinds =
        (std::uint64_t{market.family} << 32) | (market.period << 4) | static_cast<unsigned>(place.set);
    auto cell =
        static_cast<std::size_t>(mix(kinds, place.participant, std::bit_cast<std::uint64_t>(place.point))) & mask;
    while (m_lineTable[cell].stamp == m_stamp && !isLine(m_lines[m_lineTable[cell].index]))
        cell = (cell + 1) & mask;
    if (m_lineTable[cell].stamp != m_stamp) {
        m_lineTable[cell] = {m_stamp, static_cast<std::uint32_t>(m_lines.size())};
        m_lines.push_back({market.family, market.period, place.participant, place.point, place.set, market.kind,
                           market.marketClass, false, none, none, 0});
    }
    recent = m_lineTable[cell];
    return recent.index;
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
    const auto added = static_cast<std::uint32_t>(m_bookLines.size());
    if (line.lastBook == none)
        line.firstBook = added;
    else
        m_bookLines[line.lastBook].next = added;
    line.lastBook = added;
    ++line.bookCount;
    return m_bookLines.emplace_back(BookLine{{emptySlot(), emptySlot(), emptySlot()}, bookmaker, none, none});
}

Slot &EventLines::laySlotFor(BookLine &books, int outcome)
{
    if (books.lay == none) {
        books.lay = static_cast<std::uint32_t>(m_lays.size());
        m_lays.push_back({emptySlot(), emptySlot(), emptySlot()});
    }
    return m_lays[books.lay][static_cast<std::size_t>(outcome)];
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

bool EventLines::wins(const Slot &later, const Slot &earlier) const noexcept
{
    const UnixSeconds laterTime = m_book->listings[later.listing].updatedAt;
    const UnixSeconds earlierTime = m_book->listings[earlier.listing].updatedAt;
    if (laterTime != earlierTime)
        return laterTime > earlierTime;
    // At the same time the later one wins, except that a price beats none.
    return m_status[later.quote] != QuoteStatus::BadPrice || m_status[earlier.quote] == QuoteStatus::BadPrice;
}

void EventLines::reject(const Slot &loser, const Slot &winner) noexcept
{
    const Listing &lost = m_book->listings[loser.listing];
    const Listing &won = m_book->listings[winner.listing];
    const bool sameMarket = lost.response == won.response && lost.market == won.market;
    if (m_status[loser.quote] != QuoteStatus::BadPrice)
        m_status[loser.quote] = sameMarket ? QuoteStatus::Duplicate : QuoteStatus::Superseded;
}

void EventLines::settle(Slot &held, const Slot &incoming)
{
    if (wins(incoming, held)) {
        reject(held, incoming);
        held = incoming;
    } else {
        reject(incoming, held);
    }
}

void EventLines::settleMixedWinners()
{
    // A bookmaker that quoted two ways in one response and three in another says the same selection twice.
    for (const Line &twoWay : m_lines) {
        if (twoWay.kind != FamilyKind::Winner || twoWay.set != OutcomeSet::HomeAway)
            continue;
        for (const Line &threeWay : m_lines) {
            if (threeWay.set == OutcomeSet::HomeDrawAway && threeWay.family == twoWay.family &&
                threeWay.period == twoWay.period && threeWay.participant == twoWay.participant)
                settleAcross(twoWay, threeWay);
        }
    }
}

void EventLines::settleAcross(const Line &twoWay, const Line &threeWay)
{
    const auto settlePair = [this](Slot &a, Slot &b) {
        if (a.quote == none || b.quote == none)
            return;
        Slot &later = a.quote > b.quote ? a : b; // quotes are numbered in the order of the responses
        Slot &earlier = a.quote > b.quote ? b : a;
        const bool laterWins = wins(later, earlier);
        Slot &loser = laterWins ? earlier : later;
        reject(loser, laterWins ? later : earlier);
        loser = emptySlot();
    };
    for (std::uint32_t i = twoWay.firstBook; i != none; i = m_bookLines[i].next) {
        for (std::uint32_t j = threeWay.firstBook; j != none; j = m_bookLines[j].next) {
            BookLine &two = m_bookLines[i];
            BookLine &three = m_bookLines[j];
            if (two.bookmaker != three.bookmaker)
                continue;
            settlePair(two.back[0], three.back[0]);
            settlePair(two.back[1], three.back[2]);
            if (two.lay != none && three.lay != none) {
                settlePair(m_lays[two.lay][0], m_lays[three.lay][0]);
                settlePair(m_lays[two.lay][1], m_lays[three.lay][2]);
            }
        }
    }
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
