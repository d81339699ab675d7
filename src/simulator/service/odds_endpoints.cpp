// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/odds_service.h"
#include "simulator/world/history.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace evision::simulator {

namespace {

constexpr std::int64_t daySeconds = 86400;
constexpr std::int64_t historyFactor = 10;

/// Markets that came back, as far as they were asked for: lay prices that come unasked are free.
std::int64_t marketsReturned(const EventView &view, const MarketChoice &asked)
{
    std::set<std::string_view> keys;
    for (const PostedBook &posted : view.books) {
        for (const PostedMarket &market : posted.markets) {
            const auto number = market.market - asked.markets.data();
            if (number < asked.asked)
                keys.insert(market.market->key);
        }
    }
    return static_cast<std::int64_t>(keys.size());
}

void openEnvelope(WireWriter &writer, std::int64_t told, std::int64_t now)
{
    const std::int64_t next = snapshotAfter(told);
    writer.beginEnvelope(told, snapshotAt(told - 1).value_or(-1), next <= now ? next : -1);
}

} // namespace

OddsService::Answered OddsService::events(const Question &question)
{
    const auto format = readFormat(question.call, FormatScope::Events);
    if (!format)
        return refusalOf(format);
    const auto filter = readFilter(question.call);
    if (!filter)
        return refusalOf(filter);
    std::vector<EventView> views;
    for (const Fixture *fixture : fixturesOf(question)) {
        if (filter->admits(fixture->id, fixture->commenceTime(question.told)))
            views.push_back({fixture, fixture->home, fixture->away, {}});
    }
    Reply reply;
    WireWriter(reply.body, *format, question.told).events(views, EventShape::Plain);
    return reply;
}

OddsService::Answered OddsService::odds(const Question &question)
{
    const auto wanted = readPriceChoice(question.call, question.league, MarketScope::Bulk, FormatScope::Odds);
    if (!wanted)
        return refusalOf(wanted);
    const auto &[books, markets, format] = *wanted;
    auto filter = readFilter(question.call);
    if (!filter)
        return refusalOf(filter);
    if (question.league == nullptr)
        filter->from = filter->to = std::nullopt;
    std::vector<EventView> views;
    for (const Fixture *fixture : fixturesOf(question)) {
        if (filter->admits(fixture->id, fixture->commenceTime(question.told)))
            views.push_back(viewOf(*fixture, books, markets.markets, question.told));
    }
    Reply reply;
    WireWriter(reply.body, format, question.told).events(views, EventShape::Odds);
    reply.cost = views.empty() ? 0 : std::int64_t{books.regions} * markets.asked;
    return reply;
}

OddsService::Answered OddsService::scores(const Question &question)
{
    const auto days = readDaysFrom(question.call);
    if (!days)
        return refusalOf(days);
    const auto format = readFormat(question.call, FormatScope::TimesOnly);
    if (!format)
        return refusalOf(format);
    const auto filter = readFilter(question.call);
    if (!filter)
        return refusalOf(filter);
    Reply reply;
    reply.cost = *days > 0 ? 2 : 1;
    WireWriter writer(reply.body, *format, question.told);
    writer.json().beginArray();
    const League &league = *question.league;
    if (hasScores(league.score)) {
        const std::int64_t now = question.told;
        const std::int64_t back = (*days + 1) * daySeconds + std::int64_t{league.minutes} * 60;
        for (const Fixture *fixture :
             m_market.starting(league, now - back, now + std::int64_t{league.hoursAhead} * 3600)) {
            const bool isOver = now >= fixture->end;
            if ((!isOver || fixture->end >= now - *days * daySeconds) && (!isOver || *days > 0) &&
                filter->admits(fixture->id, fixture->commenceTime(now)))
                writer.scores(*fixture);
        }
    }
    writer.json().endArray();
    return reply;
}

OddsService::Answered OddsService::participants(const Question &question)
{
    Reply reply;
    reply.cost = 1;
    WireWriter writer(reply.body, {}, question.told);
    writer.json().beginArray();
    for (int number = 0; number < question.league->teams; ++number)
        writer.participant(*question.league, static_cast<std::size_t>(number));
    writer.json().endArray();
    return reply;
}

OddsService::Answered OddsService::eventOdds(const Question &question)
{
    const auto wanted = readPriceChoice(question.call, question.league, MarketScope::Event, FormatScope::EventOdds);
    if (!wanted)
        return refusalOf(wanted);
    const auto &[books, markets, format] = *wanted;
    const auto fixture = eventOf(question);
    if (!fixture)
        return refusalOf(fixture);
    const EventView view = viewOf(**fixture, books, markets.markets, question.told);
    Reply reply;
    WireWriter(reply.body, format, question.told).event(view, EventShape::EventOdds);
    reply.cost = books.regions * marketsReturned(view, markets);
    return reply;
}

OddsService::Answered OddsService::eventMarkets(const Question &question)
{
    const auto books = readBooks(question.call);
    if (!books)
        return refusalOf(books);
    const auto format = readFormat(question.call, FormatScope::TimesOnly);
    if (!format)
        return refusalOf(format);
    const auto fixture = eventOf(question);
    if (!fixture)
        return refusalOf(fixture);
    const std::vector<WireMarket> markets = marketsOf(*question.league);
    const EventView view = viewOf(**fixture, *books, markets, question.told);
    Reply reply;
    WireWriter(reply.body, *format, question.told).event(view, EventShape::EventMarkets);
    reply.cost = 1;
    return reply;
}

OddsService::Answered OddsService::historicalOdds(const Question &question)
{
    Answered answered = odds(question);
    if (!answered)
        return answered;
    Reply reply;
    WireWriter writer(reply.body, {}, question.told);
    openEnvelope(writer, question.told, question.now);
    reply.body += answered->body;
    writer.endEnvelope();
    reply.cost = answered->cost * historyFactor;
    return reply;
}

OddsService::Answered OddsService::historicalEvents(const Question &question)
{
    Answered answered = events(question);
    if (!answered)
        return answered;
    Reply reply;
    WireWriter writer(reply.body, {}, question.told);
    openEnvelope(writer, question.told, question.now);
    reply.cost = answered->body == "[]" ? 0 : 1;
    reply.body += answered->body;
    writer.endEnvelope();
    return reply;
}

OddsService::Answered OddsService::historicalEventOdds(const Question &question)
{
    const auto markets = readMarkets(question.call, question.league, MarketScope::Event);
    if (!markets)
        return refusalOf(markets);
    const bool isAdditional = std::any_of(markets->markets.begin(), markets->markets.end(),
                                          [](const WireMarket &market) { return !market.isFeatured(); });
    if (isAdditional && !keepsAllMarkets(question.told))
        return refuse(422, "HISTORICAL_MARKETS_UNAVAILABLE_AT_DATE",
                      "These markets are available from 2023-05-03T05:30:00Z");
    Answered answered = eventOdds(question);
    if (!answered)
        return answered;
    Reply reply;
    WireWriter writer(reply.body, {}, question.told);
    openEnvelope(writer, question.told, question.now);
    reply.body += answered->body;
    writer.endEnvelope();
    reply.cost = answered->cost * historyFactor;
    return reply;
}

} // namespace evision::simulator
