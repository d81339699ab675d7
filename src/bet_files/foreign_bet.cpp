// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/foreign_bet.h"

#include "bet_files/foreign_values.h"

#include <QByteArray>
#include <QUuid>

#include <cstdlib>
#include <tuple>

namespace evision::bet_files {

namespace {

constexpr std::string_view fallbackMarket = "h2h";
// Of the ids that are made here, and of nothing else.
const QUuid idsOfRows(QStringLiteral("{7f4f6f0e-5d4c-4c0b-9e0a-3b1d2a1c8e55}"));

std::vector<std::string> words(const std::string &text)
{
    std::vector<std::string> tags;
    const QStringList parts = QString::fromStdString(text).replace(u';', u',').split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            tags.push_back(part.trimmed().toStdString());
    }
    return tags;
}

} // namespace

Expected<std::unique_ptr<BetSource>, std::string>
ForeignTable::open(CsvReader reader, const std::vector<std::string> &heading, const ForeignFormat &format)
{
    auto columns = ForeignColumns::of(heading, format);
    if (!columns)
        return Unexpected{columns.error()};
    const auto odds = pricing::oddsFormatFromId(format.odds);
    if (!odds)
        return Unexpected{odds.error()};
    if (!QTimeZone(QByteArray::fromStdString(format.timeZone)).isValid())
        return Unexpected{"\"" + format.timeZone + "\" is no time zone; one is Europe/London."};
    return std::unique_ptr<BetSource>(new ForeignTable(std::move(reader), std::move(columns).value(), format, *odds));
}

ForeignTable::ForeignTable(CsvReader reader, ForeignColumns columns, ForeignFormat format, pricing::OddsFormat odds)
    : m_reader(std::move(reader)),
      m_columns(std::move(columns)),
      m_format(std::move(format)),
      m_odds(odds),
      m_zone(QByteArray::fromStdString(m_format.timeZone))
{
}

template <typename Value>
Value ForeignTable::orMistake(Expected<Value, std::string> value)
{
    if (value)
        return std::move(value).value();
    if (m_mistake.empty())
        m_mistake = value.error();
    return {};
}

std::optional<double> ForeignTable::number(Field field, const Row &row)
{
    const std::string text = say(field, row);
    return text.empty() ? std::nullopt : std::optional(orMistake(numberFrom(text)));
}

market::UnixSeconds ForeignTable::time(Field field, const Row &row)
{
    const std::string text = say(field, row);
    return text.empty() ? market::noTime : orMistake(timeFrom(text, m_format.dates, m_zone));
}

template <typename FromId>
auto ForeignTable::kind(Field field, const Row &row, FromId fromId)
{
    const std::string text = say(field, row);
    const auto known = fromId(text);
    if (!known && !text.empty() && m_mistake.empty())
        m_mistake = "\"" + text + "\" is no " + std::string(fieldId(field)) + ".";
    return known.value_or(typename decltype(known)::value_type{});
}

ledger::BetLeg ForeignTable::leg(const Row &row)
{
    ledger::BetLeg leg;
    ledger::Selection &on = leg.selection;
    std::tie(on.homeTeam, on.awayTeam) = teamsFrom(say(Field::Event, row));
    if (const std::string home = say(Field::HomeTeam, row); !home.empty())
        on.homeTeam = home;
    if (const std::string away = say(Field::AwayTeam, row); !away.empty())
        on.awayTeam = away;
    on.eventId = say(Field::EventId, row);
    on.sportKey = say(Field::Sport, row);
    on.commenceTime = time(Field::Start, row);
    on.market = say(Field::Market, row);
    if (on.market.empty())
        on.market = fallbackMarket;
    on.participant = say(Field::Participant, row);
    on.name = say(Field::Selection, row);
    on.point = number(Field::Point, row);
    leg.price = orMistake(oddsFrom(say(Field::Price, row), m_odds));
    leg.fairProbability = number(Field::FairProbability, row);
    return leg;
}

