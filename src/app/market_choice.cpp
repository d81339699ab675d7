// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/market_choice.h"

#include "app/options.h"

#include <QDir>

#include <string>
#include <vector>

namespace evision::app {

namespace {

std::vector<std::string> listOf(const QStringList &texts)
{
    std::vector<std::string> list;
    for (const QString &text : texts)
        list.push_back(text.toStdString());
    return list;
}

} // namespace

desk::WatchOptions watchOptionsOf(const settings::Preferences &preferences, const Options &options)
{
    desk::WatchOptions watch;
    watch.plan.sports = listOf(preferences.sports);
    if (!preferences.markets.isEmpty())
        watch.plan.markets = listOf(preferences.markets);
    if (!preferences.regions.isEmpty())
        watch.plan.regions = listOf(preferences.regions);
    watch.plan.bookmakers = listOf(preferences.books);
    watch.plan.monthlyBudget = preferences.monthlyBudget;
    watch.plan.reserve = preferences.reserve;
    watch.plan.horizonHours = preferences.horizonHours;
    watch.edge.minEv = preferences.minimumEv;
    watch.edge.staking.bankroll = preferences.bankroll;
    watch.edge.staking.kellyFraction = preferences.kellyFraction;
    if (options.demoStart.isValid())
        watch.demo.startAt = options.demoStart.toMSecsSinceEpoch();
    watch.serviceAddress = options.serviceAddress.isEmpty() ? preferences.serviceAddress : options.serviceAddress;
    if (!options.settingsFolder.isEmpty())
        watch.memoryFolder = QDir(options.settingsFolder).filePath(QStringLiteral("data"));
    return watch;
}

} // namespace evision::app
