// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bets_text.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "pricing/number.h"
#include "storage/bet_document.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

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

void writeBand(JsonWriter &json, std::string_view key, const std::optional<ledger::WithBand> &band)
{
    if (!band) {
        json.null(key);
        return;
    }
    json.beginObject(key);
    json.value("value", band->value);
    json.value("low", band->low);
    json.value("high", band->high);
    json.endObject();
}

void writeOptional(JsonWriter &json, std::string_view key, const std::optional<double> &value)
{
    if (value)
        json.value(key, *value);
    else
        json.null(key);
}

market::Currency currencyOf(const std::string &key)
{
    return market::Currency::fromCode(key.substr(0, 3)).value();
}

std::string money(double minor, const market::Currency &currency)
{
    return market::Money{std::llround(minor), currency}.text();
}

std::string countText(std::size_t bets)
{
    return std::to_string(bets) + (bets == 1 ? " bet" : " bets");
}

/// A sentence on whether it was luck: nobody should take a hundred bets for a proof.
std::string sampleText(const ledger::Performance &result)
{
    if (!result.betsNeeded || !result.z)
        return {};
    const auto needed = static_cast<std::size_t>(*result.betsNeeded);
    const std::string bets = countText(result.withExpectation);
    if (result.withExpectation >= needed)
        return bets + ": enough to tell luck from skill at this edge.\n";
    return bets + ": too few to tell luck from skill; about " + std::to_string(needed) +
           " would be needed at this edge.\n";
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

Results resultsOf(const std::vector<storage::ResultGroup> &groups)
{
    Results results;
    for (const storage::ResultGroup &group : groups) {
        std::string key(group.currency.code());
        if (group.paper)
            key += " (paper)";
        results.emplace(key, ledger::performanceOf(group.bets));
    }
    return results;
}

std::string resultsJson(const Results &results, market::UnixSeconds now)
{
    JsonWriter json;
    beginDocument(json, "evision.performance/1", now);
    json.endObject();
    json.beginArray("results");
    for (const auto &[key, result] : results) {
        const market::Currency currency = currencyOf(key);
        json.beginObject();
        json.value("currency", currency.code());
        json.value("paper", key.size() > currency.code().size());
        json.value("bets", static_cast<std::uint64_t>(result.bets));
        json.value("voids", static_cast<std::uint64_t>(result.voids));
        json.value("turnover", market::Money{result.turnover, currency}.text());
        json.value("profit", market::Money{result.profit, currency}.text());
        writeBand(json, "yield", result.yield);
        json.value("with_expectation", static_cast<std::uint64_t>(result.withExpectation));
        if (result.expected)
            json.value("expected_profit", money(result.expected->value, currency));
        else
            json.null("expected_profit");
        writeOptional(json, "luck_z", result.z);
        writeBand(json, "clv", result.closing);
        writeOptional(json, "beat_rate", result.beatRate);
        json.value("drawdown", market::Money{result.drawdown, currency}.text());
        writeOptional(json, "bets_needed", result.betsNeeded);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

std::string resultsText(const Results &results)
{
    if (results.empty())
        return "No settled bets.\n";
    std::string text;
    for (const auto &[key, result] : results) {
        const market::Currency currency = currencyOf(key);
        text += key + ": " + countText(result.bets) + " settled";
        text += result.voids > 0 ? ", " + std::to_string(result.voids) + " void\n" : "\n";
        text += "  turnover " + market::Money{result.turnover, currency}.text() + ", profit " +
                market::Money{result.profit, currency}.text() + ", deepest fall " +
                market::Money{result.drawdown, currency}.text() + "\n";
        if (result.yield)
            text += "  yield " + wording::percentText(result.yield->value) + " (95 % of the time between " +
                    wording::percentText(result.yield->low) + " and " + wording::percentText(result.yield->high) +
                    ")\n";
        if (result.expected)
            text += "  expected profit " + money(result.expected->value, currency) + ", usually between " +
                    money(result.expected->low, currency) + " and " + money(result.expected->high, currency) + "\n";
        if (result.closing)
            text += "  closing line value " + wording::percentText(result.closing->value) + "\n";
        if (const std::string sample = sampleText(result); !sample.empty())
            text += "  " + sample;
    }
    return text;
}

} // namespace evision::cli
