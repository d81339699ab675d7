// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bet_options.h"

#include "desk/file_reader.h"
#include "feed/decoder/iso_time.h"

#include <CLI/CLI.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace evision::cli {

namespace {

constexpr std::size_t greatestScan = std::size_t{256} * 1024 * 1024;

std::string text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString().toStdString();
}

std::optional<double> number(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

Expected<QJsonObject, std::string> opportunityOf(const std::string &file, const std::string &id)
{
    const auto bytes = desk::readFile(file, greatestScan);
    if (!bytes)
        return Unexpected{bytes.error()};
    const QJsonObject scan = QJsonDocument::fromJson(QByteArray::fromStdString(*bytes)).object();
    if (text(scan, "schema") != "evision.scan/1")
        return Unexpected{file + " is not what `scan --format json` writes."};
    const QJsonArray opportunities = scan.value(QStringLiteral("opportunities")).toArray();
    for (const QJsonValue opportunity : opportunities) {
        if (text(opportunity.toObject(), "id") == id)
            return opportunity.toObject();
    }
    return Unexpected{file + " has no opportunity with the id " + id + "."};
}

template <typename FromId>
auto kindOf(const std::string &option, const std::string &id, FromId fromId, const char *known)
{
    const auto kind = fromId(id);
    if (!kind)
        throw CLI::ValidationError(option, std::string("takes ") + known + ", not \"" + id + "\"");
    return *kind;
}

} // namespace

void BetOptions::declare(CLI::App &app)
{
    app.add_option("--from-scan", m_scanFile, "Document of `scan --format json` that the bet is in")->type_name("FILE");
    app.add_option("--id", m_opportunity, "Id of the opportunity in that document")->type_name("ID");
    app.add_option("--event", m_selection.eventId, "Id of the event, as the service gives it")->type_name("ID");
    app.add_option("--sport", m_selection.sportKey, "Key of the sport, as soccer_epl")->type_name("KEY");
    app.add_option("--home", m_selection.homeTeam, "Home team")->type_name("NAME");
    app.add_option("--away", m_selection.awayTeam, "Away team")->type_name("NAME");
    addTime(app, "--start", m_start, "When the event starts");
    app.add_option("--market", m_selection.market, "Key of the market, as h2h, spreads, totals")->type_name("KEY");
    app.add_option("--participant", m_selection.participant, "Player, or team of a team total")->type_name("NAME");
    app.add_option("--selection", m_selection.name, "What is bet on: a team, Draw, Over, ...")->type_name("NAME");
    addNumber(app, "--point", m_point, {-1e6, 1e6}, "Handicap or total of the selection");
    app.add_flag("--draw-returns-stake", m_twoWay, "Of h2h in a sport with draws: the bookmaker names no draw");
    app.add_option("--book", m_book, "Key of the bookmaker")->type_name("KEY");
    addNumber(app, "--price", m_price, {1, 1e15, false}, "Decimal odds as taken");
    app.add_option("--stake", m_stake, "Money staked, as 12.50; of each way both halves")->type_name("MONEY");
    app.add_option("--currency", m_currency, "Currency code of the stake")->type_name("CODE")->capture_default_str();
    addNumber(app, "--fair-probability", m_fairProbability, {0, 1, false}, "Fair chance when it was placed");
    addTime(app, "--placed-at", m_placedAt, "When it was placed; default: now");
    app.add_option("--kind", m_kind, "single, each_way, lay or paper")->type_name("KIND")->capture_default_str();
    app.add_option("--stake-kind", m_stakeKind, "cash, free_bet (stake not returned) or free_bet_returned")
        ->type_name("KIND")
        ->capture_default_str();
    addNumber(app, "--commission", m_commission, {0, 0.999}, "Commission on net winnings; default: none");
    addNumber(app, "--boost", m_boost, {0, 100}, "Winnings grow by this fraction");
    addNumber(app, "--place-fraction", m_placeFraction, {0, 1}, "Of each way: the place pays this share of the odds");
    app.add_option("--user", m_user, "Whose bet it is")->type_name("NAME")->capture_default_str();
    app.add_option("--account", m_account, "Which of several accounts at the bookmaker")->type_name("NAME");
    addList(app, "--tag", m_tags, "Words to find it by");
    app.add_option("--note", m_notes, "Anything worth remembering")->type_name("TEXT");
}

