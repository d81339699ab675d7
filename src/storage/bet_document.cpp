// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bet_document.h"

#include "storage/json_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>

#include <array>

namespace evision::storage {

namespace {

using ledger::Bet;
using ledger::BetLeg;
using ledger::BetSettlement;
using ledger::LegResult;

constexpr std::array<std::string_view, 5> outcomeSetIds = {"home_away", "home_draw_away", "over_under", "yes_no",
                                                           "names"};

std::optional<market::OutcomeSet> outcomeSetFromId(std::string_view id) noexcept
{
    for (std::size_t at = 0; at < outcomeSetIds.size(); ++at) {
        if (outcomeSetIds[at] == id)
            return static_cast<market::OutcomeSet>(at);
    }
    return std::nullopt;
}

QJsonValue idValue(std::string_view id)
{
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

QJsonObject legObject(const BetLeg &leg)
{
    const ledger::Selection &on = leg.selection;
    QJsonObject object;
    object[QStringLiteral("event_id")] = textValue(on.eventId);
    object[QStringLiteral("sport_key")] = textValue(on.sportKey);
    object[QStringLiteral("commence_time")] = timeValue(on.commenceTime);
    object[QStringLiteral("home_team")] = textValue(on.homeTeam);
    object[QStringLiteral("away_team")] = textValue(on.awayTeam);
    object[QStringLiteral("market")] = textValue(on.market);
    object[QStringLiteral("participant")] = textValue(on.participant);
    object[QStringLiteral("selection")] = textValue(on.name);
    object[QStringLiteral("point")] = numberValue(on.point);
    object[QStringLiteral("outcomes")] = idValue(outcomeSetIds[static_cast<std::size_t>(on.outcomes)]);
    object[QStringLiteral("price")] = leg.price;
    object[QStringLiteral("fair_probability")] = numberValue(leg.fairProbability);
    return object;
}

BetLeg legFrom(FieldReader &fields)
{
    BetLeg leg;
    ledger::Selection &on = leg.selection;
    on.eventId = fields.text("event_id");
    on.sportKey = fields.text("sport_key");
    on.commenceTime = fields.timeOrNull("commence_time");
    on.homeTeam = fields.text("home_team");
    on.awayTeam = fields.text("away_team");
    on.market = fields.text("market");
    on.participant = fields.text("participant");
    on.name = fields.text("selection");
    on.point = fields.numberOrNull("point");
    on.outcomes = fields.id("outcomes", outcomeSetFromId);
    leg.price = fields.number("price");
    leg.fairProbability = fields.numberOrNull("fair_probability");
    return leg;
}

QJsonObject resultObject(const LegResult &result)
{
    QJsonObject object;
    object[QStringLiteral("grade")] = idValue(ledger::gradeId(result.grade));
    object[QStringLiteral("share")] = result.share;
    object[QStringLiteral("deduction")] = result.deduction;
    object[QStringLiteral("score")] =
        result.score ? QJsonValue(QJsonArray{result.score->home, result.score->away}) : QJsonValue();
    return object;
}

LegResult resultFrom(FieldReader &fields)
{
    LegResult result;
    result.grade = fields.id("grade", ledger::gradeFromId);
    result.share = fields.number("share");
    result.deduction = fields.number("deduction");
    if (!fields.isNull("score")) {
        const QJsonArray score = fields.array("score");
        if (score.size() != 2 || score.at(0).toInt(-1) < 0 || score.at(1).toInt(-1) < 0)
            fields.fail("score");
        result.score = ledger::Score{score.at(0).toInt(-1), score.at(1).toInt(-1)};
    }
    return result;
}

/// Reads every object of an array by `read`; the first mistake of any is the array's.
template <typename Item, typename Read>
std::vector<Item> itemsOf(FieldReader &fields, const char *key, std::string &mistake, Read read)
{
    std::vector<Item> items;
    const QJsonArray array = fields.array(key);
    for (const QJsonValue value : array) {
        FieldReader item(value.toObject());
        items.push_back(read(item));
        if (mistake.empty())
            mistake = item.mistake();
    }
    return items;
}

QJsonArray tagsArray(const std::vector<std::string> &tags)
{
    QJsonArray array;
    for (const std::string &tag : tags)
        array.append(textValue(tag));
    return array;
}

} // namespace

QJsonObject betObject(const Bet &bet)
{
    QJsonArray legs;
    for (const BetLeg &leg : bet.legs)
        legs.append(legObject(leg));
    QJsonObject object;
    object[QStringLiteral("id")] = textValue(bet.id);
    object[QStringLiteral("user")] = textValue(bet.user);
    object[QStringLiteral("placed_at")] = timeValue(bet.placedAt);
    object[QStringLiteral("kind")] = idValue(ledger::betKindId(bet.kind));
    object[QStringLiteral("legs")] = legs;
    object[QStringLiteral("bookmaker")] = textValue(bet.bookmaker);
    object[QStringLiteral("account")] = textValue(bet.account);
    object[QStringLiteral("stake")] = moneyValue(bet.stake.minor, bet.stake.currency);
    object[QStringLiteral("currency")] = idValue(bet.stake.currency.code());
    object[QStringLiteral("stake_kind")] = idValue(ledger::stakeKindId(bet.terms.stakeKind));
    object[QStringLiteral("commission")] = bet.terms.commission;
    object[QStringLiteral("boost")] = bet.terms.boost;
    object[QStringLiteral("place_fraction")] = bet.placeFraction;
    object[QStringLiteral("tags")] = tagsArray(bet.tags);
    object[QStringLiteral("notes")] = textValue(bet.notes);
    object[QStringLiteral("opportunity_id")] = textValue(bet.opportunityId);
    object[QStringLiteral("evidence")] = textValue(bet.evidence);
    return object;
}

Expected<Bet, std::string> betFromObject(const QJsonObject &object)
{
    FieldReader fields(object);
    std::string mistake;
    Bet bet;
    bet.id = fields.text("id");
    bet.user = fields.text("user");
    bet.placedAt = fields.timeOrNull("placed_at");
    bet.kind = fields.id("kind", ledger::betKindFromId);
    bet.legs = itemsOf<BetLeg>(fields, "legs", mistake, legFrom);
    bet.bookmaker = fields.text("bookmaker");
    bet.account = fields.text("account");
    const auto currency = market::Currency::fromCode(fields.text("currency"));
    if (!currency)
        return Unexpected{currency.error()};
    bet.stake = {fields.money("stake", *currency), *currency};
    bet.terms.stakeKind = fields.id("stake_kind", ledger::stakeKindFromId);
    bet.terms.commission = fields.number("commission");
    bet.terms.boost = fields.number("boost");
    bet.placeFraction = fields.number("place_fraction");
    const QJsonArray tags = fields.array("tags");
    for (const QJsonValue tag : tags)
        bet.tags.push_back(tag.toString().toStdString());
    bet.notes = fields.text("notes");
    bet.opportunityId = fields.text("opportunity_id");
    bet.evidence = fields.text("evidence");
    if (!fields.mistake().empty())
        return Unexpected{fields.mistake()};
    if (mistake.empty())
        mistake = ledger::mistakeOf(bet);
    if (!mistake.empty())
        return Unexpected{mistake};
    return bet;
}

QJsonObject settlementObject(const BetSettlement &settlement, const market::Currency &currency)
{
    QJsonArray legs;
    for (const LegResult &leg : settlement.legs)
        legs.append(resultObject(leg));
    QJsonObject object;
    object[QStringLiteral("legs")] = legs;
    object[QStringLiteral("place")] = settlement.place ? QJsonValue(resultObject(*settlement.place)) : QJsonValue();
    object[QStringLiteral("cash_out")] = settlement.cashOut ? moneyValue(*settlement.cashOut, currency) : QJsonValue();
    object[QStringLiteral("by")] = idValue(ledger::settledById(settlement.by));
    object[QStringLiteral("returned")] = moneyValue(settlement.payout.returned, currency);
    object[QStringLiteral("profit")] = moneyValue(settlement.payout.profit, currency);
    return object;
}

Expected<BetSettlement, std::string> settlementFromObject(const QJsonObject &object, const market::Currency &currency)
{
    FieldReader fields(object);
    std::string mistake;
    BetSettlement settlement;
    settlement.legs = itemsOf<LegResult>(fields, "legs", mistake, resultFrom);
    if (!fields.isNull("place")) {
        FieldReader place(fields.object("place"));
        settlement.place = resultFrom(place);
        if (mistake.empty())
            mistake = place.mistake();
    }
    settlement.cashOut = fields.moneyOrNull("cash_out", currency);
    settlement.by = fields.id("by", ledger::settledByFromId);
    settlement.payout = {fields.money("returned", currency), fields.money("profit", currency)};
    if (!fields.mistake().empty())
        return Unexpected{fields.mistake()};
    if (!mistake.empty())
        return Unexpected{mistake};
    return settlement;
}

QByteArray compactText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Expected<QJsonObject, std::string> objectFromText(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return Unexpected{"It is not JSON: " + error.errorString().toStdString() + "."};
    if (!document.isObject())
        return Unexpected{std::string("It is JSON, but no object.")};
    return document.object();
}

} // namespace evision::storage
