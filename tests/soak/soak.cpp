// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak.h"

#include "bench/platform.h"
#include "publication_checks.h"

#include "desk/live_desk.h"
#include "desk/market_connection.h"
#include "desk/tables.h"

#include "feed/planner/credit_planner.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace evision::soak {

namespace {

feed::PlanSettings planSettings(const SoakOptions &options)
{
    feed::PlanSettings settings;
    settings.sports = {"basketball_nba", "icehockey_nhl", "soccer_epl", "soccer_brazil_campeonato",
                       "americanfootball_nfl"};
    settings.props = {"player_points"};
    settings.regions = {"eu", "uk", "us"};
    settings.monthlyBudget = 10'000'000;
    // A round in some seconds of real time, whatever the speed: the market takes thirty calls a second. Never more
    // often than the demo market is asked otherwise.
    settings.everySeconds = std::max<std::int64_t>(60, static_cast<std::int64_t>(3 * options.speed));
    return settings;
}

desk::DemoOptions demoOptions(const Phase &phase, const SoakOptions &options, UnixMillis startAt)
{
    desk::DemoOptions demo;
    demo.seed = static_cast<std::uint64_t>(options.seed);
    demo.speed = options.speed;
    demo.startAt = startAt;
    demo.faults = {phase.faults, options.faultShare};
    demo.credits = 10'000'000;
    return demo;
}

PublicationChecks::Rules rulesFor(const Phase &phase, const SoakOptions &options)
{
    const bool skewed = std::ranges::find(phase.faults, simulator::Fault::ClockSkew) != phase.faults.end();
    const double skew = skewed ? 15 * 60 : 0;
    const market::FreshnessRules freshness;
    PublicationChecks::Rules rules;
    rules.oldestQuote = freshness.beforeStartSeconds;
    rules.clockAhead = skew + 2; // whole seconds, rounded twice
    // An answer that was long on its way, on a machine that has other things to do.
    rules.clockBehind = skew + 30 * options.speed;
    rules.stepBack = 5 * options.speed + 2 + 2 * skew; // what is looked at again each five seconds
    return rules;
}

void waitFor(double seconds)
{
    QEventLoop loop;
    QTimer::singleShot(std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000)), &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

std::vector<Phase> allPhases()
{
    std::vector<Phase> phases{{"no fault", {}}};
    for (const simulator::Fault fault : simulator::allFaults())
        phases.push_back({std::string(simulator::faultName(fault)), {fault}});
    const auto all = simulator::allFaults();
    phases.push_back({"all faults", {all.begin(), all.end()}});
    return phases;
}

PhaseResult runPhase(const Phase &phase, const SoakOptions &options, double seconds, UnixMillis startAt, bool stopFirst)
{
    PhaseResult result;
    const auto connection = desk::MarketConnection::demo(demoOptions(phase, options, startAt));
    if (!connection) {
        result.wrong.push_back(connection.error());
        return result;
    }
    PublicationChecks checks(rulesFor(phase, options));
    auto desk = std::make_unique<desk::LiveDesk>(
        connection->makeSource(), std::make_unique<feed::CreditPlanner>(planSettings(options)), connection->clock(),
        desk::loadTables().value(), scanner::ScannerOptions{});
    QObject context;
    QObject::connect(desk.get(), &desk::LiveDesk::published, &context,
                     [&](const std::shared_ptr<const scanner::Publication> &publication) {
                         checks.take(publication, toSeconds(connection->clock().now()));
                     });
    QObject::connect(desk.get(), &desk::LiveDesk::settled, &context, [&result](const PollAnswer &answer) {
        ++result.answers;
        if (!answer.ok())
            ++result.failures;
    });
    desk->start();
    waitFor(seconds);
    QElapsedTimer quitting;
    quitting.start();
    if (stopFirst)
        desk->stop();
    desk.reset();
    result.quitMilliseconds = quitting.elapsed();
    result.publications = checks.publications();
    result.rows = checks.rowsSeen();
    result.vocabularies = checks.vocabulariesSeen();
    result.residentMegabytes = static_cast<double>(bench::residentBytes()) / 1e6;
    result.wrong = checks.wrong();
    return result;
}

} // namespace evision::soak
