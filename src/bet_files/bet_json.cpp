// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/bet_json.h"

#include "storage/bet_document.h"

namespace evision::bet_files {

namespace {

std::string paysOtherwise(const ledger::Payout &said, const ledger::Payout &paid, const market::Currency &currency)
{
    return "It says a return of " + market::Money{said.returned, currency}.text() + " and a profit of " +
           market::Money{said.profit, currency}.text() + "; its terms and results make " +
           market::Money{paid.returned, currency}.text() + " and " + market::Money{paid.profit, currency}.text() + ".";
}

} // namespace

QJsonObject objectOf(const FileBet &bet)
{
    QJsonObject object = storage::betObject(bet.bet);
    object[QStringLiteral("settlement")] =
        bet.settlement ? QJsonValue(storage::settlementObject(*bet.settlement, bet.bet.stake.currency)) : QJsonValue();
    return object;
}

Expected<FileBet, std::string> betFrom(const QJsonObject &object)
{
    auto bet = storage::betFromObject(object);
    if (!bet)
        return Unexpected{bet.error()};
    FileBet read{std::move(bet).value(), std::nullopt};
    const QJsonValue settlement = object.value(QStringLiteral("settlement"));
    if (settlement.isNull() || settlement.isUndefined())
        return read;
    auto end = storage::settlementFromObject(settlement.toObject(), read.bet.stake.currency);
    if (!end)
        return Unexpected{end.error()};
    const auto paid = ledger::payoutOf(read.bet, *end);
    if (!paid)
        return Unexpected{paid.error()};
    if (*paid != end->payout)
        return Unexpected{paysOtherwise(end->payout, *paid, read.bet.stake.currency)};
    read.settlement = std::move(end).value();
    return read;
}

Expected<std::unique_ptr<BetSource>, std::string> JsonDocumentSource::open(const QByteArray &text)
{
    const auto document = storage::objectFromText(text);
    if (!document)
        return Unexpected{document.error()};
    if (document->value(QStringLiteral("schema")).toString() != QLatin1String("evision.bets/1") ||
        !document->value(QStringLiteral("bets")).isArray())
        return Unexpected{std::string("It is JSON, but no document of bets (evision.bets/1).")};
    return std::unique_ptr<BetSource>(new JsonDocumentSource(document->value(QStringLiteral("bets")).toArray()));
}

Expected<std::optional<FileRow>, std::string> JsonDocumentSource::next()
{
    if (m_at == m_bets.size())
        return std::optional<FileRow>();
    const QJsonObject object = m_bets.at(m_at++).toObject();
    return std::optional(FileRow{static_cast<std::size_t>(m_at), betFrom(object)});
}

} // namespace evision::bet_files
