// SPDX-License-Identifier: GPL-3.0-or-later
// The part of EventReader below the event: bookmakers and markets.
#include "feed/decoder/event_reader.h"
#include "feed/decoder/wire_layout.h"

#include <algorithm>

namespace evision::feed {

using market::NameId;
using market::noName;
using market::noTime;
using market::UnixSeconds;

EventReader::Entry EventReader::startEntry() const noexcept
{
    Entry entry;
    entry.mark = m_stage.mark();
    entry.outcomesBefore = m_fields.outcomes;
    entry.badOutcomesBefore = m_fields.badOutcomes;
    entry.newestBefore = m_fields.newestUpdate;
    return entry;
}

/// Takes out what the entry has brought so far: its list is about to be read, for the first time or again.
void EventReader::restart(Entry &entry) noexcept
{
    m_stage.rollBack(entry.mark);
    m_fields.outcomes = entry.outcomesBefore;
    m_fields.badOutcomes = entry.badOutcomesBefore;
    m_fields.newestUpdate = entry.newestBefore;
    entry.good = true;
}

bool EventReader::readBookmakers()
{
    m_stage.clear();
    m_fields.outcomes = 0;
    m_fields.badOutcomes = 0;
    m_fields.newestUpdate = noTime;
    const char first = m_json.next();
    m_fields.goodBookmakers = first == '[' || first == 'n';
    return first == '[' ? m_json.readArray([this] { return readBookmaker(); }) : m_json.skipValue();
}

bool EventReader::readBookmaker()
{
    if (m_json.next() != '{')
        return m_json.skipValue();
    Entry bookmaker = startEntry();
    m_markets.start(0);
    if (!(m_spaced ? readBookmakerFields<SpacedLayout>(bookmaker) : readBookmakerFields<CompactLayout>(bookmaker)))
        return false;
    closeBookmaker(bookmaker);
    return true;
}

template <typename Layout>
bool EventReader::readBookmakerFields(Entry &bookmaker)
{
    const auto onField = [&](std::string_view key) { return readBookmakerField(key, bookmaker); };
    if (m_json.room() < layoutRoom || !beginBookmaker<Layout>(bookmaker))
        return m_json.readObject(onField);
    if (startsWith(m_json.cursor(), Layout::markets)) {
        m_json.moveTo(m_json.cursor() + sizeof Layout::markets - 2); // its bracket is next
        if (!readMarkets(bookmaker))
            return false;
    }
    return m_json.readMoreFields(onField);
}

bool EventReader::readBookmakerField(std::string_view key, Entry &bookmaker)
{
    if (key == "markets")
        return readMarkets(bookmaker);
    if (key == "key")
        return readName(m_vocabulary.bookmakers, bookmaker.key);
    if (key == "last_update")
        return m_values.readTime(bookmaker.lastUpdate);
    if (key == "link")
        return readLink(LinkReader::Of::Bookmaker, bookmaker.link);
    return m_json.skipValue();
}

void EventReader::closeBookmaker(const Entry &bookmaker)
{
    m_fields.newestUpdate = std::max(m_fields.newestUpdate, bookmaker.lastUpdate);
    if (bookmaker.key == noName || !bookmaker.good) {
        m_stage.rollBack(bookmaker.mark);
        m_fields.badOutcomes = bookmaker.badOutcomesBefore + (m_fields.outcomes - bookmaker.outcomesBefore);
        return;
    }
    if (bookmaker.link != noName)
        m_stage.setLink(bookmaker.mark, bookmaker.link);
    m_stage.setBookmaker(bookmaker.mark, bookmaker.key, bookmaker.lastUpdate);
}

bool EventReader::readMarkets(Entry &bookmaker)
{
    restart(bookmaker);
    const char first = m_json.next();
    bookmaker.good = first == '[' || first == 'n';
    return first == '[' ? m_json.readArray([this] { return readMarket(); }) : m_json.skipValue();
}

bool EventReader::readMarket()
{
    if (m_json.next() != '{')
        return m_json.skipValue();
    Entry market = startEntry();
    if (!(m_spaced ? readMarketFields<SpacedLayout>(market) : readMarketFields<CompactLayout>(market)))
        return false;
    closeMarket(market);
    return true;
}

template <typename Layout>
bool EventReader::readMarketFields(Entry &market)
{
    const auto onField = [&](std::string_view key) { return readMarketField(key, market); };
    m_outcomes.startMarket(0);
    if (m_json.room() < layoutRoom || !beginMarket<Layout>(market))
        return m_json.readObject(onField);
    if (startsWith(m_json.cursor(), Layout::outcomes)) {
        m_json.moveTo(m_json.cursor() + sizeof Layout::outcomes - 2); // its bracket is next
        if (!m_outcomes.readOutcomes(m_fields.outcomes, market.good))
            return false;
    }
    return m_json.readMoreFields(onField);
}

bool EventReader::readMarketField(std::string_view key, Entry &market)
{
    if (key == "outcomes") {
        restart(market);
        const char first = m_json.next();
        if (first == '[')
            return m_outcomes.readOutcomes(m_fields.outcomes, market.good);
        market.good = first == 'n';
        return m_json.skipValue();
    }
    if (key == "key") {
        TextValue value;
        if (!m_values.readText(value))
            return false;
        market.key = m_vocabulary.internMarket(value.text);
        if (market.key != noName)
            m_markets.learn(value.raw.bytes, market.key);
        return true;
    }
    if (key == "last_update")
        return m_values.readTime(market.lastUpdate);
    if (key == "link")
        return readLink(LinkReader::Of::Market, market.link);
    return m_json.skipValue();
}

void EventReader::closeMarket(const Entry &market)
{
    m_fields.newestUpdate = std::max(m_fields.newestUpdate, market.lastUpdate);
    if (market.key == noName || !market.good) {
        m_stage.rollBack(market.mark);
        m_fields.badOutcomes = market.badOutcomesBefore + (m_fields.outcomes - market.outcomesBefore);
        return;
    }
    if (market.link != noName)
        m_stage.setLink(market.mark, market.link);
    m_stage.closeListing(market.mark, market.key, market.lastUpdate);
}

/// Reads `,"last_update":"2025-07-21T04:46:12Z"` if it stands at `at`; answers the byte after it, or `at`.
template <typename Layout>
const char *EventReader::readPlainTime(const char *at, UnixSeconds &time)
{
    constexpr std::size_t timeSize = 20;
    constexpr std::size_t before = sizeof Layout::lastUpdate - 1;
    if (!startsWith(at, Layout::lastUpdate) || at[before + timeSize] != '"')
        return at;
    time = m_values.timeOf(std::string_view(at + before, timeSize));
    return time == noTime ? at : at + before + timeSize + 1;
}

/// Reads `,"link":"https://..."` if it stands at `at`; answers the byte after it, or `at`.
template <typename Layout>
const char *EventReader::readPlainLink(const char *at, LinkReader::Of of, NameId &link)
{
    if (!startsWith(at, Layout::link))
        return at;
    const char *const after = m_links.readPlain(at + sizeof Layout::link - 1, of, link);
    return after ? after : at;
}

template <typename Layout>
bool EventReader::beginBookmaker(Entry &bookmaker)
{
    const char *const at = m_json.cursor();
    if (!startsWith(at, Layout::key))
        return false;
    const char *const key = at + sizeof Layout::key - 1;
    const unsigned known = m_bookmakers.find(key);
    if (known == m_bookmakers.none) {
        learnBookmaker<Layout>(key);
        return false;
    }
    bookmaker.key = m_bookmakers.id(known);
    const char *const after = readPlainTime<Layout>(key + m_bookmakers.length(known), bookmaker.lastUpdate);
    m_json.moveTo(readPlainLink<Layout>(after, LinkReader::Of::Bookmaker, bookmaker.link));
    return true;
}

/// Remembers the bookmaker whose key begins at `key`, if its title follows, for the next time.
template <typename Layout>
void EventReader::learnBookmaker(const char *key)
{
    constexpr int words = 12;
    const char *const keyEnd = plainStringEnd(key, words);
    if (!keyEnd || keyEnd == key || !startsWith(keyEnd + 1, Layout::title))
        return;
    const char *const titleEnd = plainStringEnd(keyEnd + sizeof Layout::title, words);
    if (!titleEnd)
        return;
    const NameId id = m_vocabulary.bookmakers.intern(std::string_view(key, static_cast<std::size_t>(keyEnd - key)));
    m_bookmakers.learn(std::string_view(key, static_cast<std::size_t>(titleEnd - key)), id);
}

template <typename Layout>
bool EventReader::beginMarket(Entry &market)
{
    const char *const at = m_json.cursor();
    if (!startsWith(at, Layout::key))
        return false;
    const char *const key = at + sizeof Layout::key - 1;
    const unsigned known = m_markets.find(key);
    if (known == m_markets.none)
        return false;
    market.key = m_markets.id(known);
    m_outcomes.startMarket(known);
    const char *const after = readPlainTime<Layout>(key + m_markets.length(known), market.lastUpdate);
    m_json.moveTo(readPlainLink<Layout>(after, LinkReader::Of::Market, market.link));
    return true;
}

} // namespace evision::feed
