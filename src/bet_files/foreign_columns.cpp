// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/foreign_columns.h"

#include "wording/csv.h"

#include <QString>

#include <algorithm>

namespace evision::bet_files {

namespace {

struct Named {
    Field field;
    const char *id;
    const char *headings; ///< lower-case letters and digits alone, a space between two
};

// In the order of Field.
constexpr std::array<Named, fieldCount> fields = {{
    {Field::PlacedAt, "placed_at", "placedat date placed dateplaced betdate datetime time placedon created"},
    {Field::Event, "event", "event match game fixture eventname matchup"},
    {Field::HomeTeam, "home_team", "hometeam home"},
    {Field::AwayTeam, "away_team", "awayteam away"},
    {Field::EventId, "event_id", "eventid"},
    {Field::Start, "commence_time", "commencetime eventdate start starttime kickoff eventtime gamedate"},
    {Field::Sport, "sport_key", "sportkey sport league competition sportleague"},
    {Field::Market, "market", "market bettype markettype"},
    {Field::Participant, "participant", "participant player"},
    {Field::Selection, "selection", "selection pick bet betname outcome"},
    {Field::Point, "point", "point line handicap points"},
    {Field::Price, "price", "price odds decimalodds americanodds oddstaken betodds"},
    {Field::Stake, "stake", "stake amount risk wager betamount betsize staked"},
    {Field::Currency, "currency", "currency"},
    {Field::Bookmaker, "bookmaker", "bookmaker book sportsbook bookie site"},
    {Field::Account, "account", "account"},
    {Field::Result, "result", "result status state betstatus"},
    {Field::Profit, "profit", "profit pl profitloss netprofit pnl net"},
    {Field::FairProbability, "fair_probability", "fairprobability trueprobability fairprob probability"},
    {Field::Commission, "commission", "commission"},
    {Field::Kind, "kind", "kind"},
    {Field::StakeKind, "stake_kind", "stakekind"},
    {Field::Tags, "tags", "tags tag labels label"},
    {Field::Notes, "notes", "notes note comments comment"},
}};

constexpr std::size_t at(Field field) noexcept
{
    return static_cast<std::size_t>(field);
}

/// Letters and digits in lower case, without what stands in brackets: "Stake (EUR)" is stake.
std::string plain(const std::string &heading)
{
    std::string letters;
    const QString lower = QString::fromStdString(heading.substr(0, heading.find('('))).toLower();
    for (const QChar character : lower) {
        if (character.isLetterOrNumber())
            letters += QString(character).toStdString();
    }
    return letters;
}

bool isOneOf(const std::string &words, const std::string &word)
{
    return !word.empty() && (" " + words + " ").find(" " + word + " ") != std::string::npos;
}

std::string knownFields()
{
    std::string names;
    for (const Named &field : fields)
        names += (names.empty() ? "" : ", ") + std::string(field.id);
    return names;
}

} // namespace

std::string_view fieldId(Field field) noexcept
{
    return fields[at(field)].id;
}

Expected<ForeignColumns, std::string> ForeignColumns::of(const std::vector<std::string> &heading,
                                                         const ForeignFormat &format)
{
    ForeignColumns columns;
    columns.m_heading = heading;
    for (const std::string &rule : format.columns) {
        if (std::string mistake = columns.add(rule, true); !mistake.empty())
            return Unexpected{std::move(mistake)};
    }
    for (const std::string &rule : format.constants) {
        if (std::string mistake = columns.add(rule, false); !mistake.empty())
            return Unexpected{std::move(mistake)};
    }
    columns.guess();
    if (std::string mistake = columns.missing(); !mistake.empty())
        return Unexpected{std::move(mistake)};
    return columns;
}

std::string ForeignColumns::add(const std::string &rule, bool isColumn)
{
    const std::size_t equals = rule.find('=');
    const std::string id = rule.substr(0, equals);
    const auto named = std::find_if(fields.begin(), fields.end(), [&id](const Named &field) { return id == field.id; });
    if (equals == std::string::npos || named == fields.end())
        return "\"" + rule + "\" is not FIELD=" + (isColumn ? "COLUMN" : "VALUE") + "; the fields are " +
               knownFields() + ".";
    const std::string value = rule.substr(equals + 1);
    if (!isColumn) {
        m_constants[at(named->field)] = value;
        return {};
    }
    const auto column = std::find(m_heading.begin(), m_heading.end(), value);
    if (column == m_heading.end())
        return "The file has no column \"" + value + "\".";
    m_columns[at(named->field)] = static_cast<std::size_t>(column - m_heading.begin());
    return {};
}

void ForeignColumns::guess()
{
    for (std::size_t column = 0; column < m_heading.size(); ++column) {
        if (std::find(m_columns.begin(), m_columns.end(), std::optional(column)) != m_columns.end())
            continue;
        const std::string heading = plain(m_heading[column]);
        for (const Named &field : fields) {
            if (!has(field.field) && isOneOf(field.headings, heading)) {
                m_columns[at(field.field)] = column;
                break;
            }
        }
    }
}

bool ForeignColumns::has(Field field) const
{
    return m_columns[at(field)] || m_constants[at(field)];
}

std::string ForeignColumns::missing() const
{
    for (const Field field : {Field::PlacedAt, Field::Selection, Field::Price, Field::Stake, Field::Bookmaker}) {
        if (!has(field)) {
            const std::string id(fieldId(field));
            return "No column says the " + id + " of a bet. Name it with --column " + id +
                   "=COLUMN, or give all bets one with --value " + id + "=VALUE.";
        }
    }
    if (has(Field::Event) || has(Field::HomeTeam) || has(Field::EventId))
        return {};
    return "No column says which event a bet is on. Name it with --column event=COLUMN.";
}

std::string ForeignColumns::valueOf(Field field, const std::vector<std::string> &row) const
{
    if (const auto &constant = m_constants[at(field)])
        return *constant;
    const auto &column = m_columns[at(field)];
    if (!column || *column >= row.size())
        return {};
    const std::string cell(wording::withoutApostrophe(row[*column]));
    return QString::fromStdString(cell).trimmed().toStdString();
}

std::vector<std::string> ForeignColumns::lines() const
{
    std::vector<std::string> lines;
    for (const Named &field : fields) {
        if (const auto &constant = m_constants[at(field.field)])
            lines.push_back(std::string(field.id) + " = " + *constant);
        else if (const auto &column = m_columns[at(field.field)])
            lines.push_back(std::string(field.id) + " <- " + m_heading[*column]);
    }
    std::string unused;
    for (std::size_t column = 0; column < m_heading.size(); ++column) {
        if (std::find(m_columns.begin(), m_columns.end(), std::optional(column)) == m_columns.end())
            unused += (unused.empty() ? "" : ", ") + m_heading[column];
    }
    if (!unused.empty())
        lines.push_back("Not read: " + unused);
    return lines;
}

} // namespace evision::bet_files
