// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/ledger_schema.h"
#include "storage/ledger_store.h"
#include "storage/migration.h"

#include "bets.h"

#include <QFile>

namespace evision::storage {

/// Runs a file of statements, one a line: a ledger as a released version left it.
inline Stored<Done> fillFrom(const QString &file, const DatabaseUrl &url)
{
    QFile text(file);
    if (!text.open(QIODevice::ReadOnly))
        return Unexpected{StorageError{StorageFault::Refused, file}};
    Connection connection(url);
    if (auto opened = connection.open(); !opened)
        return opened;
    while (!text.atEnd()) {
        if (auto run = connection.run(QString::fromUtf8(text.readLine())); !run)
            return Unexpected{run.error()};
    }
    return Done{};
}

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
