// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/api_request.h"

#include "feed/client/query_writer.h"
#include "feed/tariff/credit_cost.h"

#include <algorithm>
#include <optional>

namespace evision::feed {

namespace {

using Fault = std::optional<RequestFault>;
using Target = Expected<std::string, RequestFault>;

constexpr std::string_view sportsPath = "/v4/sports";
constexpr std::string_view historicalPath = "/v4/historical/sports";

/// Puts one call's address together; the first fault stays.
class TargetBuilder {
public:
    TargetBuilder &sport(std::string_view root, const std::string &key)
    {
        note(key.empty() ? RequestFault::NoSport : RequestFault::BadSport, isApiKeyword(key));
        m_query.addPath(root);
        m_query.addPath("/");
        m_query.addPath(key);
        return *this;
    }
    TargetBuilder &part(std::string_view path)
    {
        m_query.addPath(path);
        return *this;
    }
    TargetBuilder &event(const std::string &id)
    {
        note(RequestFault::BadEvent, isApiId(id));
        m_query.addPath("/events/");
        m_query.addPath(id);
        return *this;
    }
    TargetBuilder &who(const BookmakerChoice &choice)
    {
        const bool named = !choice.bookmakers.empty();
        const std::vector<std::string> &keys = named ? choice.bookmakers : choice.regions;
        note(RequestFault::NoBookmakers, !keys.empty());
        note(RequestFault::BadBookmaker, std::all_of(keys.begin(), keys.end(), isApiKeyword));
        m_query.add(named ? "bookmakers" : "regions", keys);
        return *this;
    }
    TargetBuilder &markets(const std::vector<std::string> &keys)
    {
        note(RequestFault::BadMarket, std::all_of(keys.begin(), keys.end(), isApiKeyword));
        m_query.add("markets", keys);
        return *this;
    }
    TargetBuilder &prices(const PriceExtras &extras)
    {
        m_query.add("oddsFormat", "decimal");
        for (const auto &[asked, name] :
             {std::pair(extras.links, "includeLinks"), std::pair(extras.sids, "includeSids"),
              std::pair(extras.betLimits, "includeBetLimits")}) {
            if (asked)
                m_query.add(name, "true");
        }
        return *this;
    }
    TargetBuilder &eventIds(const std::vector<std::string> &ids)
    {
        note(RequestFault::BadEvent, std::all_of(ids.begin(), ids.end(), isApiId));
        m_query.add("eventIds", ids);
        return *this;
    }
    TargetBuilder &window(const CommenceWindow &window)
    {
        const bool both = window.from != market::noTime && window.to != market::noTime;
        note(RequestFault::BadTime, !both || window.from <= window.to);
        time("commenceTimeFrom", window.from);
        time("commenceTimeTo", window.to);
        return *this;
    }
    TargetBuilder &date(market::UnixSeconds date)
    {
        note(RequestFault::NoDate, date != market::noTime);
        time("date", date);
        return *this;
    }
    TargetBuilder &days(int days)
    {
        note(RequestFault::BadDays, days >= 0 && days <= 3);
        if (days > 0)
            m_query.add("daysFrom", std::to_string(days));
        return *this;
    }
    TargetBuilder &isoTimes()
    {
        m_query.add("dateFormat", "iso");
        return *this;
    }
    [[nodiscard]] Target take()
    {
        // What servers and proxies commonly take.
        constexpr std::size_t longest = 6000;
        note(RequestFault::TooLong, m_query.text().size() <= longest);
        if (m_fault)
            return Unexpected{*m_fault};
        return m_query.text();
    }

private:
    void note(RequestFault fault, bool good)
    {
        if (!good && !m_fault)
            m_fault = fault;
    }
    void time(std::string_view name, market::UnixSeconds time)
    {
        if (time == market::noTime)
            return;
        note(RequestFault::BadTime, time >= 0 && time <= lastIsoTime);
        if (!m_fault)
            m_query.add(name, isoTime(time));
    }

