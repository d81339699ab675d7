// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferences.h"

#include "settings/fields.h"

#include <QCoreApplication>

namespace evision::settings {

namespace {

constexpr std::int64_t mostCredits = 100'000'000;
constexpr double mostMoney = 1e9;

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
    visit("minimum_ev", preferences.minimumEv, Limits<double>{0, 1});
    visit("bankroll", preferences.bankroll, Limits<double>{0, mostMoney});
    visit("unit", preferences.unit, Limits<double>{0, mostMoney});
    visit("kelly_fraction", preferences.kellyFraction, Limits<double>{0.01, 1});
    visit("currency", preferences.currency);
    visit("market", preferences.market, {"demo", "service"});
    visit("service_address", preferences.serviceAddress);
    visit("sports", preferences.sports);
    visit("markets", preferences.markets);
    visit("regions", preferences.regions);
    visit("books", preferences.books);
    visit("monthly_budget", preferences.monthlyBudget, Limits<std::int64_t>{1, mostCredits});
    visit("reserve", preferences.reserve, Limits<std::int64_t>{0, mostCredits});
    visit("horizon_hours", preferences.horizonHours, Limits<double>{1, 8760});
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
    if (!reader.unusable().isEmpty()) {
        read.reading = Reading::Corrected;
        read.remark = QCoreApplication::translate("evision::settings", "These could not be used and are as in a new "
                                                                       "installation: %1.")
                          .arg(reader.unusable().join(QStringLiteral(", ")));
    }
    return read;
}

} // namespace evision::settings
