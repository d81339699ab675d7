// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/feed_facts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace evision::ui {

namespace {

// For lupdate: these functions belong to no class.
struct FeedText {
    Q_DECLARE_TR_FUNCTIONS(FeedText)
};

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

} // namespace

QString ageText(std::int64_t seconds)
{
    seconds = std::max<std::int64_t>(seconds, 0);
    const auto whole = [seconds](std::int64_t unit) { return numberText(seconds / unit); };
    // Twice a unit, so that the figure has two digits' worth of meaning.
    if (seconds < 2 * minute)
        return FeedText::tr("%1 s", "seconds").arg(whole(1));
    if (seconds < 2 * hour)
        return FeedText::tr("%1 min", "minutes").arg(whole(minute));
    if (seconds < 2 * day)
        return FeedText::tr("%1 h", "hours").arg(whole(hour));
    return FeedText::tr("%1 days").arg(whole(day));
}

QString millisecondsText(std::int64_t microseconds)
{
    constexpr std::int64_t millisecond = 1000;
    const std::int64_t whole = (microseconds + millisecond / 2) / millisecond;
    if (whole >= 1 || microseconds <= 0)
        return numberText(whole);
    return QLocale().toString(static_cast<double>(microseconds) / static_cast<double>(millisecond), 'f', 1);
}

QString numberText(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString pollCostText(const FeedFacts &facts)
{
    const QString cost = numberText(facts.pollCost);
    if (facts.demo)
        return FeedText::tr("Costs at most %1 simulated credits: the demo market is free.").arg(cost);
    if (!facts.creditsLeft)
        return FeedText::tr("Costs at most %1 credits.").arg(cost);
    return FeedText::tr("Costs at most %1 credits of %2.").arg(cost, numberText(*facts.creditsLeft));
}

} // namespace evision::ui
