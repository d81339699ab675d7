// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/parameters.h"

#include "simulator/world/calendar.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace evision::simulator {

namespace {

constexpr int unprocessable = 422;

std::vector<std::string> listOf(std::string_view text)
{
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::size_t end = text.find(',');
        std::string item(text.substr(0, end));
        if (!item.empty() && std::find(items.begin(), items.end(), item) == items.end())
            items.push_back(std::move(item));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return items;
}

std::string joined(const std::vector<std::string> &items)
{
    std::string text;
    for (const std::string &item : items)
        text.append(text.empty() ? "" : ", ").append(item);
    return text;
}

OrRefusal<bool> readFlag(const ServiceCall &call, std::string_view name, std::string_view code)
{
    const auto value = call.value(name);
    if (!value || *value == "false")
        return false;
    if (*value == "true")
        return true;
    return refuse(unprocessable, code, std::string("Invalid ").append(name).append(" parameter. Use true or false"));
}

/// One of two words; false for the first, which is the default.
OrRefusal<bool> readWord(const ServiceCall &call, std::string_view name, std::string_view first,
                         std::string_view second, std::string_view code)
{
    const auto value = call.value(name);
    if (!value || *value == first)
        return false;
    if (*value == second)
        return true;
    return refuse(unprocessable, code, std::string("Invalid ").append(name).append(" parameter"));
}

OrRefusal<std::optional<std::int64_t>> readInstant(const ServiceCall &call, std::string_view name,
                                                   std::string_view code)
{
    const auto value = call.value(name);
    if (!value)
        return std::optional<std::int64_t>();
    const auto time = parseIsoTime(*value);
    if (!time)
        return refuse(unprocessable, code,
                      std::string("Invalid ").append(name).append(" parameter. Use the format YYYY-MM-DDTHH:MM:SSZ"));
    return time;
}

OrRefusal<BookChoice> namedBooks(std::string_view text)
{
    BookChoice choice;
    std::vector<std::string> unknown;
    for (const std::string &key : listOf(text)) {
        if (const Book *book = findBook(key))
            choice.books.push_back(book);
        else
            unknown.push_back(key);
    }
    if (!unknown.empty() || choice.books.empty())
        return refuse(unprocessable, "INVALID_BOOKMAKERS", "Invalid bookmakers parameter: " + joined(unknown));
    choice.regions = static_cast<int>((choice.books.size() + 9) / 10);
    return choice;
}

bool fits(const WireMarket &market, const League *league)
{
    const bool isOutrightMarket = market.family == Family::Outrights;
    return isOutrightMarket == (league != nullptr && isOutright(*league));
}

OrRefusal<MarketChoice> knownMarkets(const std::vector<std::string> &keys, const League *league)
{
    MarketChoice choice;
    std::vector<std::string> unknown;
    for (const std::string &key : keys) {
        if (auto market = parseWireMarket(key, league))
            choice.markets.push_back(std::move(*market));
        else
            unknown.push_back(key);
    }
    if (!unknown.empty())
        return refuse(unprocessable, "INVALID_MARKET", "Invalid markets: " + joined(unknown));
    choice.asked = static_cast<int>(choice.markets.size());
    return choice;
}

std::optional<Refusal> misfit(const MarketChoice &choice, const League *league, MarketScope scope)
{
    std::vector<std::string> additional;
    bool isMixed = false;
    for (const WireMarket &market : choice.markets) {
        if (scope == MarketScope::Bulk && !market.isFeatured())
            additional.push_back(market.key);
        isMixed = isMixed || !fits(market, league);
    }
    if (!additional.empty())
        return Refusal{unprocessable, "INVALID_MARKET",
                       "Markets not supported by this endpoint: " + joined(additional)};
    if (isMixed)
        return Refusal{unprocessable, "INVALID_MARKET_COMBO", "Invalid market combination for this sport"};
    return std::nullopt;
}

bool hasPrices(FormatScope scope) noexcept
{
    return scope == FormatScope::Odds || scope == FormatScope::EventOdds;
}

/// The include parameters that calls of the scope know.
std::optional<Refusal> readFlags(const ServiceCall &call, FormatScope scope, WireFormat &format)
{
    struct Flag {
        bool isKnown;
        bool WireFormat::*member;
        std::string_view name;
        std::string_view code;
    };
    const bool isPriced = hasPrices(scope);
    const std::array<Flag, 5> flags{{
        {isPriced, &WireFormat::hasLinks, "includeLinks", "INVALID_INCLUDE_LINKS"},
        {isPriced, &WireFormat::hasSids, "includeSids", "INVALID_INCLUDE_SIDS"},
        {isPriced, &WireFormat::hasBetLimits, "includeBetLimits", "INVALID_INCLUDE_BET_LIMITS"},
        {scope == FormatScope::EventOdds, &WireFormat::hasMultipliers, "includeMultipliers",
         "INVALID_INCLUDE_MULTIPLIERS"},
        {scope != FormatScope::TimesOnly, &WireFormat::hasRotationNumbers, "includeRotationNumbers",
         "INVALID_INCLUDE_ROTATION_NUMBERS"},
    }};
    for (const Flag &flag : flags) {
        if (!flag.isKnown)
            continue;
        const auto value = readFlag(call, flag.name, flag.code);
        if (!value)
            return value.error();
        format.*flag.member = *value;
    }
    return std::nullopt;
}

/// Exchanges' lay prices come with the back prices.
void addLayMarkets(std::vector<WireMarket> &markets)
{
    for (const std::string_view key : {"h2h", "outrights"}) {
        const std::string lay = std::string(key) + "_lay";
        const auto has = [&](std::string_view wanted) {
            return std::any_of(markets.begin(), markets.end(),
                               [&](const auto &market) { return market.key == wanted; });
        };
        if (has(key) && !has(lay))
            markets.push_back(*parseWireMarket(lay));
    }
}

} // namespace

