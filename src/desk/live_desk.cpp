// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/live_desk.h"

#include <utility>

namespace evision::desk {

LiveDesk::LiveDesk(std::unique_ptr<QuoteSource> source, std::unique_ptr<PollPlanner> planner, const Clock &clock,
                   edge::EdgeTables tables, scanner::ScannerOptions options)
    : m_tables(std::move(tables))
{
    auto scanner = std::make_unique<scanner::Scanner>(*source, std::move(planner), clock, m_tables, std::move(options));
    connect(scanner.get(), &scanner::Scanner::published, this, &LiveDesk::published);
    connect(scanner.get(), &scanner::Scanner::stateChanged, this, &LiveDesk::stateChanged);
    connect(scanner.get(), &scanner::Scanner::settled, this, &LiveDesk::settled);
    m_source = std::make_unique<WorkerThread<QuoteSource>>(std::move(source), QStringLiteral("feed"));
    m_scanner = std::make_unique<WorkerThread<scanner::Scanner>>(std::move(scanner), QStringLiteral("scanner"));
}

LiveDesk::~LiveDesk() = default;

void LiveDesk::start()
{
    m_scanner->post([](scanner::Scanner &scanner) { scanner.start(); });
}

void LiveDesk::stop()
{
    m_scanner->post([](scanner::Scanner &scanner) { scanner.stop(); });
}

void LiveDesk::explain(edge::OpportunityId id, OnExplained done)
{
    m_scanner->post([this, id, done = std::move(done)](scanner::Scanner &scanner) {
        QMetaObject::invokeMethod(this, [done, derivation = scanner.engine().explain(id)] { done(derivation); });
    });
}

void LiveDesk::onScanner(std::function<void(scanner::Scanner &)> task)
{
    m_scanner->post(std::move(task));
}

void LiveDesk::onSource(std::function<void(QuoteSource &)> task)
{
    m_source->post(std::move(task));
}

} // namespace evision::desk
