// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/odds_service.h"

#include "simulator/world/calendar.h"
#include "simulator/world/hash.h"
#include "simulator/world/history.h"

#include <algorithm>
#include <array>
#include <utility>

namespace evision::simulator {

namespace {

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const std::size_t end = path.find('/');
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return parts;
}

/// A server's error is a page of whatever stands in front of the service.
void setServerError(ServiceAnswer &answer, std::uint64_t call)
{
    constexpr std::array<std::pair<int, std::string_view>, 4> errors{
        {{500, "Internal Server Error"}, {502, "Bad Gateway"}, {503, "Service Unavailable"}, {504, "Gateway Timeout"}}};
    const auto &[status, text] = errors[call % errors.size()];
    answer.status = status;
    answer.body = std::string("<html><head><title>").append(text).append("</title></head></html>");
}

} // namespace

OddsService::OddsService(ServiceOptions options)
    : m_market(options.seed), m_accounts(std::move(options.keys)), m_faults(std::move(options.faults), options.seed)
{
}

ServiceAnswer OddsService::answer(const ServiceCall &call, std::int64_t time)
{
    const std::int64_t now = time / 1000;
    m_market.trim();
    m_faults.nextCall();
    ServiceAnswer answer;
    std::string_view type = "application/json; charset=utf-8";
    Answered answered = Reply{};
    OrRefusal<Accounts::Account *> account = m_accounts.admit(call.key, now);
    if (!account) {
        answered = Unexpected<Refusal>{account.error()};
    } else if (auto refusal = Accounts::countCall(**account, call.steady.value_or(time))) {
        answered = Unexpected<Refusal>{std::move(*refusal)};
    } else if (m_faults.hits(Fault::TooMany)) {
        answered = refuse(429, "EXCEEDED_FREQ_LIMIT", "Requests are too frequent. Retry after a moment");
    } else if (m_faults.hits(Fault::ServerError)) {
        setServerError(answer, static_cast<std::uint64_t>(time));
        type = "text/html";
    } else {
        answered = dispatch(call, **account, now);
    }
    if (!answered) {
        answer.status = answered.error().status;
        answer.body = refusalBody(answered.error());
    } else if (answer.status == 200) {
        answer.body = std::move(answered->body);
    }
    const std::int64_t cost = answered && answer.status == 200 ? answered->cost : 0;
    answer.headers.emplace_back("content-type", type);
    answer.headers.emplace_back("date", httpDate(now + m_faults.clockError(now)));
    if (account) {
        (*account)->used += cost;
        Accounts::addHeaders(answer, **account, cost);
    }
    m_faults.spoil(answer);
    return answer;
}

const OddsService::Route *OddsService::routeOf(const std::vector<std::string_view> &parts)
{
    struct Pattern {
        std::array<std::string_view, 6> parts; // of the path; "*" is a sport or an event
        std::size_t count;
        Route route;
    };
    using Service = OddsService;
    static constexpr std::array<Pattern, 9> patterns{{
        {{"v4", "sports", "*", "events"}, 4, {&Service::events, true, false, false}},
        {{"v4", "sports", "*", "odds"}, 4, {&Service::odds, false, false, true}},
        {{"v4", "sports", "*", "scores"}, 4, {&Service::scores, false, false, false}},
        {{"v4", "sports", "*", "participants"}, 4, {&Service::participants, false, false, false}},
        {{"v4", "sports", "*", "events", "*", "odds"}, 6, {&Service::eventOdds, false, false, false}},
        {{"v4", "sports", "*", "events", "*", "markets"}, 6, {&Service::eventMarkets, false, false, false}},
        {{"v4", "historical", "sports", "*", "odds"}, 5, {&Service::historicalOdds, false, true, false}},
        {{"v4", "historical", "sports", "*", "events"}, 5, {&Service::historicalEvents, false, true, false}},
        // The longest path has a part more: its first is left out here.
        {{"historical", "sports", "*", "events", "*", "odds"}, 7, {&Service::historicalEventOdds, false, true, false}},
    }};
    for (const Pattern &pattern : patterns) {
        const std::size_t skipped = pattern.count == 7 ? 1 : 0;
        if (parts.size() != pattern.count || parts[0] != "v4")
            continue;
        const bool fits = std::equal(parts.begin() + static_cast<std::ptrdiff_t>(skipped), parts.end(),
                                     pattern.parts.begin(), [](std::string_view part, std::string_view wanted) {
                                         return wanted == "*" ? !part.empty() : part == wanted;
                                     });
        if (fits)
            return &pattern.route;
    }
    return nullptr;
}

