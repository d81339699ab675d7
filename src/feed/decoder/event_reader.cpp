// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/event_reader.h"

#include <algorithm>

namespace evision::feed {

using market::NameId;
using market::noName;
using market::noTime;
using market::Vocabulary;

namespace {

// Keys that tell what an object is.
enum SeenKey : unsigned {
    seenEventKey = 1U << 0, // one that only events have
    seenId = 1U << 1,
    seenBookmakers = 1U << 2,
    seenScores = 1U << 3,
    seenSportKey = 1U << 4, // one that only sports have
    seenFullName = 1U << 5,
};

} // namespace

EventReader::EventReader(JsonReader &json, ValueReader &values, Vocabulary &vocabulary)
    : m_json(json),
      m_values(values),
      m_vocabulary(vocabulary),
      m_links(vocabulary.names),
      m_outcomes(json, values, vocabulary, m_links, m_stage)
{
}

void EventReader::startDocument(market::QuoteBook &book, bool spaced)
{
    m_book = &book;
    m_spaced = spaced;
    m_shape = {};
    m_bookmakers.clear();
    m_markets.clear();
    m_outcomes.startDocument(spaced);
    ++m_document;
}

bool EventReader::readEvent()
{
    startEvent();
    if (m_json.next() == '{') {
        if (!m_json.readObject([this](std::string_view key) { return readField(key); }))
            return false;
    } else if (!m_json.skipValue()) {
        return false;
    }
    finishEvent();
    return true;
}

void EventReader::startEvent()
{
    m_fields = {};
    m_stage.clear();
    m_outcomes.startEvent();
    m_bookmakers.start(0);
}

bool EventReader::looksLikeEvent() const noexcept
{
    const unsigned seen = m_fields.seen;
    return (seen & seenEventKey) != 0 || ((seen & seenId) != 0 && (seen & seenFullName) == 0);
}

bool EventReader::isGoodEvent() const noexcept
{
    const market::SportEvent &event = m_fields.event;
    const bool distinctTeams = event.home == noName || event.home != event.away;
    // A team of that name could not be told from the third outcome.
    const bool named = event.home != Vocabulary::draw && event.away != Vocabulary::draw;
    return event.id != noName && event.sport != noName && event.commenceTime != noTime && m_fields.goodTeams[0] &&
           m_fields.goodTeams[1] && m_fields.goodBookmakers && distinctTeams && named;
}

void EventReader::finishEvent()
{
    const unsigned seen = m_fields.seen;
    if (looksLikeEvent()) {
        ++m_shape.events;
        m_shape.bookmakers = m_shape.bookmakers || (seen & seenBookmakers) != 0;
        m_shape.scores = m_shape.scores || (seen & seenScores) != 0;
    } else if ((seen & seenFullName) != 0) {
        ++m_shape.participants;
    } else if ((seen & seenSportKey) != 0) {
        ++m_shape.sports;
    } else {
        ++m_shape.others;
    }
    // Also of bad events: how new the response is does not depend on them being good.
    m_book->newestUpdate = std::max(m_book->newestUpdate, m_fields.newestUpdate);
    if (isGoodEvent()) {
        addEvent();
        return;
    }
    ++m_book->badEvents;
    m_book->quotesOfBadEvents += std::max<std::size_t>(1, m_fields.outcomes);
}

void EventReader::addEvent()
{
    market::SportEvent event = m_fields.event;
    event.firstListing = static_cast<std::uint32_t>(m_book->listings.size());
    m_stage.appendTo(*m_book);
    event.listingCount = static_cast<std::uint32_t>(m_book->listings.size()) - event.firstListing;
    m_book->events.push_back(event);
    m_book->quotesOfBadEvents += m_fields.badOutcomes;

    if (m_seenIn.size() < m_vocabulary.eventIds.size())
        m_seenIn.resize(m_vocabulary.eventIds.size() * 2);
    m_shape.eventTwice = m_shape.eventTwice || m_seenIn[event.id] == m_document;
    m_seenIn[event.id] = m_document;
}

bool EventReader::readField(std::string_view key)
{
    market::SportEvent &event = m_fields.event;
    if (key == "id") {
        m_fields.seen |= seenId;
        return readName(m_vocabulary.eventIds, event.id);
    }
    if (key == "scores" || key == "completed") {
        m_fields.seen |= seenScores;
        return m_json.skipValue();
    }
    if (key == "group" || key == "has_outrights" || key == "active" || key == "full_name") {
        m_fields.seen |= key == "full_name" ? seenFullName : seenSportKey;
        return m_json.skipValue();
    }
    const unsigned before = m_fields.seen;
    m_fields.seen |= seenEventKey;
    if (key == "sport_key")
        return readName(m_vocabulary.sports, event.sport);
    if (key == "commence_time")
        return m_values.readTime(event.commenceTime);
    if (key == "home_team")
        return readTeam(0, event.home);
    if (key == "away_team")
        return readTeam(1, event.away);
    if (key == "bookmakers") {
        m_fields.seen |= seenBookmakers;
        return readBookmakers();
    }
    m_fields.seen = before;
    return m_json.skipValue();
}

bool EventReader::readTeam(int side, NameId &team)
{
    TextValue value;
    if (!m_values.readText(value))
        return false;
    m_fields.goodTeams[side] = value.kind == ValueKind::Text || value.kind == ValueKind::Null;
    team = m_vocabulary.names.intern(value.text);
    if (team != noName)
        m_outcomes.expectName(value.raw, team);
    return true;
}

bool EventReader::readName(market::NameTable &table, NameId &name)
{
    TextValue value;
    if (!m_values.readText(value))
        return false;
    name = table.intern(value.text);
    return true;
}

bool EventReader::readLink(LinkReader::Of of, NameId &link)
{
    TextValue value;
    if (!m_values.readText(value, mostLinkBytes))
        return false;
    link = m_links.idOf(value.text, of);
    return true;
}

} // namespace evision::feed
