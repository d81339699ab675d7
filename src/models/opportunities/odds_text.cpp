// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/odds_text.h"

#include "wording/recompute.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace evision::models {

using pricing::OddsFormat;

namespace {

// By OddsFormat.
constexpr std::array<const char *, pricing::oddsFormatCount> names{
    QT_TRANSLATE_NOOP("Odds", "Decimal (%1)"),    QT_TRANSLATE_NOOP("Odds", "American (%1)"),
    QT_TRANSLATE_NOOP("Odds", "Fractional (%1)"), QT_TRANSLATE_NOOP("Odds", "Hong Kong (%1)"),
    QT_TRANSLATE_NOOP("Odds", "Malay (%1)"),      QT_TRANSLATE_NOOP("Odds", "Indonesian (%1)"),
    QT_TRANSLATE_NOOP("Odds", "Share (%1)"),
};

int decimalsOf(OddsFormat format)
{
    constexpr int few = 2;
    constexpr int some = 3;
    return format == OddsFormat::American ? 0 : format == OddsFormat::Share ? some : few;
}

} // namespace

QString oddsText(OddsFormat format, double decimal)
{
    const QLocale locale;
    if (format == OddsFormat::Fractional) {
        const auto fraction = pricing::nearestFraction(decimal);
        return fraction ? locale.toString(fraction->numerator) + u'/' + locale.toString(fraction->denominator)
                        : QString();
    }
    const auto value = pricing::decimalTo(format, decimal);
    if (!value)
        return {};
    // Thousands are not parted: +1200 is one figure.
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString text = plain.toString(*value, 'f', decimalsOf(format));
    return format == OddsFormat::American && *value > 0 ? locale.positiveSign() + text : text;
}

QString exactOddsText(OddsFormat format, double decimal, int decimals)
{
    constexpr int least = 2;
    constexpr int most = 6;
    if (decimals == asManyAsMatter)
        decimals = wording::decimalsOf(decimal, least, most);
    const QString exact = QLocale().toString(decimal, 'f', decimals);
    if (format == OddsFormat::Decimal)
        return exact;
    //: A price in the format that was chosen, and as decimal odds
    return QCoreApplication::translate("Odds", "%1 (decimal %2)").arg(oddsText(format, decimal), exact);
}

QString oddsFormatName(OddsFormat format)
{
    constexpr double example = 2.1;
    return QCoreApplication::translate("Odds", names.at(static_cast<std::size_t>(format)))
        .arg(oddsText(format, example));
}

} // namespace evision::models
