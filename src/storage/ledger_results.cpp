// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_results.h"

#include "ledger/counted_bet.h"
#include "storage/ledger_store.h"
#include "storage/sql_values.h"

#include <limits>

namespace evision::storage {

namespace {

/// How a bet counts, in the column `counts`; NULL in rows of before there was such a column.
enum class Counts : int { Open = 0, Settled = 1, Void = 2 };

constexpr qint64 millisPerSecond = 1000;

QVariant orNull(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::Double));
}

struct Condition {
    QString sql;
    QVariantList values;
};

Condition conditionOf(const BetFilter &filter)
{
    Condition condition;
    const auto require = [&condition](const char *sql, const QVariant &value) {
        condition.sql += QLatin1String(" AND ") + QLatin1String(sql);
        condition.values += value;
    };
    if (!filter.user.isEmpty())
        require("bettor = ?", filter.user);
    if (filter.placedFrom)
        require("placed_at >= ?", *filter.placedFrom);
    if (filter.placedTo)
        require("placed_at < ?", *filter.placedTo);
    return condition;
}

} // namespace

QVariantList resultColumnsOf(const LedgerBet &entry)
{
    const int paper = entry.bet.kind == ledger::BetKind::Paper ? 1 : 0;
    if (!entry.settlement)
        return {paper, static_cast<int>(Counts::Open), 0, QVariant(QMetaType(QMetaType::Double)), 0};
    const ledger::CountedBet counted = ledger::countedBet(entry.bet, *entry.settlement);
    return {paper, static_cast<int>(counted.isVoid ? Counts::Void : Counts::Settled),
            static_cast<qint64>(counted.stake), orNull(counted.expected), static_cast<qint64>(counted.match)};
}

Stored<std::vector<ResultGroup>> LedgerStore::results(const BetFilter &filter)
{
    return m_connection.snapshot([&]() -> Stored<std::vector<ResultGroup>> {
        auto rows = m_connection.run(QStringLiteral("SELECT DISTINCT paper, currency FROM ledger_bets WHERE counts > 0 "
                                                    "ORDER BY paper, currency"));
        if (!rows)
            return Unexpected{rows.error()};
        std::vector<ResultGroup> groups;
        auto more = m_connection.next(*rows);
        for (; more && *more; more = m_connection.next(*rows)) {
            const auto currency = market::Currency::fromCode(rows->value(1).toString().toStdString());
            if (!currency)
                return Unexpected{StorageError{StorageFault::Impossible, QString::fromStdString(currency.error())}};
            groups.push_back({*currency, rows->value(0).toInt() == 1, {}});
        }
        if (!more)
            return Unexpected{more.error()};
        for (ResultGroup &group : groups) {
            if (auto read = addResults(group, filter); !read)
                return Unexpected{read.error()};
        }
        std::erase_if(groups, [](const ResultGroup &group) { return group.bets.empty(); });
        return groups;
    });
}

/// Of an index that has every column, in numbers alone: a text costs a driver as much as four of them.
Stored<Done> LedgerStore::addResults(ResultGroup &group, const BetFilter &filter)
{
    const Condition condition = conditionOf(filter);
    auto rows = m_connection.run(
        QStringLiteral("SELECT placed_at, counted_stake, profit, price, counted_expected, event_number, counts FROM "
                       "ledger_bets WHERE paper = ? AND currency = ? AND counts > 0") +
            condition.sql,
        QVariantList{group.paper ? 1 : 0, text(group.currency.code())} + condition.values);
    if (!rows)
        return Unexpected{rows.error()};
    auto more = m_connection.next(*rows);
    for (; more && *more; more = m_connection.next(*rows)) {
        ledger::CountedBet bet;
        bet.placedAt = rows->value(0).toLongLong() / millisPerSecond;
        bet.stake = rows->value(1).toLongLong();
        bet.profit = rows->value(2).toLongLong();
        bet.price = rows->value(3).toDouble();
        if (const QVariant expected = rows->value(4); !expected.isNull())
            bet.expected = expected.toDouble();
        bet.match = rows->value(5).toLongLong();
        bet.isVoid = rows->value(6).toInt() == static_cast<int>(Counts::Void);
        group.bets.push_back(bet);
    }
    if (!more)
        return Unexpected{more.error()};
    return Done{};
}

Stored<Done> LedgerStore::completeResults()
{
    auto missing = m_connection.run(QStringLiteral("SELECT 1 FROM ledger_bets WHERE paper IS NULL LIMIT 1"));
    if (!missing)
        return Unexpected{missing.error()};
    const auto any = m_connection.next(*missing);
    if (!any)
        return Unexpected{any.error()};
    if (!*any) // so that a file which may only be read is not written to
        return Done{};
    missing->finish();
    return m_connection.transaction([&]() -> Stored<Done> {
        if (auto locked = lock(); !locked)
            return locked;
        BetFilter all;
        all.most = std::numeric_limits<int>::max();
        const auto bets = list(all);
        if (!bets)
            return Unexpected{bets.error()};
        for (const LedgerBet &bet : *bets) {
            if (auto written = writeBet(bet, false); !written)
                return written;
        }
        return Done{};
    });
}

} // namespace evision::storage