Expected<ledger::Bet, std::string> BetOptions::bet(market::UnixSeconds now) const
{
    if (m_scanFile.empty() != m_opportunity.empty())
        throw CLI::ValidationError("--from-scan", "goes with --id");
    auto bet = m_scanFile.empty() ? Expected<ledger::Bet, std::string>(byHand()) : fromScan();
    if (!bet)
        return bet;
    bet->id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    bet->placedAt = m_placedAt.value_or(now);
    addTerms(*bet);
    return bet;
}

ledger::Bet BetOptions::byHand() const
{
    for (const auto &[option, given] :
         {std::pair("--event or --home", !m_selection.eventId.empty() || !m_selection.homeTeam.empty()),
          std::pair("--market", !m_selection.market.empty()), std::pair("--selection", !m_selection.name.empty()),
          std::pair("--book", !m_book.empty()), std::pair("--price", m_price.has_value())}) {
        if (!given)
            throw CLI::ValidationError(option, "is needed");
    }
    ledger::Bet bet;
    ledger::BetLeg leg;
    leg.selection = m_selection;
    leg.selection.commenceTime = m_start.value_or(market::noTime);
    leg.selection.point = m_point;
    const bool hasDraws = m_selection.sportKey.starts_with("soccer");
    leg.selection.outcomes = hasDraws && !m_twoWay ? market::OutcomeSet::HomeDrawAway : market::OutcomeSet::HomeAway;
    leg.price = *m_price;
    leg.fairProbability = m_fairProbability;
    bet.legs = {leg};
    bet.bookmaker = m_book;
    return bet;
}

Expected<ledger::Bet, std::string> BetOptions::fromScan() const
{
    const auto found = opportunityOf(m_scanFile, m_opportunity);
    if (!found)
        return Unexpected{found.error()};
    const QJsonObject &opportunity = *found;
    ledger::Bet bet;
    ledger::BetLeg leg;
    leg.selection = {text(opportunity, "event_id"),
                     text(opportunity, "sport_key"),
                     feed::parseIsoTime(text(opportunity, "commence_time")),
                     text(opportunity, "home_team"),
                     text(opportunity, "away_team"),
                     text(opportunity, "market"),
                     text(opportunity, "participant"),
                     text(opportunity, "selection"),
                     number(opportunity, "point"),
                     market::OutcomeSet::Names};
    const bool hasDraws = leg.selection.sportKey.starts_with("soccer");
    leg.selection.outcomes = hasDraws && !m_twoWay ? market::OutcomeSet::HomeDrawAway : market::OutcomeSet::HomeAway;
    leg.price = m_price.value_or(number(opportunity, "price").value_or(0));
    leg.fairProbability = m_fairProbability ? m_fairProbability : number(opportunity, "fair_probability");
    bet.legs = {leg};
    bet.bookmaker = m_book.empty() ? text(opportunity, "bookmaker") : m_book;
    bet.opportunityId = m_opportunity;
    bet.evidence = QJsonDocument(opportunity).toJson(QJsonDocument::Compact).toStdString();
    return bet;
}

void BetOptions::addTerms(ledger::Bet &bet) const
{
    const auto currency = market::Currency::fromCode(m_currency);
    if (!currency)
        throw CLI::ValidationError("--currency", currency.error());
    if (m_stake.empty())
        throw CLI::ValidationError("--stake", "is needed");
    const auto stake = market::Money::parse(m_stake, *currency);
    if (!stake)
        throw CLI::ValidationError("--stake", stake.error());
    bet.stake = *stake;
    bet.kind = kindOf("--kind", m_kind, ledger::betKindFromId, "single, each_way, lay or paper");
    bet.terms.stakeKind =
        kindOf("--stake-kind", m_stakeKind, ledger::stakeKindFromId, "cash, free_bet or free_bet_returned");
    bet.terms.commission = m_commission.value_or(0);
    bet.terms.boost = m_boost;
    bet.placeFraction = m_placeFraction;
    bet.user = m_user;
    bet.account = m_account;
    bet.tags = m_tags;
    bet.notes = m_notes;
    if (const std::string mistake = ledger::mistakeOf(bet); !mistake.empty())
        throw CLI::ValidationError("bet", mistake);
}

} // namespace evision::cli
