// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/market_desk.h"

#include <utility>

namespace evision::desk {

MarketDesk::MarketDesk(const edge::EdgeTables &tables, WatchOptions options)
    : m_tables(tables), m_options(std::move(options))
{
    auto watch = std::make_unique<MarketWatch>(m_tables, m_options);
    connect(watch.get(), &MarketWatch::marketChanged, this, [this](MarketPlace place) {
        m_place = place;
        Q_EMIT marketChanged(place);
    });
    connect(watch.get(), &MarketWatch::published, this, &MarketDesk::published);
    connect(watch.get(), &MarketWatch::statusChanged, this, &MarketDesk::statusChanged);
    connect(watch.get(), &MarketWatch::told, this, &MarketDesk::told);
    m_watch = std::make_unique<WorkerThread<MarketWatch>>(std::move(watch), QStringLiteral("desk"));
}

MarketDesk::~MarketDesk() = default;

void MarketDesk::watchDemo()
{
    m_watch->post([](MarketWatch &watch) { watch.watchDemo(); });
}

void MarketDesk::watchService()
{
    m_watch->post([](MarketWatch &watch) { watch.watchService(); });
}

void MarketDesk::watchServiceWith(const QString &key)
{
    m_watch->post([key](MarketWatch &watch) { watch.watchServiceWith(key); });
}

void MarketDesk::setOptions(const WatchOptions &options)
{
    m_options = options;
    m_watch->post([options](MarketWatch &watch) { watch.setOptions(options); });
}

void MarketDesk::forecast(const feed::PlanSettings &plan, OnForecast done)
{
    m_watch->post([this, plan, done = std::move(done)](MarketWatch &watch) {
        watch.forecast(plan, [this, done](const feed::Forecast &forecast) {
            QMetaObject::invokeMethod(this, [done, forecast] { done(forecast); });
        });
    });
}

void MarketDesk::listSports(OnSports done)
{
    m_watch->post([this, done = std::move(done)](MarketWatch &watch) {
        watch.listSports([this, done](const std::vector<SportInfo> &sports) {
            QMetaObject::invokeMethod(this, [done, sports] { done(sports); });
        });
    });
}

void MarketDesk::checkKey(const QString &key, OnKeyCheck done)
{
    m_watch->post([this, key, done = std::move(done)](MarketWatch &watch) {
        watch.checkKey(key, [this, done](const KeyCheck &check) {
            QMetaObject::invokeMethod(this, [done, check] { done(check); });
        });
    });
}

void MarketDesk::keepKey(const QString &key, OnKept done)
{
    m_watch->post([this, key, done = std::move(done)](MarketWatch &watch) {
        watch.keepKey(
            key, [this, done](SecretPlace place) { QMetaObject::invokeMethod(this, [done, place] { done(place); }); });
    });
}

std::int64_t MarketDesk::costOfPollByHand() const
{
    std::int64_t credits = 0;
    for (const PollRequest &call : callsByHandOf(planAt(m_place, m_options)))
        credits += call.mostCredits;
    return credits;
}

void MarketDesk::pollByHand()
{
    m_watch->post([](MarketWatch &watch) { watch.pollByHand(); });
}

void MarketDesk::explain(edge::OpportunityId id, LiveDesk::OnExplained done)
{
    m_watch->post([this, id, done = std::move(done)](MarketWatch &watch) {
        watch.explain(id, [this, done](const std::optional<edge::Derivation> &derivation) {
            QMetaObject::invokeMethod(this, [done, derivation] { done(derivation); });
        });
    });
}

} // namespace evision::desk
