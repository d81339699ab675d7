// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_store.h"

#include "storage/bet_document.h"

#include <QStringList>
#include <QVariant>

namespace evision::storage {

namespace {

using ledger::Bet;
using ledger::BetSettlement;

constexpr qint64 millisPerSecond = 1000;

StorageError changed(const std::string &betId)
{
    return {StorageFault::Changed,
            QStringLiteral("The bet %1 was changed meanwhile, or is there already. Read it again before you change it.")
                .arg(QString::fromStdString(betId))};
}

StorageError impossible(const std::string &sentence)
{
    return {StorageFault::Impossible, QString::fromStdString(sentence)};
}

QVariant orNull(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::Double));
}

QVariant orNull(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::LongLong));
}

/// A text that is null would be written as NULL.
QVariant text(const QString &value)
{
    return value.isNull() ? QVariant(QStringLiteral("")) : QVariant(value);
}

QVariant text(const QByteArray &value)
{
    return text(QString::fromUtf8(value));
}

QVariant text(const std::string &value)
{
    return QString::fromStdString(value);
}

QVariant text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

std::string_view stateOf(const LedgerBet &bet)
{
    if (!bet.settlement)
        return "open";
    const auto grade = ledger::gradeOf(bet.bet, *bet.settlement);
    return grade ? ledger::gradeId(*grade) : "cashed_out";
}

double priceOf(const Bet &bet)
{
    double price = 1;
    for (const ledger::BetLeg &leg : bet.legs)
        price *= leg.price;
    return price;
}

/// The columns of ledger_bets but the key, in their order.
QVariantList columnsOf(const LedgerBet &entry)
{
    const Bet &bet = entry.bet;
    const ledger::Selection &first = bet.legs.front().selection;
    const bool timed = first.commenceTime != market::noTime;
    const auto settlement = entry.settlement;
    return {entry.version,
            text(bet.user),
            static_cast<qint64>(bet.placedAt * millisPerSecond),
            text(ledger::betKindId(bet.kind)),
            text(stateOf(entry)),
            text(first.eventId),
            text(first.sportKey),
            orNull(timed ? std::optional<qint64>(first.commenceTime * millisPerSecond) : std::nullopt),
            text(first.market),
            text(bet.bookmaker),
            text(bet.stake.currency.code()),
            static_cast<qint64>(bet.stake.minor),
            priceOf(bet),
            orNull(ledger::expectedValueOf(bet)),
            orNull(settlement ? std::optional<qint64>(settlement->payout.returned) : std::nullopt),
            orNull(settlement ? std::optional<qint64>(settlement->payout.profit) : std::nullopt),
            QString::fromUtf8(compactText(betObject(bet))),
            settlement ? QVariant(QString::fromUtf8(compactText(settlementObject(*settlement, bet.stake.currency))))
                       : QVariant(QMetaType(QMetaType::QString))};
}

/// Of the columns bet, settlement, version.
Stored<LedgerBet> betOf(const QSqlQuery &row)
{
    LedgerBet entry;
    const auto object = objectFromText(row.value(0).toString().toUtf8());
    if (!object)
        return Unexpected{impossible(object.error())};
    auto bet = betFromObject(*object);
    if (!bet)
        return Unexpected{impossible(bet.error())};
    entry.bet = std::move(bet).value();
    entry.version = row.value(2).toLongLong();
    if (row.value(1).isNull())
        return entry;
    const auto settled = objectFromText(row.value(1).toString().toUtf8());
    if (!settled)
        return Unexpected{impossible(settled.error())};
    auto settlement = settlementFromObject(*settled, entry.bet.stake.currency);
    if (!settlement)
        return Unexpected{impossible(settlement.error())};
    entry.settlement = std::move(settlement).value();
    return entry;
}

QString selectBets(const QString &rest)
{
    return QStringLiteral("SELECT bet, settlement, version FROM ledger_bets") + rest;
}

} // namespace

