// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/sample_response.h"

#include "simulator/world/calendar.h"
#include "simulator/world/catalogue.h"
#include "simulator/world/contest.h"
#include "simulator/world/random.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace evision::simulator {

namespace {

/// American odds of decimal odds in hundredths.
std::int64_t americanOdds(std::int64_t hundredths)
{
    const std::int64_t profit = hundredths - 100;
    return profit >= 100 ? profit : -((10000 + profit / 2) / profit);
}

class Writer {
public:
    explicit Writer(const SampleOptions &options)
        : m_options(options), m_random(options.seed), m_json(m_response.json, options.layout)
    {
        constexpr std::size_t bytesPerQuote = 100;
        m_response.json.reserve(options.quotes * bytesPerQuote + 4096);
    }

    SampleResponse write()
    {
        m_json.beginArray();
        while (m_response.quotes < m_options.quotes)
            writeEvent();
        m_json.endArray();
        if (m_options.layout == JsonLayout::Pretty)
            m_response.json += '\n';
        return std::move(m_response);
    }

private:
    void writeEvent();
    void writeBookmaker(const SampleListing &listing);
    void writeMarket(const SampleMarket &market, const BookmakerProfile &bookmaker);
    void writeOutcome(const SampleOutcome &outcome);
    void writePrice(std::int64_t price);
    void writeTime(std::string_view key, std::int64_t seconds);
    void writeLink(std::string_view place, std::string_view of);
    [[nodiscard]] std::string eventId();
    [[nodiscard]] std::vector<const BookmakerProfile *> shuffledBookmakers();

    SampleOptions m_options;
    Random m_random;
    SampleResponse m_response;
    JsonWriter m_json;
};

std::string Writer::eventId()
{
    std::string id;
    for (int part = 0; part < 2; ++part) {
        std::uint64_t bits = m_random.next();
        for (int digit = 0; digit < 16; ++digit, bits >>= 4)
            id += "0123456789abcdef"[bits & 15];
    }
    return id;
}

/// Most of the bookmakers, mostly in one order: in recordings six of ten follow the one they followed before.
std::vector<const BookmakerProfile *> Writer::shuffledBookmakers()
{
    std::vector<const BookmakerProfile *> order;
    for (const BookmakerProfile &bookmaker : bookmakers()) {
        if (m_random.chance(0.95))
            order.push_back(&bookmaker);
    }
    for (std::size_t moves = order.size() / 8; moves > 0; --moves) {
        const std::size_t from = m_random.below(order.size()); // one call a statement: their order must be certain
        const std::size_t to = m_random.below(order.size());
        std::swap(order[from], order[to]);
    }
    return order;
}

void Writer::writeEvent()
{
    const Contest contest(m_random, m_options.fetchedAt);
    m_json.beginObject();
    m_json.field("id", eventId());
    m_json.field("sport_key", contest.sport().key);
    m_json.field("sport_title", contest.sport().title);
    writeTime("commence_time", contest.commenceTime());
    m_json.field("home_team", contest.home());
    m_json.field("away_team", contest.away());
    m_json.key("bookmakers");
    m_json.beginArray();
    const bool isListed = m_response.events == 0 || !m_random.chance(0.01);
    for (const BookmakerProfile *bookmaker : shuffledBookmakers()) {
        if (isListed && m_response.quotes < m_options.quotes)
            writeBookmaker(contest.listingOf(*bookmaker, m_random, m_options.fetchedAt));
    }
    m_json.endArray();
    m_json.endObject();
    ++m_response.events;
}

void Writer::writeBookmaker(const SampleListing &listing)
{
    m_json.beginObject();
    m_json.field("key", listing.bookmaker->key);
    m_json.field("title", listing.bookmaker->title);
    writeTime("last_update", listing.updatedAt);
    if (m_options.links)
        writeLink("event", listing.bookmaker->key);
    m_json.key("markets");
    m_json.beginArray();
    for (const SampleMarket &market : listing.markets)
        writeMarket(market, *listing.bookmaker);
    m_json.endArray();
    m_json.endObject();
}

void Writer::writeMarket(const SampleMarket &market, const BookmakerProfile &bookmaker)
{
    m_json.beginObject();
    m_json.field("key", market.key);
    writeTime("last_update", market.updatedAt);
    if (m_options.links && m_random.chance(0.5))
        writeLink(market.key, bookmaker.key);
    m_json.key("outcomes");
    m_json.beginArray();
    for (const SampleOutcome &outcome : market.outcomes)
        writeOutcome(outcome);
    m_json.endArray();
    m_json.endObject();
}

void Writer::writeOutcome(const SampleOutcome &outcome)
{
    m_json.beginObject();
    m_json.field("name", outcome.name);
    m_json.key("price");
    writePrice(outcome.price);
    if (outcome.hasPoint) {
        m_json.key("point");
        m_json.hundredths(outcome.point);
    }
    if (m_options.links && m_random.chance(0.5))
        writeLink("betslip", std::to_string(m_response.quotes));
    m_json.endObject();
    ++m_response.quotes;
}

void Writer::writePrice(std::int64_t price)
{
    if (m_random.chance(0.0001) || (m_options.american && price <= 100))
        m_json.null();
    else if (m_options.american)
        m_json.integer(americanOdds(price));
    else
        m_json.hundredths(price);
}

void Writer::writeTime(std::string_view key, std::int64_t seconds)
{
    m_json.key(key);
    if (m_options.unixTimes)
        m_json.integer(seconds);
    else
        m_json.text(isoTime(seconds));
}

void Writer::writeLink(std::string_view place, std::string_view of)
{
    m_json.key("link");
    m_json.text(std::string("https://example.com/").append(place).append("/").append(of));
}

} // namespace

SampleResponse sampleResponse(const SampleOptions &options)
{
    return Writer(options).write();
}

} // namespace evision::simulator
