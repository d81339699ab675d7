// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_month.h"

#include "simulator/world/league.h"
#include "simulator/world/posting.h"
#include "simulator/world/wire_market.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace evision::bench {

namespace {

constexpr UnixMillis callMillis = 400;

std::string joined(const std::vector<std::string> &keys)
{
    std::string list;
    for (const std::string &key : keys)
        list += (list.empty() ? "" : ",") + key;
    return list;
}

simulator::ServiceCall callOf(const PollRequest &request, const char *key)
{
    simulator::ServiceCall call;
    call.key = key;
    call.path = "/v4/sports";
    if (request.kind != PollKind::Sports)
        call.path += '/' + request.sport + (request.kind == PollKind::Events ? "/events" : "");
    if (request.kind == PollKind::EventOdds)
        call.path += "/events/" + request.event;
    if (request.kind == PollKind::Odds || request.kind == PollKind::EventOdds) {
        call.path += "/odds";
        call.query.emplace_back("markets", joined(request.markets));
        call.query.emplace_back(request.bookmakers.empty() ? "regions" : "bookmakers",
                                joined(request.bookmakers.empty() ? request.regions : request.bookmakers));
    }
    return call;
}

std::optional<std::int64_t> numberIn(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    return std::strtoll(std::string(text).c_str(), nullptr, 10);
}

simulator::ServiceOptions serviceWith(std::uint64_t seed, std::int64_t credits)
{
    simulator::ServiceOptions options;
    options.seed = seed;
    options.keys = {{"demo", credits, true, true}, {"check", 1'000'000'000, true, true}};
    return options;
}

} // namespace

SimulatedMonth::SimulatedMonth(const edge::EdgeTables &tables, std::uint64_t seed, std::int64_t planCredits,
                               const feed::PlanSettings &settings)
    : m_service(serviceWith(seed, planCredits)), m_settings(settings), m_decoder(m_vocabulary), m_scan(tables, {})
{
}

PollAnswer SimulatedMonth::ask(const PollRequest &request, UnixMillis now, std::string &body)
{
    simulator::ServiceAnswer served = m_service.answer(callOf(request, "demo"), now);
    PollAnswer answer;
    answer.request = request;
    answer.sentAt = now;
    answer.receivedAt = now + callMillis;
    answer.serverTime = toSeconds(now);
    answer.credits = {numberIn(served.header("x-requests-remaining")), numberIn(served.header("x-requests-used")),
                      numberIn(served.header("x-requests-last"))};
    if (served.status != 200) {
        answer.error = served.status == 401   ? PollError::OutOfCredits
                       : served.status == 404 ? PollError::UnknownSport
                       : served.status == 429 ? PollError::TooManyCalls
                                              : PollError::BadRequest;
        answer.message = served.body;
    }
    m_credits += answer.credits.last.value_or(0);
    ++(request.mostCredits > 0 ? m_paidCalls : m_freeCalls);
    m_bySport[request.sport][0] += answer.credits.last.value_or(0);
    body = std::move(served.body);
    return answer;
}

void SimulatedMonth::look(const PollRequest &request, market::UnixSeconds now, PollFindings &findings)
{
    Sport &sport = m_sports[request.sport];
    market::ResponseScope scope;
    scope.sport = m_vocabulary.sports.intern(request.sport);
    for (const std::string &market : request.markets) {
        scope.markets.push_back(m_vocabulary.internMarket(market));
        scope.markets.push_back(m_vocabulary.internMarket(market + "_lay"));
    }
    scope.regions = request.regions;
    std::sort(scope.regions.begin(), scope.regions.end());
    if (!request.event.empty())
        scope.event = m_vocabulary.eventIds.intern(request.event);
    std::map<market::NameId, EventFinding> byEvent;
    for (const market::EventChange &change : sport.quotes.apply(m_book, scope)) {
        byEvent[change.event].quotes = change.quotes;
        byEvent[change.event].movedQuotes = change.movedQuotes;
    }
    sport.quotes.forgetBefore(now);
    m_scan.scan(sport.quotes.book(), m_vocabulary, now, m_result);
    sport.board = sport.board.updated(
        m_result, [this](const edge::Opportunity &gone) { return m_scan.whyGone(gone); }, m_delta);
    std::vector<edge::Opportunity> fresh;
    for (const edge::BoardRow &row : sport.board.rows()) {
        EventFinding &finding = byEvent[row.opportunity.line.event];
        ++finding.opportunities;
        if (m_found.insert(row.opportunity.id).second) {
            ++finding.newOpportunities;
            fresh.push_back(row.opportunity);
        }
    }
    for (const market::SportEvent &event : m_book.events) {
        EventFinding &finding = byEvent[event.id];
        finding.id = std::string(m_vocabulary.eventIds.text(event.id));
        finding.commenceTime = event.commenceTime;
        findings.events.push_back(finding);
    }
    if (!fresh.empty())
        confirm(request.sport, now, fresh);
}

// A planner may ask for a part of what the settings name; what it finds counts only if the whole says the same.
void SimulatedMonth::confirm(const std::string &sport, market::UnixSeconds now,
                             const std::vector<edge::Opportunity> &fresh)
{
    PollRequest whole;
    whole.kind = PollKind::Odds;
    whole.sport = sport;
    whole.markets = m_settings.markets;
    whole.regions = m_settings.regions;
    whole.bookmakers = m_settings.bookmakers;
    const simulator::ServiceAnswer served = m_service.answer(callOf(whole, "check"), toMillis(now));
    if (served.status != 200 || !m_decoder.decode(served.body, m_book).ok())
        std::abort(); // our own simulator
    m_scan.scan(m_book, m_vocabulary, now, m_result);
    std::unordered_set<std::uint64_t> all;
    for (const edge::Opportunity &opportunity : m_result.opportunities)
        all.insert(opportunity.id);
    for (const edge::Opportunity &opportunity : fresh) {
        if (all.count(opportunity.id) == 0)
            continue;
        ++m_confirmed;
        ++m_bySport[sport][1];
        m_trulyGood += isTrulyGood(sport, now, opportunity) ? 1 : 0;
    }
}

bool SimulatedMonth::isTrulyGood(const std::string &sport, market::UnixSeconds now,
                                 const edge::Opportunity &opportunity)
{
    const simulator::League *league = simulator::findLeague(sport);
    const auto market = simulator::parseWireMarket(m_vocabulary.marketKey(opportunity.market), league);
    const simulator::Fixture *fixture =
        league ? m_service.market().find(*league, m_vocabulary.eventIds.text(opportunity.line.event), now) : nullptr;
    if (!market || !fixture)
        return false;
    simulator::PostedOutcome outcome;
    outcome.name = m_vocabulary.names.text(opportunity.selection);
    outcome.hasPoint = !std::isnan(opportunity.point);
    outcome.point = outcome.hasPoint ? std::llround(opportunity.point * 100) : 0;
    const auto chance = trueChance(*fixture, *market, outcome, now);
    return chance && *chance * opportunity.effectivePrice > 1;
}

void SimulatedMonth::read(const PollRequest &request, market::UnixSeconds now, const std::string &body,
                          PollFindings &findings)
{
    if (request.kind == PollKind::Sports) {
        // The planner needs no more of the list than which sports are on it.
        for (std::size_t at = body.find("\"key\":\""); at != std::string::npos; at = body.find("\"key\":\"", at)) {
            at += 7;
            SportInfo sport;
            sport.key = body.substr(at, body.find('"', at) - at);
            const std::string rest = body.substr(at, body.find('}', at) - at);
            sport.active = rest.find("\"active\":true") != std::string::npos;
            sport.outrights = rest.find("\"has_outrights\":true") != std::string::npos;
            findings.sports.push_back(std::move(sport));
        }
        return;
    }
    if (!m_decoder.decode(body, m_book).ok())
        std::abort(); // our own simulator
    if (request.kind == PollKind::Events) {
        for (const market::SportEvent &event : m_book.events) {
            findings.events.emplace_back();
            findings.events.back().id = std::string(m_vocabulary.eventIds.text(event.id));
            findings.events.back().commenceTime = event.commenceTime;
        }
        return;
    }
    look(request, now, findings);
}

void SimulatedMonth::run(PollPlanner &planner, market::UnixSeconds from, market::UnixSeconds to)
{
    UnixMillis now = toMillis(from);
    std::string body;
    while (now < toMillis(to)) {
        const PlanStep step = planner.next(now);
        if (!step.request) {
            now = std::max(now + 1, step.askAgainAt);
            continue;
        }
        PollFindings findings;
        const PollAnswer answer = ask(*step.request, now, body);
        if (answer.ok())
            read(*step.request, toSeconds(now), body, findings);
        now += callMillis;
        planner.settle(answer, findings);
    }
}

} // namespace evision::bench