Stored<Done> LedgerStore::lock()
{
    if (m_connection.backend() == Backend::Sqlite)
        return Done{}; // the transaction holds the lock
    auto locked = m_connection.run(QStringLiteral("LOCK TABLE ledger_seal IN EXCLUSIVE MODE"));
    if (!locked)
        return Unexpected{locked.error()};
    return Done{};
}

Stored<qint64> LedgerStore::place(const Bet &bet, const QString &author, qint64 at)
{
    if (const std::string mistake = ledger::mistakeOf(bet); !mistake.empty())
        return Unexpected{impossible(mistake)};
    return m_connection.transaction([&]() -> Stored<qint64> {
        if (auto locked = lock(); !locked)
            return Unexpected{locked.error()};
        const auto there = find(bet.id);
        if (!there)
            return Unexpected{there.error()};
        if (there->has_value())
            return Unexpected{changed(bet.id)};
        auto seq = append({0,
                           at,
                           author,
                           QStringLiteral("placed"),
                           QString::fromStdString(bet.id),
                           compactText(betObject(bet)),
                           {},
                           {}});
        if (!seq)
            return seq;
        if (auto written = writeBet({bet, std::nullopt, *seq}, true); !written)
            return Unexpected{written.error()};
        return seq;
    });
}

Stored<qint64> LedgerStore::amend(const Bet &bet, qint64 version, const QString &author, qint64 at)
{
    if (const std::string mistake = ledger::mistakeOf(bet); !mistake.empty())
        return Unexpected{impossible(mistake)};
    return m_connection.transaction([&]() -> Stored<qint64> {
        auto entry = expect(bet.id, version);
        if (!entry)
            return Unexpected{entry.error()};
        entry->bet = bet;
        auto seq = append({0,
                           at,
                           author,
                           QStringLiteral("amended"),
                           QString::fromStdString(bet.id),
                           compactText(betObject(bet)),
                           {},
                           {}});
        if (!seq)
            return seq;
        entry->version = *seq;
        if (entry->settlement)
            return end(std::move(entry).value(), author, at); // at another price or stake it pays something else
        if (auto written = writeBet(*entry, false); !written)
            return Unexpected{written.error()};
        return seq;
    });
}

Stored<qint64> LedgerStore::settle(const std::string &betId, BetSettlement settlement, qint64 version,
                                   const QString &author, qint64 at)
{
    return m_connection.transaction([&]() -> Stored<qint64> {
        auto entry = expect(betId, version);
        if (!entry)
            return Unexpected{entry.error()};
        entry->settlement = std::move(settlement);
        return end(std::move(entry).value(), author, at);
    });
}

Stored<qint64> LedgerStore::end(LedgerBet entry, const QString &author, qint64 at)
{
    const auto payout = ledger::payoutOf(entry.bet, *entry.settlement);
    if (!payout)
        return Unexpected{impossible(payout.error())};
    entry.settlement->payout = *payout;
    auto seq = append({0,
                       at,
                       author,
                       QStringLiteral("settled"),
                       QString::fromStdString(entry.bet.id),
                       compactText(settlementObject(*entry.settlement, entry.bet.stake.currency)),
                       {},
                       {}});
    if (!seq)
        return seq;
    entry.version = *seq;
    if (auto written = writeBet(entry, false); !written)
        return Unexpected{written.error()};
    return seq;
}

Stored<LedgerBet> LedgerStore::expect(const std::string &betId, qint64 version)
{
    if (auto locked = lock(); !locked)
        return Unexpected{locked.error()};
    auto found = find(betId);
    if (!found)
        return Unexpected{found.error()};
    if (!found->has_value() || (*found)->version != version)
        return Unexpected{changed(betId)};
    return std::move(**found);
}

Stored<std::optional<LedgerBet>> LedgerStore::find(const std::string &betId)
{
    auto rows = m_connection.run(selectBets(QStringLiteral(" WHERE bet_id = ?")), {text(betId)});
    if (!rows)
        return Unexpected{rows.error()};
    if (!rows->next())
        return std::optional<LedgerBet>();
    auto bet = betOf(*rows);
    if (!bet)
        return Unexpected{bet.error()};
    return std::optional<LedgerBet>(std::move(bet).value());
}

