// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/ledger_schema.h"
#include "storage/ledger_store.h"
#include "storage/migration.h"

#include "bets.h"

namespace evision::storage {

/// A ledger in a database of its own.
struct OpenLedger {
    explicit OpenLedger(const DatabaseUrl &url, const QByteArray &key = "key") : connection(url), store(connection, key)
    {
        if (!connection.open() || !Migrator(ledgerSchema()).migrate(connection))
            qFatal("no ledger");
    }
    void place(const std::string &id, ledger::Grade grade = ledger::Grade::Won)
    {
        constexpr qint64 now = 1795510800000;
        ledger::Bet bet = sampleBet(id);
        bet.notes = id == "b3" ? "" : "it's \xe2\x82\xac \\ \"quoted\"\n";
        bet.legs.front().fairProbability = 1.0 / 3;
        const auto version = store.place(bet, QStringLiteral("owner"), now);
        if (!version || (id != "b2" && !store.settle(id, graded(grade), *version, QStringLiteral("owner"), now)))
            qFatal("no bet");
    }

    Connection connection;
    LedgerStore store;
};

} // namespace evision::storage
