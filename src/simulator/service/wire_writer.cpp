// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/wire_writer.h"

#include "simulator/world/calendar.h"
#include "simulator/world/hash.h"

#include <algorithm>
#include <utility>

namespace evision::simulator {

namespace {

std::uint64_t textKey(std::uint64_t seed, std::string_view text)
{
    for (const char letter : text)
        seed = scatter(seed ^ static_cast<unsigned char>(letter));
    return seed;
}

} // namespace

void WireWriter::time(std::string_view key, std::int64_t seconds)
{
    m_json.key(key);
    if (m_format.isUnix)
        m_json.integer(seconds);
    else
        m_json.text(isoTime(seconds));
}

void WireWriter::name(std::string_view key, std::string_view value)
{
    m_json.key(key);
    if (value.empty())
        m_json.null();
    else
        m_json.text(value);
}

void WireWriter::head(const Fixture &fixture)
{
    m_json.field("id", fixture.id);
    m_json.field("sport_key", fixture.league->key);
    m_json.field("sport_title", fixture.league->title);
    time("commence_time", fixture.commenceTime(m_now));
}

void WireWriter::names(const EventView &view)
{
    name("home_team", view.home);
    name("away_team", view.away);
    if (!m_format.hasRotationNumbers || !hasRotationNumbers(*view.fixture->league))
        return;
    // Some games have no number yet.
    const bool isNumbered = (view.fixture->key & 15) != 0;
    for (const auto &[key, number] :
         {std::pair("home_rotation", view.fixture->rotation + 1), std::pair("away_rotation", view.fixture->rotation)}) {
        m_json.key(key);
        if (isNumbered)
            m_json.integer(number);
        else
            m_json.null();
    }
}

void WireWriter::event(const EventView &view, EventShape shape)
{
    m_json.beginObject();
    head(*view.fixture);
    names(view);
    if (shape != EventShape::Plain) {
        m_json.key("bookmakers");
        m_json.beginArray();
        for (const PostedBook &posted : view.books)
            book(posted, view, shape);
        m_json.endArray();
    }
    m_json.endObject();
}

void WireWriter::events(const std::vector<EventView> &views, EventShape shape)
{
    m_json.beginArray();
    for (const EventView &view : views)
        event(view, shape);
    m_json.endArray();
}

void WireWriter::links(std::uint64_t key, std::string_view level, const Book &of, bool hasOwn)
{
    const auto put = [&](std::string_view field, const std::string &value) {
        m_json.key(field);
        if (hasOwn)
            m_json.text(value);
        else
            m_json.null();
    };
    const std::string number = std::to_string(key % 100000000);
    if (m_format.hasLinks)
        put("link", std::string("https://example.com/").append(of.key).append("/").append(level).append("/") + number);
    if (m_format.hasSids)
        put("sid", number);
}

void WireWriter::book(const PostedBook &posted, const EventView &view, EventShape shape)
{
    m_json.beginObject();
    m_json.field("key", posted.book->key);
    m_json.field("title", posted.book->title);
    if (shape == EventShape::Odds)
        time("last_update", posted.updatedAt);
    if (shape != EventShape::EventMarkets)
        links(hashOf(view.fixture->key, Salt::Links, bookNumber(*posted.book)), "event", *posted.book, true);
    m_json.key("markets");
    m_json.beginArray();
    for (const PostedMarket &of : posted.markets)
        market(of, posted, view, shape);
    m_json.endArray();
    m_json.endObject();
}

void WireWriter::market(const PostedMarket &posted, const PostedBook &by, const EventView &view, EventShape shape)
{
    m_json.beginObject();
    m_json.field("key", posted.market->key);
    time("last_update", posted.updatedAt);
    if (shape != EventShape::EventMarkets) {
        const std::size_t number = bookNumber(*by.book);
        links(textKey(view.fixture->key + number, posted.market->key), "market", *by.book, number % 3 == 0);
        m_json.key("outcomes");
        m_json.beginArray();
        for (const PostedOutcome &of : posted.outcomes)
            outcome(of, posted, by, view);
        m_json.endArray();
    }
    m_json.endObject();
}

void WireWriter::optionalHundredths(std::string_view key, std::int64_t value)
{
    m_json.key(key);
    if (value >= 0)
        m_json.hundredths(value);
    else
        m_json.null();
}

void WireWriter::outcome(const PostedOutcome &posted, const PostedMarket &market, const PostedBook &by,
                         const EventView &view)
{
    m_json.beginObject();
    m_json.field("name", posted.name);
    if (!posted.description.empty())
        m_json.field("description", posted.description);
    m_json.key("price");
    if (m_format.isAmerican)
        m_json.integer(posted.price.american);
    else
        m_json.hundredths(posted.price.hundredths);
    if (posted.hasPoint) {
        m_json.key("point");
        m_json.hundredths(posted.point);
    }
    if (m_format.hasLinks || m_format.hasSids) {
        const std::size_t number = bookNumber(*by.book);
        const std::uint64_t key = textKey(textKey(view.fixture->key + number, market.market->key), posted.name) ^
                                  scatter(static_cast<std::uint64_t>(posted.point));
        links(textKey(key, posted.description), "betslip", *by.book, number % 2 == 0);
    }
    if (m_format.hasBetLimits)
        optionalHundredths("bet_limit", posted.betLimit < 0 ? -1 : posted.betLimit * 100);
    if (m_format.hasMultipliers)
        optionalHundredths("multiplier", posted.multiplier);
    m_json.endObject();
}

void WireWriter::sport(const League &league, bool isActive)
{
    m_json.beginObject();
    m_json.field("key", league.key);
    m_json.field("group", league.group);
    m_json.field("title", league.title);
    m_json.field("description", league.description);
    m_json.key("active");
    m_json.boolean(isActive);
    m_json.key("has_outrights");
    m_json.boolean(isOutright(league));
    m_json.endObject();
}

void WireWriter::scores(const Fixture &fixture)
{
    const bool isStarted = m_now >= fixture.kickoff;
    // The service looks about twice a minute, and a last time after the end.
    constexpr std::int64_t interval = 30;
    const auto phase = static_cast<std::int64_t>(fixture.key % interval);
    const std::int64_t looked = std::min(m_now - (m_now + phase) % interval, fixture.end + interval);
    m_json.beginObject();
    head(fixture);
    m_json.key("completed");
    m_json.boolean(m_now >= fixture.end);
    m_json.field("home_team", fixture.home);
    m_json.field("away_team", fixture.away);
    m_json.key("scores");
    if (isStarted && looked >= fixture.kickoff) {
        const ScoreState state = fixture.scoreAt(looked);
        m_json.beginArray();
        for (const auto &[team, score] : {std::pair(&fixture.home, state.home), std::pair(&fixture.away, state.away)}) {
            m_json.beginObject();
            m_json.field("name", *team);
            m_json.field("score", std::to_string(score));
            m_json.endObject();
        }
        m_json.endArray();
        time("last_update", looked);
    } else {
        m_json.null();
        m_json.key("last_update");
        m_json.null();
    }
    m_json.endObject();
}

void WireWriter::participant(const League &league, std::size_t number)
{
    std::uint64_t bits = textKey(number, league.key);
    std::string id = "par_01h";
    for (int digit = 0; digit < 23; ++digit) {
        id += "0123456789abcdefghjkmnpqrstvwxyz"[bits & 31];
        bits = scatter(bits);
    }
    m_json.beginObject();
    m_json.field("id", id);
    m_json.field("full_name", teamName(league, number));
    m_json.endObject();
}

void WireWriter::beginEnvelope(std::int64_t stamp, std::int64_t previous, std::int64_t next)
{
    m_json.beginObject();
    m_json.field("timestamp", isoTime(stamp));
    name("previous_timestamp", previous < 0 ? std::string() : isoTime(previous));
    name("next_timestamp", next < 0 ? std::string() : isoTime(next));
    m_json.key("data");
}

void WireWriter::endEnvelope()
{
    m_json.endObject();
}

} // namespace evision::simulator
