// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_copy.h"

#include <QCryptographicHash>
#include <QSqlRecord>
#include <QStringList>
#include <QVariant>

#include <array>

namespace evision::storage {

namespace {

constexpr qint64 rowsPerTransaction = 500;

/// A table with its columns, the first of which is its key and its order.
struct Table {
    const char *name;
    const char *columns;
    int columnCount;
    const char *key;
    bool keyIsText;
};

// In the order in which they may be filled: bets refer to entries.
constexpr std::array<Table, 3> tables = {
    {{"ledger_entries", "seq, at, author, kind, bet_id, body, previous, hash", 8, "seq", false},
     {"ledger_bets",
      "bet_id, version, bettor, placed_at, kind, state, event_id, sport_key, commence_time, market, bookmaker, "
      "currency, "
      "stake, price, expected, returned, profit, bet, settlement, paper, counts, counted_stake, counted_expected, "
      "event_number",
      24, "bet_id", true},
     {"ledger_seal", "id, entries, head, mac", 4, "id", false}}};

/// Ordered alike on both: PostgreSQL orders texts by the rules of a language unless it is told to take their bytes.
QString selectAll(const Table &table, Backend backend)
{
    const bool byBytes = table.keyIsText && backend == Backend::Postgres;
    return QStringLiteral("SELECT %1 FROM %2 ORDER BY %3%4")
        .arg(QLatin1String(table.columns), QLatin1String(table.name), QLatin1String(table.key),
             byBytes ? QStringLiteral(" COLLATE \"C\"") : QString());
}

QString insertInto(const Table &table)
{
    QStringList values;
    for (int column = 0; column < table.columnCount; ++column)
        values += QStringLiteral("?");
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
        .arg(QLatin1String(table.name), QLatin1String(table.columns), values.join(QLatin1String(", ")));
}

QVariantList valuesOf(const QSqlQuery &row, int columns)
{
    QVariantList values;
    for (int column = 0; column < columns; ++column) {
        const QVariant value = row.value(column);
        // An empty text that came from a database is not null, and must not become so.
        const bool emptyText =
            value.typeId() == QMetaType::QString && !row.isNull(column) && value.toString().isEmpty();
        values += emptyText ? QVariant(QStringLiteral("")) : value;
    }
    return values;
}

Stored<qint64> countOf(Connection &connection, const Table &table)
{
    auto rows = connection.run(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table.name));
    if (!rows)
        return Unexpected{rows.error()};
    if (const auto more = connection.next(*rows); !more)
        return Unexpected{more.error()};
    return rows->value(0).toLongLong();
}

struct Head {
    qint64 seq = 0;
    QString hash;
};

Stored<Head> headOf(Connection &connection)
{
    auto row = connection.run(QStringLiteral("SELECT seq, hash FROM ledger_entries ORDER BY seq DESC LIMIT 1"));
    if (!row)
        return Unexpected{row.error()};
    const auto more = connection.next(*row);
    if (!more)
        return Unexpected{more.error()};
    if (!*more)
        return Head{};
    return Head{row->value(0).toLongLong(), row->value(1).toString()};
}

/// Every entry holds the hash of the one before, so one equal entry says that all before it are.
Stored<Done> expectBeginning(Connection &from, Connection &to, const Head &there)
{
    if (there.seq == 0)
        return Done{};
    auto same = from.run(QStringLiteral("SELECT hash FROM ledger_entries WHERE seq = ?"), {there.seq});
    if (!same)
        return Unexpected{same.error()};
    const auto more = from.next(*same);
    if (!more)
        return Unexpected{more.error()};
    if (*more && same->value(0).toString() == there.hash)
        return Done{};
    return Unexpected{StorageError{StorageFault::Refused,
                                   QStringLiteral("%1 holds another ledger, or one that went on by itself; nothing was "
                                                  "copied over it.")
                                       .arg(to.url().shown())}};
}

/// Copies tables row by row, a few hundred rows a transaction.
class Copier {
public:
    Copier(Connection &from, Connection &to, const OnProgress &onProgress)
        : m_from(from), m_to(to), m_onProgress(onProgress)
    {
    }

