// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_results.h"

#include "ledger/counted_bet.h"
#include "storage/ledger_store.h"
#include "storage/sql_values.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <iterator>
#include <limits>
#include <map>
#include <set>

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

/// What is read in addition, as the eighth column.
QString keyColumnOf(ResultsBy by)
{
    switch (by) {
    case ResultsBy::Sport:
        return QStringLiteral(", CASE WHEN kind = 'parlay' THEN kind ELSE sport_key END");
    case ResultsBy::Market:
        return QStringLiteral(", CASE WHEN kind = 'parlay' THEN kind ELSE market END");
    case ResultsBy::Bookmaker:
        return QStringLiteral(", bookmaker");
    case ResultsBy::Tag:
        return QStringLiteral(", bet");
    case ResultsBy::Nothing:
    case ResultsBy::ExpectedValue:
    case ResultsBy::Month:
        break;
    }
    return {};
}

/// The key of a group, after what it is sorted by before that.
using Key = std::pair<int, std::string>;

Key expectedKeyOf(const std::optional<double> &expected)
{
    struct Step {
        double below;
        const char *name;
    };
    static constexpr std::array<Step, 5> steps = {{{0, "below 0 %"},
                                                   {0.02, "0 to 2 %"},
                                                   {0.05, "2 to 5 %"},
                                                   {0.1, "5 to 10 %"},
                                                   {std::numeric_limits<double>::infinity(), "10 % and more"}}};
    if (!expected)
        return {static_cast<int>(steps.size()), "not known"};
    int place = 0;
    while (*expected >= steps[static_cast<std::size_t>(place)].below)
        ++place;
    return {place, steps[static_cast<std::size_t>(place)].name};
}

std::vector<Key> tagKeysOf(const QByteArray &bet)
{
    std::set<std::string> tags; // a tag that stands twice counts once
    const QJsonArray written = QJsonDocument::fromJson(bet).object().value(QStringLiteral("tags")).toArray();
    for (const QJsonValue tag : written)
        tags.insert(tag.toString().toStdString());
    if (tags.empty())
        return {{0, std::string()}};
    std::vector<Key> keys;
    for (const std::string &tag : tags)
        keys.emplace_back(0, tag);
    return keys;
}

std::vector<Key> keysOf(const ledger::CountedBet &bet, const QSqlQuery &row, ResultsBy by)
{
    constexpr int keyColumn = 7;
    switch (by) {
    case ResultsBy::Sport:
    case ResultsBy::Market:
    case ResultsBy::Bookmaker:
        return {{0, row.value(keyColumn).toString().toStdString()}};
    case ResultsBy::Tag:
        return tagKeysOf(row.value(keyColumn).toString().toUtf8());
    case ResultsBy::ExpectedValue:
        return {expectedKeyOf(bet.expected)};
    case ResultsBy::Month:
        return {
            {0,
             QDateTime::fromSecsSinceEpoch(bet.placedAt, Qt::UTC).toString(QStringLiteral("yyyy-MM")).toStdString()}};
    case ResultsBy::Nothing:
        break;
    }
    return {{}};
}

ledger::CountedBet countedBetOf(const QSqlQuery &row)
{
    ledger::CountedBet bet;
    bet.placedAt = row.value(0).toLongLong() / millisPerSecond;
    bet.stake = row.value(1).toLongLong();
    bet.profit = row.value(2).toLongLong();
    bet.price = row.value(3).toDouble();
    if (const QVariant expected = row.value(4); !expected.isNull())
        bet.expected = expected.toDouble();
    bet.match = row.value(5).toLongLong();
    bet.isVoid = row.value(6).toInt() == static_cast<int>(Counts::Void);
    return bet;
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

Stored<std::vector<ResultGroup>> LedgerStore::results(const BetFilter &filter, ResultsBy by)
{
    return m_connection.snapshot([&]() -> Stored<std::vector<ResultGroup>> {
        auto rows = m_connection.run(QStringLiteral("SELECT DISTINCT paper, currency FROM ledger_bets WHERE counts > 0 "
                                                    "ORDER BY paper, currency"));
        if (!rows)
            return Unexpected{rows.error()};
        std::vector<ResultGroup> addable;
        auto more = m_connection.next(*rows);
        for (; more && *more; more = m_connection.next(*rows)) {
            const auto currency = market::Currency::fromCode(rows->value(1).toString().toStdString());
            if (!currency)
                return Unexpected{StorageError{StorageFault::Impossible, QString::fromStdString(currency.error())}};
            addable.push_back({*currency, rows->value(0).toInt() == 1, {}, {}});
        }
        if (!more)
            return Unexpected{more.error()};
        std::vector<ResultGroup> groups;
        for (const ResultGroup &group : addable) {
            auto read = resultsOf(group, filter, by);
            if (!read)
                return read;
            groups.insert(groups.end(), std::make_move_iterator(read->begin()), std::make_move_iterator(read->end()));
        }
        return groups;
    });
}

/// Of an index that has every column, unless they are told apart by another, and in numbers alone: a text costs a
/// driver as much as four of them.
Stored<std::vector<ResultGroup>> LedgerStore::resultsOf(const ResultGroup &group, const BetFilter &filter, ResultsBy by)
{
    const Condition condition = conditionOf(filter);
    auto rows = m_connection.run(
        QStringLiteral("SELECT placed_at, counted_stake, profit, price, counted_expected, event_number, counts%1 FROM "
                       "ledger_bets WHERE paper = ? AND currency = ? AND counts > 0%2")
            .arg(keyColumnOf(by), condition.sql),
        QVariantList{group.paper ? 1 : 0, text(group.currency.code())} + condition.values);
    if (!rows)
        return Unexpected{rows.error()};
    std::map<Key, ResultGroup> groups;
    auto more = m_connection.next(*rows);
    for (; more && *more; more = m_connection.next(*rows)) {
        const ledger::CountedBet bet = countedBetOf(*rows);
        for (const Key &key : keysOf(bet, *rows, by)) {
            const auto [at, isNew] = groups.try_emplace(key, group);
            if (isNew)
                at->second.key = key.second;
            at->second.bets.push_back(bet);
        }
    }
    if (!more)
        return Unexpected{more.error()};
    std::vector<ResultGroup> sorted;
    for (auto &[key, each] : groups)
        sorted.push_back(std::move(each));
    return sorted;
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
