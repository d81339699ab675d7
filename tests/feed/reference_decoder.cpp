// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_decoder.h"

#include "describe.h"
#include "feed/decoder/iso_time.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace evision::test {

namespace {

using market::noTime;
using market::UnixSeconds;
using simdjson::dom::element;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The fields of an object, of which the last of a name counts.
using Fields = std::map<std::string, element>;

std::optional<Fields> fieldsOf(element value)
{
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS)
        return std::nullopt;
    Fields fields;
    for (const auto field : object)
        fields[std::string(field.key)] = field.value;
    return fields;
}

std::optional<element> find(const Fields &fields, const char *key)
{
    const auto found = fields.find(key);
    return found == fields.end() ? std::nullopt : std::optional(found->second);
}

constexpr std::size_t longestName = 512;
constexpr std::size_t longestLink = 2048;

/// Empty for what is too long, or no text.
std::string text(const Fields &fields, const char *key, std::size_t longest = longestName)
{
    const auto value = find(fields, key);
    std::string_view view;
    return value && value->get(view) == simdjson::SUCCESS && view.size() <= longest ? std::string(view) : std::string();
}

bool isTooLong(const Fields &fields, const char *key)
{
    const auto value = find(fields, key);
    std::string_view view;
    return value && value->get(view) == simdjson::SUCCESS && view.size() > longestName;
}

std::string link(const Fields &fields)
{
    return text(fields, "link", longestLink);
}

double number(const Fields &fields, const char *key)
{
    const auto value = find(fields, key);
    double result = none;
    if (!value || !value->is_number() || value->get(result) != simdjson::SUCCESS)
        return none;
    return result;
}

UnixSeconds time(const Fields &fields, const char *key)
{
    const auto value = find(fields, key);
    if (value && value->is_string())
        return feed::parseIsoTime(text(fields, key));
    const double seconds = number(fields, key);
    return seconds >= 0 && seconds < 253402300800.0 ? static_cast<UnixSeconds>(std::floor(seconds)) : noTime;
}

/// The elements of an array, none for what is absent or null; nothing for anything else.
std::optional<std::vector<element>> list(const Fields &fields, const char *key)
{
    const auto value = find(fields, key);
    std::vector<element> elements;
    if (!value || value->is_null())
        return elements;
    simdjson::dom::array array;
    if (value->get(array) != simdjson::SUCCESS)
        return std::nullopt;
    for (const element item : array)
        elements.push_back(item);
    return elements;
}

struct Quote {
    std::string bookmaker, market, name, description, link;
    UnixSeconds updatedAt = noTime;
    double price = none, point = none;
};

struct Event {
    std::string id, sport, home, away;
    UnixSeconds commenceTime = noTime;
    std::vector<Quote> quotes;
};

class Tree {
public:
    Reference decode(std::string_view body);

private:
    bool readTop(element top);
    void readEvent(element value);
    std::vector<Quote> readBookmaker(element value);
    std::vector<Quote> readMarket(element value, std::size_t &bad);
    void makeDecimal();
    void addLines(Reference &reference) const;

    std::vector<Event> m_events;
    std::size_t m_outcomes = 0; // of the event being read
    std::size_t m_badOutcomes = 0;
    std::uint64_t m_badQuotes = 0;
    std::uint32_t m_badEvents = 0;
    std::size_t m_eventLike = 0, m_known = 0, m_unknown = 0;
    UnixSeconds m_newest = noTime, m_response = noTime;
};

bool hasAny(const Fields &fields, std::initializer_list<const char *> keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](const char *key) { return fields.count(key) > 0; });
}

bool looksLikeEvent(const Fields &fields)
{
    return hasAny(fields, {"sport_key", "commence_time", "home_team", "away_team", "bookmakers"}) ||
           (fields.count("id") > 0 && fields.count("full_name") == 0);
}

bool isGoodTeam(const Fields &fields, const char *key)
{
    const auto value = find(fields, key);
    return !value || value->is_null() || (value->is_string() && !isTooLong(fields, key));
}

std::vector<Quote> Tree::readMarket(element value, std::size_t &bad)
{
    std::vector<Quote> quotes;
    const auto fields = fieldsOf(value);
    if (!fields)
        return quotes;
    m_newest = std::max(m_newest, time(*fields, "last_update"));
    const auto outcomes = list(*fields, "outcomes");
    bool good = outcomes && !text(*fields, "key").empty();
    const std::size_t count = outcomes ? outcomes->size() : 0;
    m_outcomes += count;
    for (std::size_t index = 0; index < count; ++index) {
        const auto outcome = fieldsOf(outcomes->at(index));
        if (!outcome || text(*outcome, "name").empty() || isTooLong(*outcome, "description")) {
            good = false;
            continue;
        }
        Quote quote;
        quote.market = text(*fields, "key");
        quote.updatedAt = time(*fields, "last_update");
        quote.name = text(*outcome, "name");
        quote.description = text(*outcome, "description");
        quote.price = number(*outcome, "price");
        quote.point = number(*outcome, "point") + 0.0;
        quote.link = link(*outcome).empty() ? link(*fields) : link(*outcome);
        quotes.push_back(quote);
    }
    if (good)
        return quotes;
    bad += count;
    return {};
}

