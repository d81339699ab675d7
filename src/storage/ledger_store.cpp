// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_store.h"

#include "storage/bet_document.h"
#include "storage/ledger_results.h"
#include "storage/ledger_write.h"
#include "storage/sql_values.h"

#include <QStringList>
#include <QVariant>

namespace evision::storage {

namespace {

using ledger::Bet;
using ledger::BetSettlement;

StorageError impossible(const std::string &sentence)
{
    return {StorageFault::Impossible, QString::fromStdString(sentence)};
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
            return Unexpected{conflict({bet, std::nullopt, 0}, *there)};
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
        auto entry = expect({bet, std::nullopt, version});
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
        LedgerBet mine{{}, std::move(settlement), version};
        mine.bet.id = betId;
        auto entry = expect(mine);
        if (!entry)
            return Unexpected{entry.error()};
        entry->settlement = std::move(mine.settlement);
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

Stored<LedgerBet> LedgerStore::expect(const LedgerBet &mine)
{
    if (auto locked = lock(); !locked)
        return Unexpected{locked.error()};
    auto found = find(mine.bet.id);
    if (!found)
        return Unexpected{found.error()};
    if (!found->has_value() || (*found)->version != mine.version)
        return Unexpected{conflict(mine, *found)};
    return std::move(**found);
}

StorageError LedgerStore::conflict(const LedgerBet &mine, const std::optional<LedgerBet> &theirs)
{
    auto both = std::make_shared<BetConflict>(BetConflict{mine, theirs, {}, 0});
    const QString id = QString::fromStdString(mine.bet.id);
    StorageError error{StorageFault::Changed, QStringLiteral("There is no bet %1 in the ledger.").arg(id)};
    if (theirs) {
        if (mine.bet.legs.empty()) // a settlement, which is of the bet as it is
            both->mine.bet = theirs->bet;
        auto entry =
            m_connection.run(QStringLiteral("SELECT author, at FROM ledger_entries WHERE seq = ?"), {theirs->version});
        if (entry && m_connection.next(*entry)) {
            both->author = entry->value(0).toString();
            both->at = entry->value(1).toLongLong();
        }
        error.message = mine.version == 0 ? QStringLiteral("There is a bet %1 in the ledger already.").arg(id)
                                          : QStringLiteral("The bet %1 was changed meanwhile by %2. Read it again "
                                                           "before you change it.")
                                                .arg(id, both->author);
    }
    error.conflict = std::move(both);
    return error;
}

Stored<std::optional<LedgerBet>> LedgerStore::find(const std::string &betId)
{
    auto rows = m_connection.run(selectBets(QStringLiteral(" WHERE bet_id = ?")), {text(betId)});
    if (!rows)
        return Unexpected{rows.error()};
    const auto more = m_connection.next(*rows);
    if (!more)
        return Unexpected{more.error()};
    if (!*more)
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
    if (filter.after) {
        const qint64 placedAt = filter.after->placedAt * 1000;
        require("placed_at >= ?", placedAt);
        require("(placed_at > ? OR bet_id > ?)", placedAt);
        values += QString::fromStdString(filter.after->id);
    }
    const QString where =
        conditions.isEmpty() ? QString() : QLatin1String(" WHERE ") + conditions.join(QLatin1String(" AND "));
    values += filter.most;
    auto rows = m_connection.run(selectBets(where + QStringLiteral(" ORDER BY placed_at, bet_id LIMIT ?")), values);
    if (!rows)
        return Unexpected{rows.error()};
    std::vector<LedgerBet> bets;
    auto more = m_connection.next(*rows);
    for (; more && *more; more = m_connection.next(*rows)) {
        auto bet = betOf(*rows);
        if (!bet)
            return Unexpected{bet.error()};
        bets.push_back(std::move(bet).value());
    }
    if (!more)
        return Unexpected{more.error()};
    return bets;
}

Stored<LedgerSeal> LedgerStore::seal()
{
    auto row = m_connection.run(QStringLiteral("SELECT entries, head, mac FROM ledger_seal WHERE id = 1"));
    if (!row)
        return Unexpected{row.error()};
    const auto more = m_connection.next(*row);
    if (!more)
        return Unexpected{more.error()};
    if (!*more)
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

Stored<qint64> LedgerStore::entries()
{
    const auto now = seal();
    if (!now)
        return Unexpected{now.error()};
    return now->entries;
}

/// When the transaction is committed. Programs on one file look for themselves.
Stored<Done> LedgerStore::tellOthers(qint64 seq)
{
    if (m_connection.backend() == Backend::Sqlite)
        return Done{};
    auto told = m_connection.run(QStringLiteral("SELECT pg_notify(?, ?)"), {text(channel()), QString::number(seq)});
    if (!told)
        return Unexpected{told.error()};
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
    if (auto told = tellOthers(entry.seq); !told)
        return Unexpected{told.error()};
    return entry.seq;
}

Stored<Done> LedgerStore::writeBet(const LedgerBet &bet, bool isNew)
{
    QVariantList values = columnsOf(bet) + resultColumnsOf(bet);
    values += text(bet.bet.id);
    auto written = m_connection.run(
        isNew ? QStringLiteral("INSERT INTO ledger_bets (version, bettor, placed_at, kind, state, event_id, sport_key, "
                               "commence_time, market, bookmaker, currency, stake, price, expected, returned, profit, "
                               "bet, settlement, paper, counts, counted_stake, counted_expected, event_number, bet_id) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
              : QStringLiteral("UPDATE ledger_bets SET version = ?, bettor = ?, placed_at = ?, kind = ?, state = ?, "
                               "event_id = ?, sport_key = ?, commence_time = ?, market = ?, bookmaker = ?, currency = "
                               "?, stake = ?, price = ?, expected = ?, returned = ?, profit = ?, bet = ?, settlement = "
                               "?, paper = ?, counts = ?, counted_stake = ?, counted_expected = ?, event_number = ? "
                               "WHERE bet_id = ?"),
        values);
    if (!written)
        return Unexpected{written.error()};
    return Done{};
}

} // namespace evision::storage
