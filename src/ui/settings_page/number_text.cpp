// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace evision::ui {

namespace {

constexpr double hundred = 100;
constexpr double precision = 1e9; ///< beyond it a double's own dirt begins

struct NumberText {
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

double clean(double value)
{
    return std::round(value * precision) / precision;
}

/// What the text says, before it is asked whether that may be.
std::optional<double> read(QString text, const NumberStyle &style, const QLocale &locale)
{
    text = text.trimmed();
    bool inPercent = style.isPercent;
    if (style.isFraction || style.isPercent) {
        if (text.endsWith(QLatin1Char('%'))) {
            text.chop(1);
            inPercent = true;
        }
        const qsizetype slash = text.indexOf(QLatin1Char('/'));
        if (style.isFraction && slash > 0) {
            const auto above = read(text.left(slash), {{}, 1, false, false, false, {}}, locale);
            const auto below = read(text.mid(slash + 1), {{}, 1, false, false, false, {}}, locale);
            return above && below && *below > 0 ? std::optional(*above / *below) : std::nullopt;
        }
    } else if (!style.unit.isEmpty() && text.endsWith(style.unit, Qt::CaseInsensitive)) {
        text.chop(style.unit.size());
    }
    bool ok = false;
    const double number = locale.toDouble(text.trimmed(), &ok);
    if (!ok || !std::isfinite(number))
        return std::nullopt;
    return inPercent ? clean(number / hundred) : number;
}

} // namespace

QString numberText(double value, const NumberStyle &style, const QLocale &locale)
{
    return locale.toString(clean(style.isPercent ? value * hundred : value), 'f', QLocale::FloatingPointShortest);
}

QString amountText(double value, const NumberStyle &style, const QLocale &locale)
{
    const QString number = numberText(value, style, locale);
    return style.unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + style.unit;
}

TypedNumber numberFrom(const QString &text, const NumberStyle &style, const QLocale &locale)
{
    if (text.trimmed().isEmpty())
        return {std::nullopt, NumberText::tr("A number is needed here.")};
    const auto number = read(text, style, locale);
    if (!number)
        return {std::nullopt, NumberText::tr("“%1” is not a number.").arg(text.trimmed())};
    if (*number < style.limits.least)
        return {std::nullopt, NumberText::tr("It must be at least %1.").arg(amountText(style.limits.least, style, locale))};
    if (*number > style.limits.most)
        return {std::nullopt, NumberText::tr("It must be at most %1.").arg(amountText(style.limits.most, style, locale))};
    if (style.isWhole && std::round(*number) != *number)
        return {std::nullopt, NumberText::tr("It must be a whole number.")};
    return {number, {}};
}

} // namespace evision::ui
