// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_write.h"

#include "storage/bet_document.h"
#include "storage/json_fields.h"
#include "storage/ledger_store.h"
#include "storage/sql_values.h"

#include <QUuid>

#include <array>
#include <string_view>
#include <utility>

namespace evision::storage {

namespace {

using Kind = LedgerWrite::Kind;

constexpr std::array<std::string_view, 3> kindIds = {"place", "amend", "settle"};

std::optional<Kind> kindFromId(std::string_view id) noexcept
{
    for (std::size_t at = 0; at < kindIds.size(); ++at) {
        if (kindIds[at] == id)
            return static_cast<Kind>(at);
    }
    return std::nullopt;
}

LedgerWrite made(Kind kind, ledger::Bet bet, const QString &author, qint64 at)
{
    LedgerWrite write;
    write.key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    write.kind = kind;
    write.bet = std::move(bet);
    write.author = author;
    write.at = at;
    return write;
}

} // namespace

LedgerWrite LedgerWrite::place(ledger::Bet bet, const QString &author, qint64 at)
{
    return made(Kind::Place, std::move(bet), author, at);
}

LedgerWrite LedgerWrite::amend(ledger::Bet bet, qint64 version, const QString &author, qint64 at)
{
    LedgerWrite write = made(Kind::Amend, std::move(bet), author, at);
    write.version = version;
    return write;
}

LedgerWrite LedgerWrite::settle(const LedgerBet &bet, ledger::BetSettlement settlement, const QString &author,
                                qint64 at)
{
    LedgerWrite write = made(Kind::Settle, bet.bet, author, at);
    write.settlement = std::move(settlement);
    write.version = bet.version;
    return write;
}

QJsonObject writeObject(const LedgerWrite &write)
{
    const bool settles = write.kind == Kind::Settle;
    QJsonObject object;
    object[QStringLiteral("key")] = write.key;
    object[QStringLiteral("kind")] = textValue(std::string(kindIds[static_cast<std::size_t>(write.kind)]));
    object[QStringLiteral("bet")] = betObject(write.bet);
    object[QStringLiteral("settlement")] =
        settles ? QJsonValue(settlementObject(write.settlement, write.bet.stake.currency)) : QJsonValue();
    object[QStringLiteral("version")] = write.version;
    object[QStringLiteral("after")] = write.after;
    object[QStringLiteral("author")] = write.author;
    object[QStringLiteral("at")] = write.at;
    return object;
}

Expected<LedgerWrite, std::string> writeFromObject(const QJsonObject &object)
{
    FieldReader fields(object);
    LedgerWrite write;
    write.key = QString::fromStdString(fields.text("key"));
    write.kind = fields.id("kind", kindFromId);
    write.version = static_cast<qint64>(fields.number("version"));
    write.after = QString::fromStdString(fields.text("after"));
    write.author = QString::fromStdString(fields.text("author"));
    write.at = static_cast<qint64>(fields.number("at"));
    const QJsonObject betFields = fields.object("bet");
    const QJsonObject settlementFields = write.kind == Kind::Settle ? fields.object("settlement") : QJsonObject();
    if (!fields.mistake().empty())
        return Unexpected{fields.mistake()};
    auto bet = betFromObject(betFields);
    if (!bet)
        return Unexpected{bet.error()};
    write.bet = std::move(bet).value();
    if (write.kind != Kind::Settle)
        return write;
    auto settlement = settlementFromObject(settlementFields, write.bet.stake.currency);
    if (!settlement)
        return Unexpected{settlement.error()};
    write.settlement = std::move(settlement).value();
    return write;
}

Stored<qint64> LedgerStore::versionMadeBy(const QString &key)
{
    auto row = m_connection.run(QStringLiteral("SELECT version FROM ledger_writes WHERE write_key = ?"), {text(key)});
    if (!row)
        return Unexpected{row.error()};
    const auto more = m_connection.next(*row);
    if (!more)
        return Unexpected{more.error()};
    return *more ? row->value(0).toLongLong() : 0;
}

Stored<qint64> LedgerStore::apply(const LedgerWrite &write)
{
    qint64 version = write.version;
    if (!write.after.isEmpty()) {
        const auto before = versionMadeBy(write.after);
        if (!before)
            return before;
        version = *before;
    }
    switch (write.kind) {
    case Kind::Amend:
        return amend(write.bet, version, write.author, write.at);
    case Kind::Settle:
        return settle(write.bet.id, write.settlement, version, write.author, write.at);
    case Kind::Place:
        break;
    }
    return place(write.bet, write.author, write.at);
}

Stored<qint64> LedgerStore::write(const LedgerWrite &write)
{
    return m_connection.transaction([&]() -> Stored<qint64> {
        if (auto locked = lock(); !locked) // so that nobody takes it between the question and the answer
            return Unexpected{locked.error()};
        const auto before = versionMadeBy(write.key);
        if (!before || *before > 0)
            return before;
        const auto version = apply(write);
        if (!version)
            return version;
        auto noted = m_connection.run(QStringLiteral("INSERT INTO ledger_writes (write_key, version) VALUES (?, ?)"),
                                      {text(write.key), *version});
        if (!noted)
            return Unexpected{noted.error()};
        return version;
    });
}

} // namespace evision::storage
