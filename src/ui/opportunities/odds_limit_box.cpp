// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/odds_limit_box.h"

#include "models/opportunities/odds_text.h"

#include <QLocale>

#include <optional>

namespace evision::ui {

namespace {

/// Decimal odds of what was typed; signs and the decimal point are the locale's.
std::optional<double> priceOf(pricing::OddsFormat format, QString text)
{
    const QLocale locale;
    text.replace(locale.decimalPoint(), QStringLiteral("."));
    text.replace(locale.negativeSign(), QStringLiteral("-"));
    text.replace(locale.positiveSign(), QStringLiteral("+"));
    const auto price = pricing::parseOdds(format, text.toStdString());
    return price ? std::optional(price.value()) : std::nullopt;
}

} // namespace

OddsLimitBox::OddsLimitBox(Of limit, QWidget *parent) : QDoubleSpinBox(parent), m_limit(limit)
{
    constexpr int finest = 4; // -110 is 1.9091
    constexpr double step = 0.1;
    setDecimals(finest);
    setRange(least, most);
    setSingleStep(step);
    setValue(anyValue());
}

void OddsLimitBox::setOddsFormat(pricing::OddsFormat format)
{
    if (format == m_format)
        return;
    m_format = format;
    interpretText(); // what is being typed is still of the old one
    setValue(value());
    updateGeometry();
}

QString OddsLimitBox::textFromValue(double value) const
{
    if (value == anyValue())
        return tr("any");
    if (m_format == pricing::OddsFormat::Decimal)
        return models::exactOddsText(m_format, value);
    const QString text = models::oddsText(m_format, value);
    return text.isEmpty() ? models::exactOddsText(pricing::OddsFormat::Decimal, value) : text;
}

double OddsLimitBox::valueFromText(const QString &text) const
{
    // What is written is rounded; reading it back must not move the limit.
    if (text == textFromValue(value()))
        return value();
    return text == tr("any") ? anyValue() : priceOf(m_format, text).value_or(value());
}

QValidator::State OddsLimitBox::validate(QString &text, int &) const
{
    if (text == tr("any") || text == textFromValue(value()))
        return QValidator::Acceptable;
    const std::optional<double> price = priceOf(m_format, text);
    return price && *price >= minimum() && *price <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

} // namespace evision::ui