OddsService::Answered OddsService::dispatch(const ServiceCall &call, Accounts::Account &account, std::int64_t now)
{
    const std::vector<std::string_view> parts = partsOf(call.path);
    if (parts.size() == 2 && parts[0] == "v4" && parts[1] == "sports")
        return sports(call, now);
    const Route *route = routeOf(parts);
    if (route == nullptr)
        return refuse(404, "NOT_FOUND", "Not found");
    const std::size_t sport = route->isHistory ? 3 : 2;
    Question question{call, nullptr, {}, now, now};
    if (parts.size() > sport + 2)
        question.event = parts[sport + 2];
    Answered answered = ask(*route, std::move(question), parts[sport], account);
    if (answered && answered->cost > account.remaining())
        return Unexpected<Refusal>{Accounts::outOfCredits()};
    return answered;
}

OddsService::Answered OddsService::ask(const Route &route, Question question, std::string_view sport,
                                       const Accounts::Account &account)
{
    if (!route.isFree && account.remaining() <= 0)
        return Unexpected<Refusal>{Accounts::outOfCredits()};
    if (route.isHistory && !account.plan.hasHistory)
        return refuse(401, "HISTORICAL_UNAVAILABLE_ON_FREE_USAGE_PLAN",
                      "Historical odds are only available on paid usage plans. See usage plans at "
                      "https://the-odds-api.com");
    question.league = findLeague(sport);
    if (sport == "upcoming" && !route.knowsUpcoming)
        return refuse(422, "INVALID_SPORT", "The sport parameter does not support upcoming for this endpoint");
    if (sport != "upcoming" && question.league == nullptr)
        return refuse(404, "UNKNOWN_SPORT", "Unknown sport");
    if (!question.event.empty() && !isEventId(question.event))
        return refuse(422, "INVALID_EVENT_ID", "Invalid event id");
    if (route.isHistory) {
        const auto date = readDate(question.call);
        if (!date)
            return Unexpected<Refusal>{date.error()};
        const auto stamp = snapshotAt(std::min(*date, question.now));
        if (!stamp)
            return refuse(422, "INVALID_HISTORICAL_TIMESTAMP", "Historical data starts at 2020-06-06T00:00:00Z");
        question.told = *stamp;
    }
    return (this->*route.handler)(question);
}

OddsService::Answered OddsService::sports(const ServiceCall &call, std::int64_t now)
{
    const auto all = readAllSports(call);
    if (!all)
        return Unexpected<Refusal>{all.error()};
    Reply reply;
    WireWriter writer(reply.body, {}, now);
    writer.json().beginArray();
    for (const League &league : leagues()) {
        const bool isActive = m_market.isActive(league, now);
        if (isActive || *all)
            writer.sport(league, isActive);
    }
    writer.json().endArray();
    return reply;
}

std::vector<const Fixture *> OddsService::fixturesOf(const Question &question)
{
    if (question.league != nullptr)
        return m_market.listed(*question.league, question.told);
    // Live games and the next eight of all sports.
    std::vector<const Fixture *> live;
    std::vector<const Fixture *> coming;
    for (const League &league : leagues()) {
        if (isOutright(league))
            continue;
        for (const Fixture *fixture : m_market.listed(league, question.told))
            (fixture->commenceTime(question.told) <= question.told ? live : coming).push_back(fixture);
    }
    const auto isSooner = [](const Fixture *left, const Fixture *right) {
        return left->start != right->start ? left->start < right->start : left->id < right->id;
    };
    std::sort(live.begin(), live.end(), isSooner);
    std::sort(coming.begin(), coming.end(), isSooner);
    constexpr std::size_t next = 8;
    live.insert(live.end(), coming.begin(),
                coming.begin() + static_cast<std::ptrdiff_t>(std::min(next, coming.size())));
    return live;
}

OrRefusal<const Fixture *> OddsService::eventOf(const Question &question)
{
    const Fixture *fixture = m_market.find(*question.league, question.event, question.told);
    const bool isListed = fixture != nullptr && question.told < fixture->end &&
                          (isOutright(*question.league) ||
                           question.told >= fixture->announced - std::int64_t{question.league->hoursAhead} * 3600);
    if (!isListed)
        return refuse(404, "EVENT_NOT_FOUND",
                      "Event not found. The event may have expired or the event id may be invalid");
    return fixture;
}

EventView OddsService::viewOf(const Fixture &fixture, const BookChoice &books, const std::vector<WireMarket> &markets,
                              std::int64_t time) const
{
    EventView view{&fixture, fixture.home, fixture.away, {}};
    for (const Book *book : books.books) {
        if (auto posted = postedBy(*book, fixture, markets, time - m_faults.staleness(fixture, *book, time)))
            view.books.push_back(std::move(*posted));
    }
    // The service's order of bookmakers is its own, and mostly the same from game to game.
    std::sort(view.books.begin(), view.books.end(), [&](const PostedBook &left, const PostedBook &right) {
        return hashOf(3, Salt::Feed, bookNumber(*left.book)) < hashOf(3, Salt::Feed, bookNumber(*right.book));
    });
    m_faults.spoil(view, time);
    return view;
}

} // namespace evision::simulator
