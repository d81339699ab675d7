// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bets_text.h"

#include "pricing/number.h"
#include "storage/bet_document.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace evision::cli {

namespace {

using storage::LedgerBet;

std::string selectionOf(const ledger::Selection &selection)
{
    std::string text = selection.participant.empty() ? selection.name : selection.participant + " " + selection.name;
    if (selection.point)
        text += " " + pricing::formatNumber(*selection.point);
    return text;
}

std::string whatOf(const ledger::Bet &bet)
{
    return bet.legs.size() == 1 ? selectionOf(bet.legs.front().selection) : std::to_string(bet.legs.size()) + " legs";
}

std::string stateOf(const LedgerBet &bet)
{
    if (!bet.settlement)
        return "open";
    const auto grade = ledger::gradeOf(bet.bet, *bet.settlement);
    return grade ? std::string(ledger::gradeId(*grade)) : "cashed_out";
}

std::string profitOf(const LedgerBet &bet)
{
    if (!bet.settlement)
        return {};
    return market::Money{bet.settlement->payout.profit, bet.bet.stake.currency}.text();
}

} // namespace

std::string betsJson(const std::vector<LedgerBet> &bets, market::UnixSeconds now)
{
    QJsonArray array;
    for (const LedgerBet &entry : bets) {
        QJsonObject object = storage::betObject(entry.bet);
        object[QStringLiteral("version")] = entry.version;
        object[QStringLiteral("state")] = QString::fromStdString(stateOf(entry));
        object[QStringLiteral("settlement")] =
            entry.settlement ? QJsonValue(storage::settlementObject(*entry.settlement, entry.bet.stake.currency))
                             : QJsonValue();
        array.append(object);
    }
    QJsonObject document;
    document[QStringLiteral("schema")] = QStringLiteral("evision.bets/1");
    document[QStringLiteral("as_of")] =
        now == market::noTime ? QJsonValue() : QJsonValue(QString::fromStdString(wording::timeText(now)));
    document[QStringLiteral("settings")] = QJsonObject{{QStringLiteral("format"), QStringLiteral("json")}};
    document[QStringLiteral("bets")] = array;
    return QJsonDocument(document).toJson().toStdString();
}

std::string betsTable(const std::vector<LedgerBet> &bets, const Terminal &terminal)
{
    using Align = wording::TextTable::Align;
    if (bets.empty())
        return "No bets.\n";
    wording::TextTable table({{"Placed", Align::Left, false, 1},
                              {"Bet", Align::Left, true},
                              {"Bookmaker", Align::Left, true},
                              {"Price", Align::Right},
                              {"Stake", Align::Right},
                              {"State", Align::Left},
                              {"Profit", Align::Right}});
    for (const LedgerBet &entry : bets) {
        const ledger::Bet &bet = entry.bet;
        double price = 1;
        for (const ledger::BetLeg &leg : bet.legs)
            price *= leg.price;
        table.add({wording::timeText(bet.placedAt), wording::printable(whatOf(bet)), wording::printable(bet.bookmaker),
                   pricing::formatFixed(price, 2), bet.stake.text() + " " + std::string(bet.stake.currency.code()),
                   stateOf(entry), profitOf(entry)});
        const ledger::Selection &on = bet.legs.front().selection;
        const std::string event = on.homeTeam.empty() ? on.eventId : on.homeTeam + " \xe2\x80\x93 " + on.awayTeam;
        table.addNote(wording::printable(event + ", " + on.market + ", id " + bet.id));
    }
    return table.text(terminal.width, terminal.coloured);
}

} // namespace evision::cli
