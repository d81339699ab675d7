// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_store.h"

#include <QHash>

#include <utility>

namespace evision::storage {

namespace {

LedgerEntry entryOf(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            row.value(1).toLongLong(),
            row.value(2).toString(),
            row.value(3).toString(),
            row.value(4).toString(),
            row.value(5).toString().toUtf8(),
            row.value(6).toString().toLatin1(),
            row.value(7).toString().toLatin1()};
}

/// What the entries say of a bet: how it was last written, and its last settlement.
struct Told {
    QByteArray bet;
    QByteArray settlement;
    qint64 version = 0;

    bool operator==(const Told &) const = default;
};

/// Follows the entries one by one and stops at the first that is not as it was written.
class ChainWalk {
public:
    /// False at the first bad one.
    [[nodiscard]] bool take(const LedgerEntry &entry)
    {
        const qint64 seq = m_entries + 1;
        if (entry.seq != seq)
            m_finding = QStringLiteral("Entry %1 is missing: the next one there is %2.").arg(seq).arg(entry.seq);
        else if (entry.previous != m_head)
            m_finding =
                QStringLiteral("Entry %1 does not follow the one before it: one of them was exchanged.").arg(seq);
        else if (hashOf(entry) != entry.hash)
            m_finding = QStringLiteral("Entry %1 is not as it was written.").arg(seq);
        if (!m_finding.isEmpty())
            return false;
        m_entries = seq;
        m_head = entry.hash;
        Told &bet = m_told[entry.betId];
        (entry.kind == QLatin1String("settled") ? bet.settlement : bet.bet) = entry.body;
        bet.version = seq;
        return true;
    }
    [[nodiscard]] qint64 entries() const noexcept { return m_entries; }
    [[nodiscard]] const QByteArray &head() const noexcept { return m_head; }
    [[nodiscard]] const QString &finding() const noexcept { return m_finding; }
    /// Forgets the bet, so that what is left at the end are those that nobody asked for.
    [[nodiscard]] Told takeTold(const QString &betId) { return m_told.take(betId); }
    [[nodiscard]] const QHash<QString, Told> &told() const noexcept { return m_told; }

private:
    qint64 m_entries = 0;
    QByteArray m_head = chainStart();
    QString m_finding;
    QHash<QString, Told> m_told;
};

QString findingOf(const LedgerSeal &seal, const ChainWalk &walk, const QByteArray &key)
{
    if (seal.entries > walk.entries()) {
        return QStringLiteral("The last entries were removed: %1 were sealed and %2 are left.")
            .arg(seal.entries)
            .arg(walk.entries());
    }
    if (seal.entries < walk.entries() || seal.head != walk.head())
        return QStringLiteral("Entries were added or exchanged by something that does not know the seal.");
    if (!key.isEmpty() && !seal.mac.isEmpty() && macOf(seal, key) != seal.mac)
        return QStringLiteral("The seal was not made with this user's key: the ledger was made anew.");
    return {};
}

} // namespace

Stored<QString> LedgerStore::compareBets(
    const std::function<bool(const QString &, const QByteArray &, const QByteArray &, qint64)> &isAsTold)
{
    auto rows = m_connection.run(
        QStringLiteral("SELECT bet_id, bet, settlement, version FROM ledger_bets ORDER BY placed_at, bet_id"));
    if (!rows)
        return Unexpected{rows.error()};
    auto more = m_connection.next(*rows);
    for (; more && *more; more = m_connection.next(*rows)) {
        const QString id = rows->value(0).toString();
        if (!isAsTold(id, rows->value(1).toString().toUtf8(), rows->value(2).toString().toUtf8(),
                      rows->value(3).toLongLong()))
            return QStringLiteral("The bet %1 is not what its entries say.").arg(id);
    }
    if (!more)
        return Unexpected{more.error()};
    return QString();
}

Stored<ChainReport> LedgerStore::verify()
{
    return m_connection.snapshot([&]() -> Stored<ChainReport> {
        const auto sealed = seal();
        if (!sealed)
            return Unexpected{sealed.error()};
        auto rows = m_connection.run(QStringLiteral(
            "SELECT seq, at, author, kind, bet_id, body, previous, hash FROM ledger_entries ORDER BY seq"));
        if (!rows)
            return Unexpected{rows.error()};
        ChainWalk walk;
        bool sound = true;
        auto more = m_connection.next(*rows);
        for (; sound && more && *more; more = m_connection.next(*rows))
            sound = walk.take(entryOf(*rows));
        if (!more)
            return Unexpected{more.error()};
        ChainReport report;
        report.entries = walk.entries();
        report.sealed = !sealed->mac.isEmpty() && !m_sealKey.isEmpty();
        report.finding = sound ? findingOf(*sealed, walk, m_sealKey) : walk.finding();
        if (!report.isSound()) {
            report.firstBad = walk.entries() + 1;
            return report;
        }
        auto finding = compareBets(
            [&walk](const QString &id, const QByteArray &bet, const QByteArray &settlement, qint64 version) {
                return walk.takeTold(id) == Told{bet, settlement, version};
            });
        if (!finding)
            return Unexpected{finding.error()};
        report.finding = *finding;
        if (report.isSound() && !walk.told().isEmpty())
            report.finding =
                QStringLiteral("The bet %1 was taken out of the list of bets.").arg(walk.told().cbegin().key());
        return report;
    });
}

} // namespace evision::storage
