// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/flag_text.h"

#include "edge/dispersion.h"
#include "edge/event_pricing.h"
#include "edge/options.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace evision::models {

namespace {

constexpr std::array bySeriousness{
    edge::Flag::Suspect,      edge::Flag::Stale,        edge::Flag::InPlay,   edge::Flag::RulesDiffer,
    edge::Flag::ThinExchange, edge::Flag::Interpolated, edge::Flag::OneSharp, edge::Flag::PushPossible,
    edge::Flag::FirstMover,
};
static_assert(bySeriousness.size() == edge::flagCount);

QString words(const char *text)
{
    return QCoreApplication::translate("Flag", text);
}

QString number(double value)
{
    return QLocale().toString(value);
}

QString percentOf(double fraction)
{
    return number(std::round(fraction * 100));
}

/// Minutes until a price is too old, before the start and in play.
std::array<QString, 2> staleAfter()
{
    constexpr double minute = 60;
    const market::FreshnessRules rules;
    return {number(rules.beforeStartSeconds / minute), number(rules.inPlaySeconds / minute)};
}

QString suspectText()
{
    return words(QT_TRANSLATE_NOOP("Flag", "Suspect: the EV is above %1 %, or the price is more than %2 robust standard "
                                           "deviations away from the median of at least %3 bookmakers. More often an "
                                           "error than a gift."))
        .arg(percentOf(edge::incredibleEv), number(edge::outlierDeviations))
        .arg(edge::fewestForOutlier);
}

} // namespace

std::vector<edge::Flag> flagList(edge::Flags flags)
{
    std::vector<edge::Flag> list;
    for (const edge::Flag flag : bySeriousness) {
        if (edge::has(flags, flag))
            list.push_back(flag);
    }
    return list;
}

QString flagWord(edge::Flag flag)
{
    switch (flag) {
    case edge::Flag::Stale:
        return words(QT_TRANSLATE_NOOP("Flag", "stale"));
    case edge::Flag::InPlay:
        return words(QT_TRANSLATE_NOOP("Flag", "in play"));
    case edge::Flag::Suspect:
        return words(QT_TRANSLATE_NOOP("Flag", "suspect"));
    case edge::Flag::FirstMover:
        return words(QT_TRANSLATE_NOOP("Flag", "moved first"));
    case edge::Flag::ThinExchange:
        return words(QT_TRANSLATE_NOOP("Flag", "thin"));
    case edge::Flag::Interpolated:
        return words(QT_TRANSLATE_NOOP("Flag", "interpolated"));
    case edge::Flag::OneSharp:
        return words(QT_TRANSLATE_NOOP("Flag", "one sharp"));
    case edge::Flag::PushPossible:
        return words(QT_TRANSLATE_NOOP("Flag", "push"));
    case edge::Flag::RulesDiffer:
        return words(QT_TRANSLATE_NOOP("Flag", "rules differ"));
    }
    return {};
}

QString flagMeaning(edge::Flag flag)
{
    switch (flag) {
    case edge::Flag::Stale:
        return words(QT_TRANSLATE_NOOP("Flag", "Stale: the price is older than %1 minutes, or %2 in play, and may no "
                                               "longer be there."))
            .arg(staleAfter()[0], staleAfter()[1]);
    case edge::Flag::InPlay:
        return words(QT_TRANSLATE_NOOP("Flag", "In play: the match has begun, and prices move faster than the feed."));
    case edge::Flag::Suspect:
        return suspectText();
    case edge::Flag::FirstMover:
        return words(QT_TRANSLATE_NOOP("Flag", "Moved first: this bookmaker moved before the sharps, which may follow."));
    case edge::Flag::ThinExchange:
        return words(QT_TRANSLATE_NOOP("Flag", "Thin: an exchange price without a lay price at most %1 % above it, on "
                                               "this outcome or another of the line."))
            .arg(percentOf(edge::PricingOptions().exchangeSpread - 1));
    case edge::Flag::Interpolated:
        return words(QT_TRANSLATE_NOOP("Flag", "Interpolated: a sharp's fair price comes from its neighbouring points, "
                                               "at most %1 apart."))
            .arg(number(edge::widestInterpolation));
    case edge::Flag::OneSharp:
        return words(QT_TRANSLATE_NOOP("Flag", "One sharp: the fair price rests on a single opinion; two or more would be better."));
    case edge::Flag::PushPossible:
        return words(QT_TRANSLATE_NOOP("Flag", "Push: the stake may be returned; figures hold for when it is not."));
    case edge::Flag::RulesDiffer:
        return words(QT_TRANSLATE_NOOP("Flag", "Rules differ: the bookmaker and a sharp settle some case differently."));
    }
    return {};
}

} // namespace evision::models
