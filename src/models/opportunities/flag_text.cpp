// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/flag_text.h"

#include "edge/dispersion.h"
#include "edge/event_pricing.h"
#include "edge/options.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::models {

namespace {

struct FlagWords {
    edge::Flag flag;
    const char *word;
    const char *meaning; ///< with a place for each of its limits
};

// The most serious first.
constexpr std::array<FlagWords, edge::flagCount> bySeriousness{{
    {edge::Flag::Suspect, QT_TRANSLATE_NOOP("Flag", "suspect"),
     QT_TRANSLATE_NOOP("Flag", "Suspect: the EV is above %1 %, or the price is more than %2 robust standard deviations "
                               "away from the median of at least %3 bookmakers. More often an error than a gift.")},
    {edge::Flag::Stale, QT_TRANSLATE_NOOP("Flag", "stale"),
     QT_TRANSLATE_NOOP("Flag",
                       "Stale: the price is older than %1 minutes, or %2 in play, and may no longer be there.")},
    {edge::Flag::InPlay, QT_TRANSLATE_NOOP("Flag", "in play"),
     QT_TRANSLATE_NOOP("Flag", "In play: the match has begun, and prices move faster than the feed.")},
    {edge::Flag::RulesDiffer, QT_TRANSLATE_NOOP("Flag", "rules differ"),
     QT_TRANSLATE_NOOP("Flag", "Rules differ: the bookmaker and a sharp settle some case differently.")},
    {edge::Flag::ThinExchange, QT_TRANSLATE_NOOP("Flag", "thin"),
     QT_TRANSLATE_NOOP(
         "Flag",
         "Thin: an exchange price without a lay price at most %1 % above it, on this outcome or another of the line.")},
    {edge::Flag::Interpolated, QT_TRANSLATE_NOOP("Flag", "interpolated"),
     QT_TRANSLATE_NOOP("Flag",
                       "Interpolated: a sharp's fair price comes from its neighbouring points, at most %1 apart.")},
    {edge::Flag::OneSharp, QT_TRANSLATE_NOOP("Flag", "one sharp"),
     QT_TRANSLATE_NOOP("Flag", "One sharp: the fair price rests on a single opinion; two or more would be better.")},
    {edge::Flag::PushPossible, QT_TRANSLATE_NOOP("Flag", "push"),
     QT_TRANSLATE_NOOP("Flag", "Push: the stake may be returned; figures hold for when it is not.")},
    {edge::Flag::FirstMover, QT_TRANSLATE_NOOP("Flag", "moved first"),
     QT_TRANSLATE_NOOP("Flag", "Moved first: this bookmaker moved before the sharps, which may follow.")},
}};

const FlagWords &wordsOf(edge::Flag flag)
{
    const auto found = std::find_if(bySeriousness.begin(), bySeriousness.end(),
                                    [flag](const FlagWords &one) { return one.flag == flag; });
    return found == bySeriousness.end() ? bySeriousness.front() : *found;
}

QString words(const char *text)
{
    return QCoreApplication::translate("Flag", text);
}

QString number(double value)
{
    return QLocale().toString(value);
}

/// From where on a flag is set.
QStringList limitsOf(edge::Flag flag)
{
    constexpr double minute = 60;
    constexpr double percent = 100;
    const market::FreshnessRules ages;
    if (flag == edge::Flag::Suspect)
        return {number(edge::incredibleEv * percent), number(edge::outlierDeviations),
                number(static_cast<double>(edge::fewestForOutlier))};
    if (flag == edge::Flag::Stale)
        return {number(ages.beforeStartSeconds / minute), number(ages.inPlaySeconds / minute)};
    if (flag == edge::Flag::ThinExchange)
        return {number(std::round((edge::PricingOptions().exchangeSpread - 1) * percent))};
    if (flag == edge::Flag::Interpolated)
        return {number(edge::widestInterpolation)};
    return {};
}

} // namespace

std::vector<edge::Flag> flagList(edge::Flags flags)
{
    std::vector<edge::Flag> list;
    for (const FlagWords &one : bySeriousness) {
        if (edge::has(flags, one.flag))
            list.push_back(one.flag);
    }
    return list;
}

QString flagWord(edge::Flag flag)
{
    return words(wordsOf(flag).word);
}

QString flagMeaning(edge::Flag flag)
{
    QString text = words(wordsOf(flag).meaning);
    for (const QString &limit : limitsOf(flag))
        text = text.arg(limit);
    return text;
}

} // namespace evision::models