    [[nodiscard]] Stored<CopyResult> copy()
    {
        const auto there = headOf(m_to);
        if (!there)
            return Unexpected{there.error()};
        if (auto beginning = expectBeginning(m_from, m_to, *there); !beginning)
            return Unexpected{beginning.error()};
        for (const Table &table : tables) {
            const auto count = countOf(m_from, table);
            if (!count)
                return Unexpected{count.error()};
            m_progress.total += *count;
        }
        m_progress.done = there->seq;
        // What the entries come to is copied anew: it may have changed with those that were added.
        if (auto cleared = clear(tables[1]); !cleared)
            return Unexpected{cleared.error()};
        if (auto cleared = clear(tables[2]); !cleared)
            return Unexpected{cleared.error()};
        auto done = fill(tables[0], QStringLiteral("SELECT %1 FROM ledger_entries WHERE seq > %2 ORDER BY seq")
                                        .arg(QLatin1String(tables[0].columns))
                                        .arg(there->seq));
        for (std::size_t at = 1; done && m_result.complete && at < tables.size(); ++at)
            done = fill(tables[at], selectAll(tables[at], m_from.backend()));
        if (!done)
            return Unexpected{done.error()};
        return m_result;
    }

private:
    [[nodiscard]] Stored<Done> clear(const Table &table)
    {
        auto cleared = m_to.run(QStringLiteral("DELETE FROM ") + QLatin1String(table.name));
        if (!cleared)
            return Unexpected{cleared.error()};
        return Done{};
    }

    [[nodiscard]] Stored<Done> fill(const Table &table, const QString &select)
    {
        auto rows = m_from.run(select);
        if (!rows)
            return Unexpected{rows.error()};
        const QString insert = insertInto(table);
        auto more = m_from.next(*rows);
        while (more && *more) {
            auto written = m_to.transaction([&]() -> Stored<Done> {
                for (qint64 count = 0; more && *more && count < rowsPerTransaction;
                     ++count, more = m_from.next(*rows)) {
                    if (auto added = m_to.run(insert, valuesOf(*rows, table.columnCount)); !added)
                        return Unexpected{added.error()};
                    ++m_result.rows;
                    ++m_progress.done;
                }
                return Done{};
            });
            if (!written)
                return written;
            if (m_onProgress && !m_onProgress(m_progress)) {
                m_result.complete = false;
                return Done{};
            }
        }
        if (!more)
            return Unexpected{more.error()};
        return Done{};
    }

    Connection &m_from;
    Connection &m_to;
    const OnProgress &m_onProgress;
    CopyProgress m_progress;
    CopyResult m_result;
};

void addTo(QCryptographicHash &hash, const QSqlQuery &row, int columns)
{
    for (int column = 0; column < columns; ++column) {
        // Drivers differ in the types they read a number with; its shortest text they agree on.
        const QVariant value = row.value(column);
        const QByteArray text = row.isNull(column)                    ? QByteArrayLiteral("null")
                                : value.typeId() == QMetaType::Double ? QByteArray::number(value.toDouble(), 'g', 17)
                                                                      : value.toString().toUtf8();
        hash.addData(QByteArray::number(text.size()) + ':' + text);
    }
}

} // namespace

Stored<QByteArray> hashOfLedger(Connection &connection)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Table &table : tables) {
        auto rows = connection.run(selectAll(table, connection.backend()));
        if (!rows)
            return Unexpected{rows.error()};
        auto more = connection.next(*rows);
        for (; more && *more; more = connection.next(*rows))
            addTo(hash, *rows, table.columnCount);
        if (!more)
            return Unexpected{more.error()};
    }
    return hash.result().toHex();
}

Stored<CopyResult> copyLedger(Connection &from, Connection &to, const OnProgress &onProgress)
{
    return from.snapshot([&]() -> Stored<CopyResult> {
        auto copied = Copier(from, to, onProgress).copy();
        if (!copied || !copied->complete)
            return copied;
        const auto source = hashOfLedger(from);
        if (!source)
            return Unexpected{source.error()};
        const auto target = hashOfLedger(to);
        if (!target)
            return Unexpected{target.error()};
        if (*source != *target) {
            return Unexpected{
                StorageError{StorageFault::Impossible,
                             QStringLiteral("The copy in %1 is not the same as the original.").arg(to.url().shown())}};
        }
        return copied;
    });
}

} // namespace evision::storage
