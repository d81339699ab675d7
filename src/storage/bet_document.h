// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "ledger/settled_bet.h"
#include "pricing/expected.h"

#include <QByteArray>
#include <QJsonObject>

#include <string>

/// Bets as JSON, as the ledger keeps them and as they are exported: every field is always there, null where it is
/// absent; money is a decimal string in major units beside its currency; times are ISO 8601 UTC. What is written reads
/// back as the same value. Errors of reading are sentences for the user.
namespace evision::storage {

[[nodiscard]] QJsonObject betObject(const ledger::Bet &bet);
[[nodiscard]] Expected<ledger::Bet, std::string> betFromObject(const QJsonObject &object);

[[nodiscard]] QJsonObject settlementObject(const ledger::BetSettlement &settlement, const market::Currency &currency);
[[nodiscard]] Expected<ledger::BetSettlement, std::string> settlementFromObject(const QJsonObject &object,
                                                                                const market::Currency &currency);

/// Without line ends, keys in the order of their letters: equal values are equal bytes.
[[nodiscard]] QByteArray compactText(const QJsonObject &object);
[[nodiscard]] Expected<QJsonObject, std::string> objectFromText(const QByteArray &text);

} // namespace evision::storage
