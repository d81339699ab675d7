// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/filter_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>

namespace evision::ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Filter", text);
}

// By HiddenBy.
constexpr std::array<const char *, models::hiddenByCount> reasons{
    "",
    QT_TRANSLATE_NOOP("Filter", "%1 muted"),
    QT_TRANSLATE_NOOP("Filter", "%1 in play"),
    QT_TRANSLATE_NOOP("Filter", "%1 stale"),
    QT_TRANSLATE_NOOP("Filter", "%1 below the EV"),
    QT_TRANSLATE_NOOP("Filter", "%1 not robust"),
    QT_TRANSLATE_NOOP("Filter", "%1 other sports"),
    QT_TRANSLATE_NOOP("Filter", "%1 other books"),
    QT_TRANSLATE_NOOP("Filter", "%1 by odds"),
    QT_TRANSLATE_NOOP("Filter", "%1 later"),
    QT_TRANSLATE_NOOP("Filter", "%1 by text"),
};

} // namespace

QString countsText(const models::BetCounts &counts)
{
    const QLocale locale;
    QStringList hidden;
    for (std::size_t at = 1; at < reasons.size(); ++at) {
        if (counts.hidden[at] > 0)
            hidden << words(reasons[at]).arg(locale.toString(counts.hidden[at]));
    }
    const QString listed = locale.toString(counts.listed);
    const QString total = locale.toString(counts.total);
    if (hidden.isEmpty())
        return words(QT_TRANSLATE_NOOP("Filter", "%1 of %2")).arg(listed, total);
    return words(QT_TRANSLATE_NOOP("Filter", "%1 of %2 · hidden: %3"))
        .arg(listed, total, hidden.join(QStringLiteral(", ")));
}

} // namespace evision::ui