    QueryWriter m_query;
    Fault m_fault;
};

TargetBuilder begin(std::string_view root, const OddsCall &call)
{
    TargetBuilder target;
    target.sport(root, call.sport).part("/odds").who(call.who).markets(call.markets).prices(call.extras).isoTimes();
    target.eventIds(call.eventIds).window(call.window);
    return target;
}

TargetBuilder begin(std::string_view root, const EventOddsCall &call)
{
    TargetBuilder target;
    target.sport(root, call.sport).event(call.event).part("/odds").who(call.who).markets(call.markets);
    target.prices(call.extras).isoTimes();
    return target;
}

struct TargetOf {
    Target operator()(const SportsCall &call) const
    {
        QueryWriter query;
        query.addPath(sportsPath);
        if (call.outOfSeason)
            query.add("all", "true");
        return query.text();
    }
    Target operator()(const EventsCall &call) const
    {
        TargetBuilder target;
        target.sport(sportsPath, call.sport).part("/events").isoTimes().eventIds(call.eventIds).window(call.window);
        return target.take();
    }
    Target operator()(const OddsCall &call) const { return begin(sportsPath, call).take(); }
    Target operator()(const EventOddsCall &call) const { return begin(sportsPath, call).take(); }
    Target operator()(const EventMarketsCall &call) const
    {
        TargetBuilder target;
        target.sport(sportsPath, call.sport).event(call.event).part("/markets").who(call.who).isoTimes();
        return target.take();
    }
    Target operator()(const ParticipantsCall &call) const
    {
        return TargetBuilder().sport(sportsPath, call.sport).part("/participants").take();
    }
    Target operator()(const ScoresCall &call) const
    {
        TargetBuilder target;
        target.sport(sportsPath, call.sport).part("/scores").days(call.daysFrom).isoTimes().eventIds(call.eventIds);
        return target.take();
    }
    Target operator()(const HistoricalEventsCall &call) const
    {
        TargetBuilder target;
        target.sport(historicalPath, call.sport).part("/events").date(call.date).isoTimes();
        return target.eventIds(call.eventIds).window(call.window).take();
    }
    Target operator()(const HistoricalOddsCall &call) const
    {
        return begin(historicalPath, call.odds).date(call.date).take();
    }
    Target operator()(const HistoricalEventOddsCall &call) const
    {
        return begin(historicalPath, call.odds).date(call.date).take();
    }
};

constexpr std::int64_t historicalFactor = 10;

struct CreditsOf {
    std::int64_t operator()(const SportsCall &) const { return 0; }
    std::int64_t operator()(const EventsCall &) const { return 0; }
    std::int64_t operator()(const OddsCall &call) const
    {
        return creditsOfOdds(call.who.regions, call.who.bookmakers, call.markets);
    }
    std::int64_t operator()(const EventOddsCall &call) const
    {
        return creditsOfEventOdds(call.who.regions, call.who.bookmakers, call.markets);
    }
    std::int64_t operator()(const EventMarketsCall &) const { return 1; }
    std::int64_t operator()(const ParticipantsCall &) const { return 1; }
    std::int64_t operator()(const ScoresCall &call) const { return creditsOfScores(call.daysFrom); }
    std::int64_t operator()(const HistoricalEventsCall &) const { return 1; }
    std::int64_t operator()(const HistoricalOddsCall &call) const { return historicalFactor * (*this)(call.odds); }
    std::int64_t operator()(const HistoricalEventOddsCall &call) const { return historicalFactor * (*this)(call.odds); }
};

} // namespace

std::string_view sentence(RequestFault fault) noexcept
{
    switch (fault) {
    case RequestFault::NoSport:
        return "No sport is given.";
    case RequestFault::BadSport:
        return "The sport is not a key such as soccer_epl.";
    case RequestFault::BadEvent:
        return "The game's id is missing or not an id of the odds service.";
    case RequestFault::BadMarket:
        return "A market is not a key such as h2h.";
    case RequestFault::BadBookmaker:
        return "A bookmaker or region is not a key such as pinnacle or eu.";
    case RequestFault::NoBookmakers:
        return "Neither bookmakers nor regions are given; name at least one.";
    case RequestFault::BadDays:
        return "Results can be asked for up to 3 days back.";
    case RequestFault::BadTime:
        return "A time is out of range, or a period ends before it begins.";
    case RequestFault::NoDate:
        return "A call for past odds needs a date.";
    case RequestFault::TooLong:
        return "Too much is asked for in one call; name fewer games, markets or bookmakers.";
    }
    return {};
}

Expected<std::string, RequestFault> targetOf(const ApiRequest &request)
{
    return std::visit(TargetOf(), request);
}

std::int64_t mostCredits(const ApiRequest &request)
{
    return std::visit(CreditsOf(), request);
}

ApiRequest callOf(const PollRequest &poll, const PriceExtras &extras)
{
    const BookmakerChoice who{poll.regions, poll.bookmakers};
    switch (poll.kind) {
    case PollKind::Sports:
        return SportsCall{};
    case PollKind::Events:
        return EventsCall{poll.sport, {}, {}};
    case PollKind::Odds:
        return OddsCall{poll.sport, who, poll.markets, {}, {}, extras};
    case PollKind::EventOdds:
        return EventOddsCall{poll.sport, poll.event, who, poll.markets, extras};
    case PollKind::Scores:
        return ScoresCall{poll.sport, poll.daysFrom, {}};
    }
    return SportsCall{};
}

} // namespace evision::feed