OrRefusal<WireFormat> readFormat(const ServiceCall &call, FormatScope scope)
{
    WireFormat format;
    const auto isUnix = readWord(call, "dateFormat", "iso", "unix", "INVALID_DATE_FORMAT");
    if (!isUnix)
        return Unexpected<Refusal>{isUnix.error()};
    format.isUnix = *isUnix;
    if (hasPrices(scope)) {
        const auto isAmerican = readWord(call, "oddsFormat", "decimal", "american", "INVALID_ODDS_FORMAT");
        if (!isAmerican)
            return Unexpected<Refusal>{isAmerican.error()};
        format.isAmerican = *isAmerican;
    }
    if (auto refusal = readFlags(call, scope, format))
        return Unexpected<Refusal>{std::move(*refusal)};
    return format;
}

OrRefusal<BookChoice> readBooks(const ServiceCall &call)
{
    if (const auto named = call.value("bookmakers"); named && !named->empty())
        return namedBooks(*named);
    const auto text = call.value("regions");
    if (!text || text->empty())
        return refuse(unprocessable, "MISSING_REGION", "Missing regions parameter");
    BookChoice choice;
    std::uint16_t regions = 0;
    std::vector<std::string> unknown;
    for (const std::string &key : listOf(*text)) {
        const std::uint16_t region = regionByKey(key);
        if (region == 0)
            unknown.push_back(key);
        regions = static_cast<std::uint16_t>(regions | region);
        ++choice.regions;
    }
    if (!unknown.empty() || regions == 0)
        return refuse(unprocessable, "INVALID_REGION", "Invalid regions parameter: " + joined(unknown));
    for (const Book &book : books()) {
        if ((book.regions & regions) != 0)
            choice.books.push_back(&book);
    }
    return choice;
}

OrRefusal<MarketChoice> readMarkets(const ServiceCall &call, const League *league, MarketScope scope)
{
    const auto text = call.value("markets");
    const bool isField = league != nullptr && isOutright(*league);
    const std::vector<std::string> keys = listOf(text.value_or(isField ? "outrights" : "h2h"));
    if (keys.empty())
        return refuse(unprocessable, "MISSING_MARKET", "Missing markets parameter");
    OrRefusal<MarketChoice> choice = knownMarkets(keys, league);
    if (!choice)
        return choice;
    if (auto refusal = misfit(*choice, league, scope))
        return Unexpected<Refusal>{std::move(*refusal)};
    addLayMarkets(choice->markets);
    return choice;
}

OrRefusal<PriceChoice> readPriceChoice(const ServiceCall &call, const League *league, MarketScope marketScope,
                                       FormatScope formatScope)
{
    auto books = readBooks(call);
    if (!books)
        return refusalOf(books);
    auto markets = readMarkets(call, league, marketScope);
    if (!markets)
        return refusalOf(markets);
    const auto format = readFormat(call, formatScope);
    if (!format)
        return refusalOf(format);
    return PriceChoice{std::move(books).value(), std::move(markets).value(), *format};
}

bool EventFilter::admits(const std::string &id, std::int64_t commenceTime) const
{
    if (!ids.empty() && std::find(ids.begin(), ids.end(), id) == ids.end())
        return false;
    return (!from || commenceTime >= *from) && (!to || commenceTime <= *to);
}

bool isEventId(std::string_view text) noexcept
{
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char digit) {
               return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
           });
}

OrRefusal<EventFilter> readFilter(const ServiceCall &call)
{
    EventFilter filter;
    if (const auto text = call.value("eventIds"); text && !text->empty()) {
        filter.ids = listOf(*text);
        if (!std::all_of(filter.ids.begin(), filter.ids.end(), [](const std::string &id) { return isEventId(id); }))
            return refuse(unprocessable, "INVALID_EVENT_IDS", "Invalid eventIds parameter");
    }
    const auto from = readInstant(call, "commenceTimeFrom", "INVALID_COMMENCE_TIME_FROM");
    if (!from)
        return Unexpected<Refusal>{from.error()};
    const auto to = readInstant(call, "commenceTimeTo", "INVALID_COMMENCE_TIME_TO");
    if (!to)
        return Unexpected<Refusal>{to.error()};
    filter.from = *from;
    filter.to = *to;
    if (filter.from && filter.to && *filter.from > *filter.to)
        return refuse(unprocessable, "INVALID_COMMENCE_TIME_RANGE",
                      "commenceTimeFrom must not be after commenceTimeTo");
    return filter;
}

OrRefusal<int> readDaysFrom(const ServiceCall &call)
{
    const auto text = call.value("daysFrom");
    if (!text)
        return 0;
    if (text->size() == 1 && text->front() >= '1' && text->front() <= '3')
        return text->front() - '0';
    return refuse(unprocessable, "INVALID_SCORES_DAYS_FROM", "Invalid daysFrom parameter. Use an integer from 1 to 3");
}

OrRefusal<bool> readAllSports(const ServiceCall &call)
{
    return readFlag(call, "all", "INVALID_ALL_SPORTS_PARAM");
}

OrRefusal<std::int64_t> readDate(const ServiceCall &call)
{
    const auto text = call.value("date");
    if (!text || text->empty())
        return refuse(unprocessable, "MISSING_HISTORICAL_TIMESTAMP", "Missing date parameter");
    const auto time = parseIsoTime(*text);
    if (!time)
        return refuse(unprocessable, "INVALID_HISTORICAL_TIMESTAMP",
                      "Invalid date parameter. Use the format YYYY-MM-DDTHH:MM:SSZ");
    return *time;
}

} // namespace evision::simulator