market::Money ForeignTable::stake(const Row &row)
{
    const std::string code = say(Field::Currency, row);
    const auto currency =
        code.empty() ? Expected<market::Currency, std::string>(market::Currency()) : market::Currency::fromCode(code);
    const market::Currency known = orMistake(currency);
    return orMistake(moneyFrom(say(Field::Stake, row), known));
}

Expected<FileBet, std::string> ForeignTable::bet(const Row &row)
{
    m_mistake.clear();
    FileBet read;
    ledger::Bet &bet = read.bet;
    bet.id = idOf(row);
    bet.user = m_format.user;
    bet.placedAt = time(Field::PlacedAt, row);
    bet.kind = kind(Field::Kind, row, ledger::betKindFromId);
    bet.legs = {leg(row)};
    bet.bookmaker = say(Field::Bookmaker, row);
    bet.account = say(Field::Account, row);
    bet.stake = stake(row);
    bet.terms.stakeKind = kind(Field::StakeKind, row, ledger::stakeKindFromId);
    bet.terms.commission = number(Field::Commission, row).value_or(0);
    bet.tags = words(say(Field::Tags, row));
    bet.notes = say(Field::Notes, row);
    if (m_mistake.empty() && bet.kind == ledger::BetKind::Parlay)
        m_mistake = "A parlay cannot be read from a table with one row a bet.";
    if (m_mistake.empty())
        m_mistake = ledger::mistakeOf(bet);
    if (!m_mistake.empty())
        return Unexpected{m_mistake};
    return settled(std::move(read), row);
}

Expected<FileBet, std::string> ForeignTable::settled(FileBet bet, const Row &row)
{
    const auto grade = gradeFrom(say(Field::Result, row));
    if (!grade)
        return Unexpected{grade.error()};
    if (!*grade)
        return bet;
    ledger::BetSettlement settlement;
    settlement.legs = {{**grade, 1, 0, std::nullopt}};
    if (bet.bet.kind == ledger::BetKind::EachWay)
        settlement.place = ledger::LegResult{**grade, 1, 0, std::nullopt};
    const auto payout = ledger::payoutOf(bet.bet, settlement);
    if (!payout)
        return Unexpected{payout.error()};
    settlement.payout = *payout;
    if (const std::string said = say(Field::Profit, row); !said.empty()) {
        const market::Currency currency = bet.bet.stake.currency;
        const auto profit = moneyFrom(said, currency);
        if (!profit)
            return Unexpected{profit.error()};
        if (std::abs(profit->minor - payout->profit) > 1) {
            return Unexpected{"It says a profit of " + profit->text() + "; this result at this price and stake makes " +
                              market::Money{payout->profit, currency}.text() + "."};
        }
    }
    bet.settlement = std::move(settlement);
    return bet;
}

std::string ForeignTable::idOf(const Row &row)
{
    QByteArray said;
    for (std::size_t field = 0; field < fieldCount; ++field) {
        // A bet that has come to its end since is the same bet.
        if (field != static_cast<std::size_t>(Field::Result) && field != static_cast<std::size_t>(Field::Profit))
            said += QByteArray::fromStdString(say(static_cast<Field>(field), row)) + '\0';
    }
    const QUuid first = QUuid::createUuidV5(idsOfRows, said);
    const std::string id = first.toString(QUuid::WithoutBraces).toStdString();
    const int alike = m_alike[id]++;
    return alike == 0
               ? id
               : QUuid::createUuidV5(first, QByteArray::number(alike)).toString(QUuid::WithoutBraces).toStdString();
}

Expected<std::optional<FileRow>, std::string> ForeignTable::next()
{
    const auto row = m_reader.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row)
        return std::optional<FileRow>();
    return std::optional(FileRow{m_reader.row(), bet(**row)});
}

} // namespace evision::bet_files
