// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"
#include "storage/ledger_bet.h"

#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace evision::storage {

/// One change of the ledger as a value, which can wait in a file until the server is back. Made by place(), amend() or
/// settle().
struct LedgerWrite {
    enum class Kind : std::uint8_t { Place, Amend, Settle };

    QString key; ///< a UUID: what comes twice under one key is done once
    Kind kind = Kind::Place;
    ledger::Bet bet;                  ///< as it is to be; of Settle as it was read
    ledger::BetSettlement settlement; ///< of Settle; its payout is computed when it is written
    qint64 version = 0;               ///< of the bet as it was read; 0 for Place
    /// Key of an earlier write that made the version which was read, while nobody can say its number.
    QString after;
    QString author;
    qint64 at = 0; ///< milliseconds since 1970

    [[nodiscard]] static LedgerWrite place(ledger::Bet bet, const QString &author, qint64 at);
    [[nodiscard]] static LedgerWrite amend(ledger::Bet bet, qint64 version, const QString &author, qint64 at);
    [[nodiscard]] static LedgerWrite settle(const LedgerBet &bet, ledger::BetSettlement settlement,
                                            const QString &author, qint64 at);
};

[[nodiscard]] QJsonObject writeObject(const LedgerWrite &write);
/// The error is a sentence.
[[nodiscard]] Expected<LedgerWrite, std::string> writeFromObject(const QJsonObject &object);

/// A change that was made to a bet which is no longer as it was read: both versions, for the user to choose.
struct BetConflict {
    LedgerBet mine;                  ///< as it was to become, with the version that was read
    std::optional<LedgerBet> theirs; ///< nothing where there is no such bet
    QString author;                  ///< of theirs
    qint64 at = 0;                   ///< when theirs was written, milliseconds since 1970
};

} // namespace evision::storage
