// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_market.h"

#include "desk/tables.h"
#include "feed/client/odds_api_reader.h"
#include "simulator/world/league.h"
#include "simulator/world/wire_market.h"

#include <cstdlib>
#include <utility>

namespace evision::bench {

namespace {

constexpr std::int64_t begin = 1'794'657'600; // 2026-11-14T12:00:00Z, a Saturday of many games
const std::vector<std::string> everywhere{"us", "us2", "us_dfs", "us_ex", "uk", "eu", "fr", "se", "au"};

template <typename Value>
Value expected(Expected<Value, std::string> value)
{
    if (!value)
        std::abort(); // our own files
    return std::move(value).value();
}

simulator::ServiceOptions freeService()
{
    simulator::ServiceOptions options;
    options.keys = {{"k", 1'000'000'000, true, true}};
    return options;
}

/// Lists bets that lose a little, too, so that the table is long.
scanner::EngineOptions everyBet()
{
    scanner::EngineOptions options;
    options.edge.minEv = -0.1;
    return options;
}

std::string joined(const std::vector<std::string> &words)
{
    std::string list;
    for (const std::string &word : words)
        list += (list.empty() ? "" : ",") + word;
    return list;
}

} // namespace

LiveMarket::LiveMarket(std::size_t quotes)
    : m_now(begin),
      m_tables(expected(desk::loadTables())),
      m_service(freeService()),
      m_engine([](market::Vocabulary &vocabulary) { return std::make_unique<feed::OddsApiReader>(vocabulary); },
               m_tables, everyBet())
{
    askForSports(quotes);
    if (!m_publication)
        std::abort();
}

std::string LiveMarket::ask(const PollRequest &request)
{
    simulator::ServiceCall call;
    call.key = "k";
    call.steady = toMillis(m_now) + static_cast<std::int64_t>(m_lastId) * 1000; // never too many in a second
    call.path = "/v4/sports/" + request.sport;
    call.path += request.kind == PollKind::EventOdds ? "/events/" + request.event + "/odds" : "/odds";
    call.query = {{"regions", joined(request.regions)}, {"markets", joined(request.markets)}};
    simulator::ServiceAnswer answer = m_service.answer(call, toMillis(m_now));
    return answer.status == 200 ? std::move(answer.body) : std::string();
}

bool LiveMarket::take(PollRequest request)
{
    request.id = ++m_lastId;
    request.regions = everywhere;
    PollAnswer answer;
    answer.request = request;
    answer.sentAt = answer.receivedAt = toMillis(m_now);
    answer.serverTime = m_now;
    answer.body = std::make_shared<const std::string>(ask(request));
    if (answer.body->empty())
        return false;
    const scanner::Taken taken = m_engine.take(answer);
    if (!taken.publication)
        return false;
    m_publication = taken.publication;
    return true;
}

void LiveMarket::askForSports(std::size_t quotes)
{
    for (const simulator::League &league : simulator::leagues()) {
        if (isOutright(league) || !m_service.market().isActive(league, m_now))
            continue;
        PollRequest request;
        request.sport = std::string(league.key);
        request.markets = {"h2h", "spreads", "totals"};
        if (take(request))
            m_calls.push_back(std::move(request));
        if (this->quotes() >= quotes)
            return;
    }
    for (const simulator::League &league : simulator::leagues()) {
        if (!isOutright(league) && this->quotes() < quotes)
            askForGames(std::string(league.key), quotes);
    }
}

/// All that is offered for single games.
void LiveMarket::askForGames(const std::string &sport, std::size_t quotes)
{
    const simulator::League &league = *simulator::findLeague(sport);
    std::vector<std::string> markets;
    for (const simulator::WireMarket &market : simulator::marketsOf(league)) {
        if (!market.isFeatured())
            markets.push_back(market.key);
    }
    for (const simulator::Fixture *game : m_service.market().listed(league, m_now)) {
        if (this->quotes() >= quotes)
            return;
        PollRequest request;
        request.kind = PollKind::EventOdds;
        request.sport = sport;
        request.event = game->id;
        request.markets = markets;
        if (take(request))
            m_calls.push_back(std::move(request));
    }
}

void LiveMarket::move(std::int64_t seconds)
{
    m_now += seconds;
    m_turn = (m_turn + 1) % m_calls.size();
    take(m_calls[m_turn]); // a game that has ended brings nothing more
}

models::BoardUpdate LiveMarket::update() const
{
    return {m_publication->number, m_publication->vocabulary, m_publication->board, m_publication->delta};
}

} // namespace evision::bench