std::vector<Quote> Tree::readBookmaker(element value)
{
    std::vector<Quote> quotes;
    const auto fields = fieldsOf(value);
    if (!fields)
        return quotes;
    const UnixSeconds updatedAt = time(*fields, "last_update");
    m_newest = std::max(m_newest, updatedAt);
    const std::size_t before = m_outcomes;
    std::size_t bad = 0;
    const auto markets = list(*fields, "markets");
    for (const element market : markets.value_or(std::vector<element>()))
        for (Quote &quote : readMarket(market, bad)) {
            quote.bookmaker = text(*fields, "key");
            quote.updatedAt = quote.updatedAt == noTime ? updatedAt : quote.updatedAt;
            quote.link = quote.link.empty() ? link(*fields) : quote.link;
            quotes.push_back(quote);
        }
    if (markets && !text(*fields, "key").empty()) {
        m_badOutcomes += bad;
        return quotes;
    }
    m_badOutcomes += m_outcomes - before;
    return {};
}

void Tree::readEvent(element value)
{
    const Fields fields = fieldsOf(value).value_or(Fields());
    if (looksLikeEvent(fields))
        ++m_eventLike;
    else if (hasAny(fields, {"full_name", "group", "has_outrights", "active"}))
        ++m_known;
    else
        ++m_unknown;

    m_outcomes = m_badOutcomes = 0;
    const auto bookmakers = list(fields, "bookmakers");
    Event event{text(fields, "id"),        text(fields, "sport_key"),     text(fields, "home_team"),
                text(fields, "away_team"), time(fields, "commence_time"), {}};
    for (const element bookmaker : bookmakers.value_or(std::vector<element>()))
        for (const Quote &quote : readBookmaker(bookmaker))
            event.quotes.push_back(quote);
    if (!bookmakers || event.id.empty() || event.sport.empty() || event.commenceTime == noTime ||
        !isGoodTeam(fields, "home_team") || !isGoodTeam(fields, "away_team") || event.home == "Draw" ||
        event.away == "Draw" || (event.home == event.away && !event.home.empty())) {
        ++m_badEvents;
        m_badQuotes += std::max<std::size_t>(1, m_outcomes);
        return;
    }
    m_badQuotes += m_badOutcomes;
    const auto same = std::find_if(m_events.begin(), m_events.end(), [&](const Event &e) { return e.id == event.id; });
    if (same == m_events.end()) {
        m_events.push_back(event);
        return;
    }
    event.quotes.insert(event.quotes.begin(), same->quotes.begin(), same->quotes.end());
    *same = event;
}

void Tree::makeDecimal()
{
    std::vector<double *> prices;
    for (Event &event : m_events)
        for (Quote &quote : event.quotes)
            if (!std::isnan(quote.price))
                prices.push_back(&quote.price);
    const auto count = [&](auto test) {
        return std::count_if(prices.begin(), prices.end(), [&](const double *price) { return test(*price); });
    };
    const auto american = count([](double price) { return price <= -100; });
    const auto decimal = count([](double price) { return price > 1 && price < 100; });
    const auto large = count([](double price) { return price >= 100 && std::trunc(price) == price; });
    const bool isAmerican = american > 0
                                ? american >= decimal
                                : decimal == 0 && !prices.empty() && static_cast<std::size_t>(large) == prices.size();
    for (double *price : prices) {
        if (isAmerican)
            *price = *price >= 100 ? 1 + *price / 100 : *price <= -100 ? 1 + 100 / std::abs(*price) : none;
        if (!(*price > 1))
            *price = none;
    }
}

/// The data of an envelope: the last list or object of that name that stands before anything only events have.
std::optional<element> dataOf(simdjson::dom::object top)
{
    std::optional<element> data;
    Fields before;
    for (const auto field : top) {
        const bool isContainer = field.value.is_array() || field.value.is_object();
        if (field.key == "data" && isContainer && (data || !looksLikeEvent(before)))
            data = field.value;
        before[std::string(field.key)] = field.value;
    }
    return data;
}

/// Whether it is a response of a known shape.
bool Tree::readTop(element top)
{
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (top.get(object) == simdjson::SUCCESS) {
        const auto data = dataOf(object);
        if (data)
            m_response = time(*fieldsOf(top), "timestamp");
        top = data.value_or(top);
        if (top.is_object()) {
            readEvent(top);
            return m_eventLike + m_known > 0;
        }
    }
    if (top.get(array) != simdjson::SUCCESS)
        return false;
    for (const element event : array)
        readEvent(event);
    return m_eventLike + m_known > 0 || m_unknown == 0;
}

void Tree::addLines(Reference &reference) const
{
    for (const Event &event : m_events) {
        reference.lines.push_back(
            Description::event(event.id, event.sport, event.home, event.away, event.commenceTime));
        for (const Quote &quote : event.quotes)
            reference.lines.push_back(Description::quote(quote.bookmaker, quote.market, quote.updatedAt, quote.name,
                                                         quote.description, quote.price, quote.point, quote.link));
    }
    reference.lines.push_back(Description::summary(m_eventLike > 0 ? m_badQuotes : 0, m_eventLike > 0 ? m_badEvents : 0,
                                                   m_newest, m_response));
}

Reference Tree::decode(std::string_view body)
{
    Reference reference;
    if (body.substr(0, 3) == "\xef\xbb\xbf")
        body.remove_prefix(3);
    simdjson::dom::parser parser;
    element top;
    const simdjson::error_code error = parser.parse(simdjson::padded_string(body)).get(top);
    if (error != simdjson::SUCCESS) {
        // These it may refuse in good JSON too.
        const bool unsure = error == simdjson::NUMBER_ERROR || error == simdjson::DEPTH_ERROR;
        reference.verdict = unsure ? Reference::Verdict::Unknown : Reference::Verdict::Refused;
        return reference;
    }
    if (!readTop(top)) {
        reference.verdict = Reference::Verdict::Refused;
        return reference;
    }
    makeDecimal();
    addLines(reference);
    return reference;
}

} // namespace

Reference decodeByTree(std::string_view body)
{
    return Tree().decode(body);
}

} // namespace evision::test
