// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/grade.h"

#include <QFile>

#include <optional>
#include <string>

namespace evision::ledger {

/// A bet on one outcome of Reds against Blues.
inline Selection selection(const std::string &market, const std::string &name, std::optional<double> point = {},
                           const std::string &sport = "soccer_epl")
{
    Selection made;
    made.eventId = "e1";
    made.sportKey = sport;
    made.homeTeam = "Reds";
    made.awayTeam = "Blues";
    made.market = market;
    made.name = name;
    made.point = point;
    return made;
}

inline MatchResult ended(int home, int away)
{
    MatchResult result;
    result.final = Score{home, away};
    return result;
}

/// The rules that the program ships with.
inline SettlementRules shippedRules()
{
    QFile file(QStringLiteral(EVISION_SOURCE_DIR "/resources/settlement_rules.csv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no resources/settlement_rules.csv");
    return SettlementRules::parse(file.readAll().toStdString()).value();
}

} // namespace evision::ledger