Stored<std::vector<LedgerBet>> LedgerStore::list(const BetFilter &filter)
{
    QStringList conditions;
    QVariantList values;
    const auto require = [&](const char *condition, const QVariant &value) {
        conditions += QLatin1String(condition);
        values += value;
    };
    if (!filter.user.isEmpty())
        require("bettor = ?", filter.user);
    if (filter.settled)
        require(*filter.settled ? "state <> ?" : "state = ?", QStringLiteral("open"));
    if (filter.placedFrom)
        require("placed_at >= ?", *filter.placedFrom);
    if (filter.placedTo)
        require("placed_at < ?", *filter.placedTo);
    const QString where =
        conditions.isEmpty() ? QString() : QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
    values += filter.most;
    auto rows = m_connection.run(selectBets(where + QStringLiteral(" ORDER BY placed_at, bet_id LIMIT ?")), values);
    if (!rows)
        return Unexpected{rows.error()};
    std::vector<LedgerBet> bets;
    while (rows->next()) {
        auto bet = betOf(*rows);
        if (!bet)
            return Unexpected{bet.error()};
        bets.push_back(std::move(bet).value());
    }
    return bets;
}

Stored<LedgerSeal> LedgerStore::seal()
{
    auto row = m_connection.run(QStringLiteral("SELECT entries, head, mac FROM ledger_seal WHERE id = 1"));
    if (!row)
        return Unexpected{row.error()};
    if (!row->next())
        return LedgerSeal{0, chainStart(), {}};
    return LedgerSeal{row->value(0).toLongLong(), row->value(1).toString().toLatin1(),
                      row->value(2).toString().toLatin1()};
}

Stored<Done> LedgerStore::writeSeal(LedgerSeal seal)
{
    const QByteArray mac = m_sealKey.isEmpty() ? QByteArray() : macOf(seal, m_sealKey);
    auto written = m_connection.run(
        QStringLiteral("INSERT INTO ledger_seal (id, entries, head, mac) VALUES (1, ?, ?, ?) ON CONFLICT (id) DO "
                       "UPDATE SET entries = excluded.entries, head = excluded.head, mac = excluded.mac"),
        {seal.entries, text(seal.head), text(mac)});
    if (!written)
        return Unexpected{written.error()};
    return Done{};
}

Stored<qint64> LedgerStore::append(LedgerEntry entry)
{
    const auto before = seal();
    if (!before)
        return Unexpected{before.error()};
    entry.seq = before->entries + 1;
    entry.previous = before->head;
    entry.hash = hashOf(entry);
    auto added = m_connection.run(
        QStringLiteral("INSERT INTO ledger_entries (seq, at, author, kind, bet_id, body, previous, hash) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {entry.seq, entry.at, text(entry.author), text(entry.kind), text(entry.betId), text(entry.body),
         text(entry.previous), text(entry.hash)});
    if (!added)
        return Unexpected{added.error()};
    if (auto sealed = writeSeal({entry.seq, entry.hash, {}}); !sealed)
        return Unexpected{sealed.error()};
    return entry.seq;
}

Stored<Done> LedgerStore::writeBet(const LedgerBet &bet, bool isNew)
{
    QVariantList values = columnsOf(bet);
    values += text(bet.bet.id);
    auto written = m_connection.run(
        isNew ? QStringLiteral("INSERT INTO ledger_bets (version, bettor, placed_at, kind, state, event_id, sport_key, "
                               "commence_time, market, bookmaker, currency, stake, price, expected, returned, profit, "
                               "bet, settlement, bet_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                               "?)")
              : QStringLiteral("UPDATE ledger_bets SET version = ?, bettor = ?, placed_at = ?, kind = ?, state = ?, "
                               "event_id = ?, sport_key = ?, commence_time = ?, market = ?, bookmaker = ?, currency = "
                               "?, stake = ?, price = ?, expected = ?, returned = ?, profit = ?, bet = ?, settlement = "
                               "? WHERE bet_id = ?"),
        values);
    if (!written)
        return Unexpected{written.error()};
    return Done{};
}

} // namespace evision::storage
