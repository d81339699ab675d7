// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/engine.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace evision::scanner {

namespace {

using Stopwatch = std::chrono::steady_clock;

std::int64_t microsecondsSince(Stopwatch::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Stopwatch::now() - start).count();
}

bool hasPrices(PollKind kind) noexcept
{
    return kind == PollKind::Odds || kind == PollKind::EventOdds;
}

std::size_t textsIn(const market::Vocabulary &vocabulary) noexcept
{
    return vocabulary.names.size() + vocabulary.eventIds.size();
}

} // namespace

Engine::Engine(MakeReader makeReader, const edge::EdgeTables &tables, EngineOptions options)
    : m_makeReader(std::move(makeReader)),
      m_tables(tables),
      m_options(std::move(options)),
      m_renewAt(m_options.mostNames),
      m_vocabulary(std::make_shared<market::Vocabulary>()),
      m_reader(m_makeReader(*m_vocabulary)),
      m_scan(std::make_unique<edge::MarketScan>(tables, m_options.edge)),
      m_board(std::make_shared<edge::Board>())
{
}

void Engine::forget()
{
    m_renewAt = m_options.mostNames;
    m_vocabulary = std::make_shared<market::Vocabulary>();
    m_reader = m_makeReader(*m_vocabulary);
    m_scan = std::make_unique<edge::MarketScan>(m_tables, m_options.edge);
    m_store = market::QuoteStore();
    m_answeredAt = m_asOf = market::noTime;
    m_result.clear();
    m_board = std::make_shared<edge::Board>();
    m_delta.reset();
    m_seen.clear();
}

Taken Engine::take(const PollAnswer &answer)
{
    if (textsIn(*m_vocabulary) > m_renewAt)
        renewVocabulary();
    Taken taken;
    const auto readFrom = Stopwatch::now();
    ReadResult read = m_reader->read(answer, m_answer);
    const std::int64_t readMicroseconds = microsecondsSince(readFrom);
    taken.ok = read.ok;
    taken.message = std::move(read.message);
    taken.findings.sports = std::move(read.sports);
    if (!taken.ok)
        return taken;
    if (!hasPrices(answer.request.kind)) {
        for (const market::SportEvent &event : m_answer.events)
            taken.findings.events.push_back(
                {std::string(m_vocabulary->eventIds.text(event.id)), event.commenceTime, 0, 0, 0, 0});
        return taken;
    }

    const auto scanFrom = Stopwatch::now();
    const std::vector<market::EventChange> &changes = m_store.apply(m_answer, scopeOf(answer.request));
    const market::UnixSeconds moment = answer.serverTime != market::noTime       ? answer.serverTime
                                       : m_answer.responseTime != market::noTime ? m_answer.responseTime
                                                                                 : m_answer.newestUpdate;
    // Answers may overtake each other, time does not go back. How far ageing has got since does not count: it is not in
    // a recording, and a replay must come to the same scan.
    m_answeredAt = std::max(m_answeredAt, moment);
    m_asOf = m_answeredAt;
    m_store.forgetBefore(m_asOf - m_options.keepStartedSeconds);
    const auto publication = std::make_shared<Publication>(*publish(answer.request.kind));
    publication->polled = true;
    publication->timings = {answer.receivedAt - answer.sentAt, answer.inflateMicroseconds, readMicroseconds,
                            microsecondsSince(scanFrom)};
    addFindings(changes, taken.findings);
    taken.publication = publication;
    return taken;
}

std::shared_ptr<const Publication> Engine::age(market::UnixSeconds asOf)
{
    if (m_asOf == market::noTime || asOf <= m_asOf)
        return nullptr;
    m_asOf = asOf;
    m_store.forgetBefore(m_asOf - m_options.keepStartedSeconds);
    return publish(PollKind::Odds);
}

std::shared_ptr<const Publication> Engine::setEdgeOptions(const edge::EdgeOptions &options)
{
    m_options.edge = options;
    m_scan = std::make_unique<edge::MarketScan>(m_tables, m_options.edge);
    // The new scan knows no book yet, so that nothing may be asked of it before it has seen one.
    return m_asOf == market::noTime ? nullptr : publish(PollKind::Odds);
}

