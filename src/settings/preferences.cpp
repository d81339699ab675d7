// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferences.h"

#include "settings/fields.h"

#include <QCoreApplication>

namespace evision::settings {

namespace {

// A change of what a key means, or of its name, is a migration: append it to the kind.
constexpr Kind kind{};

/// The one list of keys, limits and names.
template <typename Some, typename Visitor>
void visitFields(Some &preferences, Visitor &visit)
{
    visit("scheme", preferences.scheme, {"system", "light", "dark"});
    visit("density", preferences.density, {"compact", "normal", "roomy"});
    visit("odds_format", preferences.oddsFormat,
          {"decimal", "american", "fractional", "hong_kong", "malay", "indonesian", "share"});
    visit("reduce_motion", preferences.reduceMotion);
    visit("minimum_ev", preferences.minimumEv, evLimits);
    visit("bankroll", preferences.bankroll, moneyLimits);
    visit("unit", preferences.unit, moneyLimits);
    visit("kelly_fraction", preferences.kellyFraction, kellyLimits);
    visit("currency", preferences.currency);
    visit("market", preferences.market, {"demo", "service"});
    visit("service_address", preferences.serviceAddress);
    visit("sports", preferences.sports);
    visit("markets", preferences.markets);
    visit("regions", preferences.regions);
    visit("books", preferences.books);
    visit("monthly_budget", preferences.monthlyBudget, budgetLimits);
    visit("reserve", preferences.reserve, reserveLimits);
    visit("horizon_hours", preferences.horizonHours, horizonLimits);
}

} // namespace

QByteArray textOf(const Preferences &preferences)
{
    FieldWriter writer;
    visitFields(preferences, writer);
    return textOf(writer.object(), kind);
}

Read<Preferences> preferencesFrom(const QByteArray &text)
{
    const Read<QJsonObject> object = objectFrom(text, kind);
    Read<Preferences> read{{}, object.reading, object.remark};
    FieldReader reader(object.value);
    visitFields(read.value, reader);
    if (read.value.currency.isEmpty()) // of a version that did not ask for one
        read.value.currency = Preferences().currency;
    if (!reader.unusable().isEmpty()) {
        read.reading = Reading::Corrected;
        read.remark = QCoreApplication::translate("evision::settings", "These could not be used and are as in a new "
                                                                       "installation: %1.")
                          .arg(reader.unusable().join(QStringLiteral(", ")));
    }
    return read;
}

} // namespace evision::settings
