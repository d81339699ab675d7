// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/score_decoder.h"

#include "feed/decoder/iso_time.h"

#include "pricing/number.h"

#include <simdjson.h>

namespace evision::feed {

namespace {

using simdjson::dom::element;

std::string textOf(const element &event, const char *key)
{
    std::string_view text;
    return event[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

market::UnixSeconds timeOf(const element &event, const char *key)
{
    double number = 0;
    if (event[key].get(number) == simdjson::SUCCESS)
        return timeOfNumber(number);
    return parseIsoTime(textOf(event, key));
}

std::optional<int> scoreOf(const element &entry)
{
    constexpr std::int64_t most = 1000000;
    std::int64_t number = -1;
    std::string_view text;
    if (entry["score"].get(text) == simdjson::SUCCESS)
        number = pricing::parseInteger(text).value_or(-1);
    else if (entry["score"].get(number) != simdjson::SUCCESS)
        return std::nullopt;
    return number >= 0 && number <= most ? std::optional(static_cast<int>(number)) : std::nullopt;
}

ScoredEvent eventOf(const element &object)
{
    ScoredEvent event;
    event.id = textOf(object, "id");
    event.sportKey = textOf(object, "sport_key");
    event.commenceTime = timeOf(object, "commence_time");
    event.homeTeam = textOf(object, "home_team");
    event.awayTeam = textOf(object, "away_team");
    bool completed = false;
    event.completed = object["completed"].get(completed) == simdjson::SUCCESS && completed;
    simdjson::dom::array scores;
    if (object["scores"].get(scores) != simdjson::SUCCESS)
        return event;
    for (const element entry : scores) {
        const std::string name = textOf(entry, "name");
        if (!name.empty() && name == event.homeTeam)
            event.homeScore = scoreOf(entry);
        else if (!name.empty() && name == event.awayTeam)
            event.awayScore = scoreOf(entry);
    }
    return event;
}

} // namespace

Expected<std::vector<ScoredEvent>, std::string> decodeScores(std::string_view json)
{
    simdjson::dom::parser parser;
    element document;
    if (const auto error = parser.parse(json.data(), json.size()).get(document))
        return Unexpected{std::string("These are no scores: ") + simdjson::error_message(error)};
    simdjson::dom::array events;
    if (document.get(events) != simdjson::SUCCESS && document["data"].get(events) != simdjson::SUCCESS)
        return Unexpected{std::string("These are no scores: an array of events is expected.")};
    std::vector<ScoredEvent> decoded;
    for (const element event : events) {
        ScoredEvent read = eventOf(event);
        if (!read.id.empty())
            decoded.push_back(std::move(read));
    }
    return decoded;
}

} // namespace evision::feed