std::shared_ptr<const Publication> Engine::publish(PollKind kind)
{
    m_scan->scan(m_store.book(), *m_vocabulary, m_asOf, m_result);
    auto delta = std::make_shared<edge::BoardDelta>();
    m_board = std::make_shared<const edge::Board>(m_board->updated(
        m_result, [this](const edge::Opportunity &gone) { return m_scan->whyGone(gone); }, *delta));
    m_delta = std::move(delta);

    auto shown = std::make_shared<edge::ScanResult>();
    shown->asOf = m_result.asOf;
    shown->counts = m_result.counts;
    shown->opportunities = m_result.opportunities;
    shown->sharps = m_result.sharps;
    shown->arbitrages = m_result.arbitrages;
    shown->middles = m_result.middles;
    shown->lowHolds = m_result.lowHolds;

    auto publication = std::make_shared<Publication>();
    publication->number = ++m_number;
    publication->vocabulary = m_vocabulary;
    publication->board = m_board;
    publication->delta = m_delta;
    publication->scan = std::move(shown);
    publication->kind = kind;
    return publication;
}

market::ResponseScope Engine::scopeOf(const PollRequest &request)
{
    market::ResponseScope scope;
    scope.sport = request.sport == "upcoming" ? market::noName : m_vocabulary->sports.intern(request.sport);
    scope.event = m_vocabulary->eventIds.intern(request.event);
    for (const std::string &market : request.markets) {
        scope.markets.push_back(m_vocabulary->internMarket(market));
        scope.markets.push_back(m_vocabulary->internMarket(market + "_lay")); // exchanges send it unasked
    }
    for (const std::string &bookmaker : request.bookmakers)
        scope.bookmakers.push_back(m_vocabulary->bookmakers.intern(bookmaker));
    if (request.bookmakers.empty())
        scope.regions = request.regions;
    std::sort(scope.regions.begin(), scope.regions.end());
    return scope;
}

void Engine::addFindings(const std::vector<market::EventChange> &changes, PollFindings &findings)
{
    struct Count {
        std::uint32_t all = 0;
        std::uint32_t fresh = 0;
    };
    std::unordered_map<market::NameId, Count> counts;
    for (const edge::BoardRow &row : m_board->rows())
        ++counts[row.opportunity.line.event].all;
    for (const edge::BoardRow &row : m_delta->appeared)
        counts[row.opportunity.line.event].fresh += isFirstSeen(row.opportunity) ? 1U : 0U;
    std::unordered_map<market::NameId, market::UnixSeconds> starts;
    for (const market::SportEvent &event : m_store.book().events)
        starts[event.id] = event.commenceTime;
    for (const market::EventChange &change : changes) {
        const auto start = starts.find(change.event);
        if (start == starts.end()) // forgotten at once: it began long ago
            continue;
        const Count count = counts[change.event];
        findings.events.push_back({std::string(m_vocabulary->eventIds.text(change.event)), start->second, change.quotes,
                                   change.movedQuotes, count.all, count.fresh});
    }
}

bool Engine::isFirstSeen(const edge::Opportunity &bet)
{
    const bool isNew = m_seen.emplace(bet.id, bet.line.commenceTime).second;
    if (m_seen.size() > m_seenLimit)
        forgetSeen();
    return isNew;
}

void Engine::forgetSeen()
{
    const market::UnixSeconds over = m_asOf - m_options.keepStartedSeconds;
    std::erase_if(m_seen, [over](const auto &entry) { return entry.second < over; });
    constexpr std::size_t least = 4096;
    m_seenLimit = std::max(least, 2 * m_seen.size());
}

std::optional<edge::Derivation> Engine::explain(edge::OpportunityId id)
{
    const auto found = std::find_if(m_result.opportunities.begin(), m_result.opportunities.end(),
                                    [id](const edge::Opportunity &opportunity) { return opportunity.id == id; });
    return found == m_result.opportunities.end() ? std::nullopt : m_scan->explain(*found);
}

/// Texts are never taken out of a vocabulary, and a feed brings new games and links for ever. So now and then what is
/// held moves into a new one; publications keep theirs as long as anybody looks at them.
void Engine::renewVocabulary()
{
    auto fresh = std::make_shared<market::Vocabulary>();
    m_store.relocate(*m_vocabulary, *fresh);
    m_board = std::make_shared<const edge::Board>(m_board->relocated(*m_vocabulary, *fresh));
    m_vocabulary = std::move(fresh);
    m_reader = m_makeReader(*m_vocabulary);
    m_scan = std::make_unique<edge::MarketScan>(m_tables, m_options.edge);
    // The next scan fills the result anew; until then nothing of the old one can be asked about.
    m_result.clear();
    m_renewAt = std::max(m_options.mostNames, 2 * textsIn(*m_vocabulary));
}

} // namespace evision::scanner
