// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/settings_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace evision::ui {

namespace {

struct SettingsText {
    Q_DECLARE_TR_FUNCTIONS(SettingsText)
};

QString percentOf(double share)
{
    constexpr double hundred = 100;
    const double percent = share * hundred;
    return QLocale().toString(percent, 'f', percent < 1 ? 1 : 0) + QStringLiteral("\u00a0%");
}

QString nameOfFraction(double fraction)
{
    constexpr double near = 1e-6;
    const auto is = [fraction](double value) { return std::abs(fraction - value) < near; };
    if (is(1))
        return SettingsText::tr("Full Kelly");
    if (is(0.5))
        return SettingsText::tr("Half Kelly");
    if (is(0.25))
        return SettingsText::tr("A quarter Kelly");
    if (is(0.125))
        return SettingsText::tr("An eighth of Kelly");
    return SettingsText::tr("%1 of Kelly").arg(percentOf(fraction));
}

} // namespace

// For small edges, a share c of full Kelly grows c (2 - c) times as fast, and the chance ever to fall to the part x of
// what one began with is x to the power of 2 / c - 1 (Thorp, The Kelly Criterion in Blackjack, Sports Betting and the
// Stock Market, 2006).
QString kellyWords(double fraction)
{
    constexpr double half = 0.5;
    const double growth = fraction * (2 - fraction);
    const double halved = std::pow(half, 2 / fraction - 1);
    if (fraction >= 1)
        return SettingsText::tr("Full Kelly grows a bankroll fastest if every price is judged right, and halves it at "
                                "some time with a chance of %1. An edge judged too high loses money: most stake less.")
            .arg(percentOf(halved));
    return SettingsText::tr("%1: each bet stakes %2 of what full Kelly says. If every price is judged right, that grows "
                            "%3 as fast and halves the bankroll at some time with a chance of %4 instead of %5.")
        .arg(nameOfFraction(fraction), percentOf(fraction), percentOf(growth),
             halved < 0.001 ? SettingsText::tr("less than %1").arg(percentOf(0.001)) : percentOf(halved),
             percentOf(half));
}

QString unitWords(double unit, double bankroll)
{
    const QString what = SettingsText::tr("What you call one unit when you count results.");
    if (!(bankroll > 0) || !(unit > 0))
        return what;
    //: "What you call one unit … It is 1 % of the bankroll."
    return SettingsText::tr("%1 It is %2 of the bankroll.").arg(what, percentOf(unit / bankroll));
}

QList<Choice> currencyChoices()
{
    using T = SettingsText;
    const QList<Choice> named{{QStringLiteral("EUR"), T::tr("Euro"), {}},
                              {QStringLiteral("USD"), T::tr("US dollar"), {}},
                              {QStringLiteral("GBP"), T::tr("Pound sterling"), {}},
                              {QStringLiteral("AUD"), T::tr("Australian dollar"), {}},
                              {QStringLiteral("BGN"), T::tr("Bulgarian lev"), {}},
                              {QStringLiteral("BRL"), T::tr("Brazilian real"), {}},
                              {QStringLiteral("CAD"), T::tr("Canadian dollar"), {}},
                              {QStringLiteral("CHF"), T::tr("Swiss franc"), {}},
                              {QStringLiteral("CNY"), T::tr("Chinese yuan"), {}},
                              {QStringLiteral("CZK"), T::tr("Czech koruna"), {}},
                              {QStringLiteral("DKK"), T::tr("Danish krone"), {}},
                              {QStringLiteral("HKD"), T::tr("Hong Kong dollar"), {}},
                              {QStringLiteral("HUF"), T::tr("Hungarian forint"), {}},
                              {QStringLiteral("INR"), T::tr("Indian rupee"), {}},
                              {QStringLiteral("ISK"), T::tr("Icelandic króna"), {}},
                              {QStringLiteral("JPY"), T::tr("Japanese yen"), {}},
                              {QStringLiteral("KRW"), T::tr("South Korean won"), {}},
                              {QStringLiteral("MXN"), T::tr("Mexican peso"), {}},
                              {QStringLiteral("NOK"), T::tr("Norwegian krone"), {}},
                              {QStringLiteral("NZD"), T::tr("New Zealand dollar"), {}},
                              {QStringLiteral("PLN"), T::tr("Polish złoty"), {}},
                              {QStringLiteral("RON"), T::tr("Romanian leu"), {}},
                              {QStringLiteral("SEK"), T::tr("Swedish krona"), {}},
                              {QStringLiteral("SGD"), T::tr("Singapore dollar"), {}},
                              {QStringLiteral("TRY"), T::tr("Turkish lira"), {}},
                              {QStringLiteral("UAH"), T::tr("Ukrainian hryvnia"), {}},
                              {QStringLiteral("ZAR"), T::tr("South African rand"), {}}};
    QList<Choice> choices;
    for (const Choice &one : named)
        choices.append({one.key, QStringLiteral("%1 · %2").arg(one.key, one.title), {}});
    return choices;
}

QList<Choice> marketChoices()
{
    using T = SettingsText;
    return {{QStringLiteral("h2h"), T::tr("Winner (moneyline, 1X2)"), {}},
            {QStringLiteral("spreads"), T::tr("Spread (handicap)"), {}},
            {QStringLiteral("totals"), T::tr("Total (over/under)"), {}},
            {QStringLiteral("outrights"), T::tr("Winner of a competition"), {}}};
}

QList<Choice> regionChoices()
{
    using T = SettingsText;
    return {{QStringLiteral("eu"), T::tr("Europe, with Pinnacle"), {}},
            {QStringLiteral("uk"), T::tr("United Kingdom"), {}},
            {QStringLiteral("us"), T::tr("United States"), {}},
            {QStringLiteral("us2"), T::tr("United States, further books"), {}},
            {QStringLiteral("us_ex"), T::tr("United States, exchanges"), {}},
            {QStringLiteral("us_dfs"), T::tr("United States, pick'em"), {}},
            {QStringLiteral("au"), T::tr("Australia"), {}},
            {QStringLiteral("fr"), T::tr("France"), {}},
            {QStringLiteral("se"), T::tr("Sweden"), {}}};
}

} // namespace evision::ui
