// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "ledger/settled_bet.h"
#include "storage/connection.h"
#include "storage/ledger_bet.h"
#include "storage/ledger_chain.h"
#include "storage/ledger_results.h"
#include "storage/storage_error.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace evision::storage {

/// Where a list of bets goes on: after the bet that was placed then and has that id.
struct BetPlace {
    market::UnixSeconds placedAt = 0;
    std::string id;
};

/// Which bets to list; what is empty does not matter.
struct BetFilter {
    QString user;
    std::optional<bool> settled;
    std::optional<qint64> placedFrom; ///< milliseconds since 1970, inclusive
    std::optional<qint64> placedTo;   ///< exclusive
    int most = 1000;
    std::optional<BetPlace> after = {}; ///< for lists that are read page by page
};

/// What a check of the chain found.
struct ChainReport {
    qint64 entries = 0;
    bool sealed = false;            ///< there is a seal and a key to check it with
    std::optional<qint64> firstBad; ///< seq of the first entry that is not as it was written
    QString finding;                ///< a sentence; empty when all is well

    [[nodiscard]] bool isSound() const { return finding.isEmpty(); }
};

struct LedgerWrite;

/// The ledger of bets within one database whose schema is current. Lives on the connection's thread; every call blocks.
class LedgerStore {
public:
    /// `sealKey` may be empty: then the chain is there, and no seal.
    LedgerStore(Connection &connection, QByteArray sealKey) : m_connection(connection), m_sealKey(std::move(sealKey)) {}

    /// On which PostgreSQL tells that there is a new entry, with its seq.
    [[nodiscard]] static QString channel() { return QStringLiteral("evision_ledger"); }

    // What changes a bet and finds it otherwise than it was read is Changed, with both versions.

    /// Adds a bet and answers its version. A bet whose id is there already is Changed.
    [[nodiscard]] Stored<qint64> place(const ledger::Bet &bet, const QString &author, qint64 at);
    /// Replaces what is known of a bet, unless it is no longer at `version`: then Changed.
    [[nodiscard]] Stored<qint64> amend(const ledger::Bet &bet, qint64 version, const QString &author, qint64 at);
    /// Ends a bet, or ends it differently; its payout is computed here.
    [[nodiscard]] Stored<qint64> settle(const std::string &betId, ledger::BetSettlement settlement, qint64 version,
                                        const QString &author, qint64 at);

    /// Does what `write` says unless the ledger has taken it before; answers the version that it made of the bet,
    /// whenever that was. What failed may be tried again.
    [[nodiscard]] Stored<qint64> write(const LedgerWrite &write);

    [[nodiscard]] Stored<std::optional<LedgerBet>> find(const std::string &betId);
    /// In the order they were placed.
    [[nodiscard]] Stored<std::vector<LedgerBet>> list(const BetFilter &filter);

    /// The settled bets of the filter, for ledger::performanceOf; its `settled` and `most` do not matter.
    /// Told apart by more than nothing, groups of one currency stand together, in the order of their keys; EV from low
    /// to high.
    [[nodiscard]] Stored<std::vector<ResultGroup>> results(const BetFilter &filter, ResultsBy by = ResultsBy::Nothing);
    /// Within a transaction: keeps other programs from writing until it ends.
    [[nodiscard]] Stored<Done> lock();

    /// Of a ledger whose schema was an older one: adds what results are counted by.
    [[nodiscard]] Stored<Done> completeResults();

    /// How many entries there are, and so the seq of the last: it grows with every change.
    [[nodiscard]] Stored<qint64> entries();

    /// Reads the whole chain. Only what could not be read is an error; what was tampered with is in the report.
    [[nodiscard]] Stored<ChainReport> verify();

private:
    [[nodiscard]] Stored<qint64> append(LedgerEntry entry);
    /// Pays `entry` out by its settlement and adds that.
    [[nodiscard]] Stored<qint64> end(LedgerBet entry, const QString &author, qint64 at);
    [[nodiscard]] Stored<LedgerSeal> seal();
    [[nodiscard]] Stored<Done> writeSeal(LedgerSeal seal);
    [[nodiscard]] Stored<Done> writeBet(const LedgerBet &bet, bool isNew);
    /// The bet of `mine` if it is still at that version.
    [[nodiscard]] Stored<LedgerBet> expect(const LedgerBet &mine);
    [[nodiscard]] StorageError conflict(const LedgerBet &mine, const std::optional<LedgerBet> &theirs);
    [[nodiscard]] Stored<std::vector<ResultGroup>> resultsOf(const ResultGroup &group, const BetFilter &filter,
                                                             ResultsBy by);
    [[nodiscard]] Stored<Done> tellOthers(qint64 seq);
    /// 0 for one that was never taken.
    [[nodiscard]] Stored<qint64> versionMadeBy(const QString &key);
    [[nodiscard]] Stored<qint64> apply(const LedgerWrite &write);
    /// Asks of each bet of the list; answers a sentence on the first that is not, else an empty one.
    [[nodiscard]] Stored<QString>
    compareBets(const std::function<bool(const QString &id, const QByteArray &bet, const QByteArray &settlement,
                                         qint64 version)> &isAsTold);

    Connection &m_connection;
    QByteArray m_sealKey;
};

} // namespace evision::storage
