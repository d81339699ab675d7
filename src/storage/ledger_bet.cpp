// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_bet.h"

#include "storage/bet_document.h"
#include "storage/sql_values.h"

namespace evision::storage {

namespace {

using ledger::Bet;

constexpr qint64 millisPerSecond = 1000;

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

} // namespace

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

} // namespace evision::storage
