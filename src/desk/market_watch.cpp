// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/market_watch.h"

#include "desk/calls_by_hand.h"
#include "desk/remembering_planner.h"

#include "accounts/system_secrets.h"

#include "feed/client/sports_list.h"
#include "feed/tariff/credit_cost.h"

#include <QDir>

#include <algorithm>
#include <chrono>
#include <utility>

namespace evision::desk {

namespace {

const QString keyName = QStringLiteral("ODDS_API_KEY");
constexpr std::int64_t demoCredits = 100'000'000;
constexpr int demoEverySeconds = 60; // its credits are not worth saving

/// A window opens bets at their bookmakers. Links cost no credits.
feed::PriceExtras shownExtras()
{
    feed::PriceExtras extras;
    extras.links = true;
    return extras;
}

std::vector<std::string> usualSports()
{
    return {"soccer_epl", "basketball_nba", "americanfootball_nfl", "icehockey_nhl"};
}

} // namespace

feed::PlanSettings planAt(MarketPlace place, const WatchOptions &options)
{
    feed::PlanSettings plan = options.plan;
    if (plan.sports.empty())
        plan.sports = usualSports();
    if (place == MarketPlace::Demo) {
        if (!feed::problemWith(plan).empty())
            plan = {}; // what there is to see without any settings must not fail for them
        plan.sports = demoSports();
        plan.monthlyBudget = demoCredits;
        plan.reserve = 0;
        plan.horizonHours = feed::PlanSettings().horizonHours;
        plan.everySeconds = demoEverySeconds;
    }
    return plan;
}

std::vector<PollRequest> callsByHandOf(const feed::PlanSettings &plan)
{
    std::vector<PollRequest> calls;
    for (const std::string &sport : plan.sports) {
        PollRequest call;
        call.kind = PollKind::Odds;
        call.sport = sport;
        call.markets = plan.markets;
        call.regions = plan.regions;
        call.bookmakers = plan.bookmakers;
        call.mostCredits = feed::creditsAtMost(call);
        calls.push_back(std::move(call));
    }
    return calls;
}

MarketWatch::MarketWatch(edge::EdgeTables tables, WatchOptions options)
    : m_tables(std::move(tables)), m_options(std::move(options))
{
    m_options.demo.credits = demoCredits;
}

MarketWatch::~MarketWatch()
{
    end();
}

SecretStore &MarketWatch::secrets()
{
    if (!m_secrets)
        m_secrets = m_options.makeSecrets ? m_options.makeSecrets() : std::make_unique<accounts::SystemSecrets>();
    return *m_secrets;
}

void MarketWatch::watchDemo()
{
    auto connection = MarketConnection::demo(m_options.demo, shownExtras());
    if (!connection) {
        Q_EMIT told(QString::fromStdString(connection.error()));
        return;
    }
    watch(std::move(connection).value(), MarketPlace::Demo);
}

void MarketWatch::watchService()
{
    secrets().read(keyName, [this](const Secret &secret) {
        if (!secret.value.isEmpty()) {
            watchServiceWith(secret.value);
            return;
        }
        Q_EMIT told(tr("There is no key for the odds service in the keychain. Showing the demo market meanwhile."));
        if (!m_desk)
            watchDemo();
    });
}

void MarketWatch::watchServiceWith(const QString &key)
{
    const auto address = feed::ServiceAddress::from(m_options.serviceAddress);
    if (!address) {
        Q_EMIT told(QString::fromStdString(address.error()));
        if (!m_desk)
            watchDemo();
        return;
    }
    watch(MarketConnection::service(*address, key, shownExtras()), MarketPlace::Service);
}

void MarketWatch::watch(MarketConnection connection, MarketPlace place)
{
    end();
    m_connection.emplace(std::move(connection));
    auto planner = makePlanner(place);
    if (!planner) {
        Q_EMIT told(tr("%1 Showing the demo market meanwhile.").arg(QString::fromStdString(planner.error())));
        watchDemo();
        return;
    }
    scanner::ScannerOptions options;
    options.engine.edge = m_options.edge;
    m_status = {};
    m_status.place = place;
    m_nextPollAt.reset();
    m_desk = std::make_unique<LiveDesk>(m_connection->makeSource(), std::move(planner).value(), m_connection->clock(),
                                        m_tables, std::move(options));
    connect(m_desk.get(), &LiveDesk::stateChanged, this, &MarketWatch::takeState);
    connect(m_desk.get(), &LiveDesk::published, this,
            [this](const std::shared_ptr<const scanner::Publication> &publication) {
                if (publication->polled)
                    m_status.timings = publication->timings;
                Q_EMIT published(publication);
                collect();
            });
    Q_EMIT marketChanged(place);
    m_desk->start();
}

void MarketWatch::end()
{
    m_desk.reset();
    m_connection.reset();
    m_collecting = false;
}

/// The credit planner behind the calls by hand, and what it spends kept where that matters. The error is a sentence.
Expected<std::unique_ptr<PollPlanner>, std::string> MarketWatch::makePlanner(MarketPlace place)
{
    const feed::PlanSettings plan = planAt(place, m_options);
    if (std::string problem = feed::problemWith(plan); !problem.empty())
        return Unexpected{std::move(problem)};
    std::shared_ptr<QLockFile> lock;
    PlanMemoryFile::Loaded loaded;
    const PlanMemoryFile file =
        PlanMemoryFile::forKey(m_connection->key(), m_connection->address().host(), m_options.memoryFolder);
    if (place == MarketPlace::Service) {
        auto locked = file.lock();
        if (!locked)
            return Unexpected{locked.error()};
        lock = *locked;
        loaded = file.load();
        if (!loaded.remark.empty())
            return Unexpected{loaded.remark};
    }
    auto credits = std::make_unique<feed::CreditPlanner>(plan, std::move(loaded.memory));
    m_planner = credits.get();
    auto byHand = std::make_unique<CallsByHand>(
        std::move(credits),
        [planned = m_planner](const PollRequest &request, UnixMillis now) { planned->countCall(request, now); });
    m_byHand = byHand.get();
    std::unique_ptr<PollPlanner> planner = std::move(byHand);
    if (!lock)
        return planner;
    planner = std::make_unique<RememberingPlanner>(
        std::move(planner), [lock, planned = m_planner] { return planned->memory(); }, file,
        [this](const std::string &sentence) { Q_EMIT told(QString::fromStdString(sentence)); });
    return planner;
}

void MarketWatch::takeState(const scanner::FeedState &state)
{
    const bool needsKeyNow =
        state.mode == scanner::FeedMode::NeedsKey && m_status.feed.mode != scanner::FeedMode::NeedsKey;
    m_status.feed = state;
    const Clock &clock = m_connection->clock();
    m_nextPollAt.reset();
    if (state.nextPollAt > 0)
        m_nextPollAt = clock.steady() + std::max<std::int64_t>(state.nextPollAt - clock.now(), 0);
    if (needsKeyNow && m_status.place == MarketPlace::Service) {
        // A market without a key shows nothing: better invented games, and the reason.
        Q_EMIT told(tr("%1 Showing the demo market meanwhile.").arg(QString::fromStdString(state.message)));
        QMetaObject::invokeMethod(this, &MarketWatch::watchDemo, Qt::QueuedConnection);
        return;
    }
    collect();
}

/// Adds what only the scanner's thread knows, and tells.
void MarketWatch::collect()
{
    if (std::exchange(m_collecting, true))
        return;
    m_desk->onScanner([this, desk = m_desk.get(), planner = m_planner](scanner::Scanner &scanner) {
        MarketStatus found;
        found.newestQuote = scanner.engine().book().newestUpdate;
        found.quotes = scanner.engine().book().quoteCount();
        found.sourceTime = scanner.serverTimeNow();
        if (const feed::PlanKnowledge knowledge = planner->knowledge(); knowledge.now != market::noTime)
            found.forecast = feed::forecastOf(planner->settings(), knowledge);
        // Answers through the desk, so that nothing comes of a market that has ended.
        QMetaObject::invokeMethod(desk, [this, found = std::move(found)] {
            m_collecting = false;
            m_status.newestQuote = found.newestQuote;
            m_status.quotes = found.quotes;
            m_status.forecast = found.forecast;
            const Clock &clock = m_connection->clock();
            m_status.sourceTime = found.sourceTime != market::noTime ? found.sourceTime : toSeconds(clock.now());
            m_status.nextPollSeconds.reset();
            if (m_nextPollAt)
                m_status.nextPollSeconds = toSeconds(std::max<std::int64_t>(*m_nextPollAt - clock.steady(), 0));
            Q_EMIT statusChanged(m_status);
        });
    });
}

void MarketWatch::checkKey(const QString &key, OnKeyCheck done)
{
    const auto address = feed::ServiceAddress::from(m_options.serviceAddress);
    if (!address)
        return done({false, PollError::BadRequest, address.error(), {}});
    askSports(std::make_shared<MarketConnection>(MarketConnection::service(*address, key)),
              [done = std::move(done)](const PollAnswer &answer) {
                  done({answer.ok(), answer.error, answer.message, answer.credits});
              });
}

/// The call lives until it is answered, and the connection with it.
void MarketWatch::askSports(std::shared_ptr<MarketConnection> connection, std::function<void(const PollAnswer &)> done)
{
    QuoteSource *source = connection->makeHastySource().release();
    source->setParent(this);
    connect(source, &QuoteSource::answered, this,
            [source, connection = std::move(connection), done = std::move(done)](const PollAnswer &answer) {
                source->deleteLater();
                done(answer);
            });
    PollRequest request;
    request.id = 1;
    request.kind = PollKind::Sports;
    source->request(request);
}

void MarketWatch::listSports(OnSports done)
{
    if (!m_desk || m_status.place != MarketPlace::Service)
        return;
    askSports(
        std::make_shared<MarketConnection>(MarketConnection::service(m_connection->address(), m_connection->key())),
        [done = std::move(done)](const PollAnswer &answer) {
            if (const auto sports = answer.body ? feed::readSports(*answer.body) : std::nullopt)
                done(*sports);
        });
}

void MarketWatch::setOptions(const WatchOptions &options)
{
    const WatchOptions before = std::exchange(m_options, options);
    m_options.demo.credits = demoCredits;
    if (!m_desk)
        return;
    if (m_status.place == MarketPlace::Service && before.serviceAddress != m_options.serviceAddress) {
        watchService();
        return;
    }
    const bool otherRules = before.edge != m_options.edge;
    const feed::PlanSettings plan = planAt(m_status.place, m_options);
    const bool otherPlan = plan != planAt(m_status.place, before) && problemWith(plan).empty();
    if (!otherRules && !otherPlan)
        return;
    m_desk->onScanner(
        [edge = m_options.edge, otherRules, plan, otherPlan, planner = m_planner](scanner::Scanner &scanner) {
            if (otherPlan) {
                planner->setSettings(plan);
                scanner.wake();
            }
            if (otherRules)
                scanner.setEdgeOptions(edge);
        });
    collect();
}

void MarketWatch::forecast(const feed::PlanSettings &plan, OnForecast done)
{
    feed::PlanKnowledge nothing;
    nothing.now = toSeconds(SystemClock().now());
    if (!m_desk || m_status.place != MarketPlace::Service)
        return done(forecastOf(plan, nothing));
    m_desk->onScanner(
        [plan, nothing, planner = m_planner, desk = m_desk.get(), done = std::move(done)](scanner::Scanner &) {
            const feed::PlanKnowledge known = planner->knowledge();
            const feed::Forecast forecast = forecastOf(plan, known.now == market::noTime ? nothing : known);
            // Answers through the desk, so that nothing comes of a market that has ended.
            QMetaObject::invokeMethod(desk, [done, forecast] { done(forecast); });
        });
}

void MarketWatch::keepKey(const QString &key, OnKept done)
{
    secrets().keep(keyName, key, std::move(done));
}

void MarketWatch::pollByHand()
{
    if (!m_desk)
        return;
    m_desk->onScanner(
        [byHand = m_byHand, calls = callsByHandOf(planAt(m_status.place, m_options))](scanner::Scanner &scanner) {
            byHand->add(calls);
            scanner.wake();
        });
}

void MarketWatch::explain(edge::OpportunityId id, LiveDesk::OnExplained done)
{
    if (m_desk)
        m_desk->explain(id, std::move(done));
    else
        done(std::nullopt);
}

} // namespace evision::desk
