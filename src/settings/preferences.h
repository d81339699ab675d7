// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_text.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace evision::settings {

enum class Scheme : std::uint8_t {
    System,
    Light,
    Dark,
};

enum class Density : std::uint8_t {
    Compact,
    Normal,
    Roomy,
};

enum class OddsFormat : std::uint8_t {
    Decimal,
    American,
    Fractional,
    HongKong,
    Malay,
    Indonesian,
    Share, ///< an exchange's: the chance a price implies
};

enum class Market : std::uint8_t {
    Demo,    ///< invented games, no key, no network
    Service, ///< the odds service, with the key that is kept
};

/// What the user decided. A value; what is not decided is as here. Keys, limits and names are in preferences.cpp.
struct Preferences {
    Scheme scheme = Scheme::System;
    Density density = Density::Normal;
    OddsFormat oddsFormat = OddsFormat::Decimal;
    bool reduceMotion = false;

    double minimumEv = 0.02;     ///< a fraction, 0 to 1
    double bankroll = 1000;      ///< in units of money, from 0
    double unit = 10;            ///< in units of money, from 0
    double kellyFraction = 0.25; ///< 0.01 to 1
    QString currency = QStringLiteral("EUR"); ///< ISO 4217

    Market market = Market::Demo;
    QString serviceAddress = QStringLiteral("https://api.the-odds-api.com");
    QStringList sports; ///< keys of the service; empty: the usual ones
    QStringList markets{QStringLiteral("h2h"), QStringLiteral("spreads"), QStringLiteral("totals")};
    QStringList regions{QStringLiteral("eu"), QStringLiteral("uk")};
    QStringList books;                ///< asked for instead of regions
    std::int64_t monthlyBudget = 500; ///< credits, from 1
    std::int64_t reserve = 0;         ///< of these, never spent by the program itself
    double horizonHours = 168;        ///< games that start later are not asked for

    bool operator==(const Preferences &) const = default;
};

[[nodiscard]] QByteArray textOf(const Preferences &preferences);
/// Never fails: what cannot be used is as in a new Preferences, and the remark says so.
[[nodiscard]] Read<Preferences> preferencesFrom(const QByteArray &text);

} // namespace evision::settings
