// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/bet_columns.h"

#include "bet_files/bet_json.h"

#include "pricing/number.h"
#include "storage/bet_document.h"
#include "wording/csv.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace evision::bet_files {

namespace {

/// What a cell holds, and what an empty one means.
enum class Cell : std::uint8_t { Text, TextOrNull, Number, NumberOrNull, Tags };

struct Column {
    const char *name;
    Cell cell;
};

// Named as in JSON, see storage/bet_document.h.
constexpr std::array<Column, 16> betColumns = {{{"id", Cell::Text},
                                                {"user", Cell::Text},
                                                {"placed_at", Cell::TextOrNull},
                                                {"kind", Cell::Text},
                                                {"bookmaker", Cell::Text},
                                                {"account", Cell::Text},
                                                {"stake", Cell::Text},
                                                {"currency", Cell::Text},
                                                {"stake_kind", Cell::Text},
                                                {"commission", Cell::Number},
                                                {"boost", Cell::Number},
                                                {"place_fraction", Cell::Number},
                                                {"tags", Cell::Tags},
                                                {"notes", Cell::Text},
                                                {"opportunity_id", Cell::Text},
                                                {"evidence", Cell::Text}}};
constexpr std::array<Column, 12> legColumns = {{{"event_id", Cell::Text},
                                                {"sport_key", Cell::Text},
                                                {"commence_time", Cell::TextOrNull},
                                                {"home_team", Cell::Text},
                                                {"away_team", Cell::Text},
                                                {"market", Cell::Text},
                                                {"participant", Cell::Text},
                                                {"selection", Cell::Text},
                                                {"point", Cell::NumberOrNull},
                                                {"outcomes", Cell::Text},
                                                {"price", Cell::Number},
                                                {"fair_probability", Cell::NumberOrNull}}};
// Of a leg's result, and with "place_" before them of an each-way bet's place.
constexpr std::array<Column, 5> resultColumns = {{{"grade", Cell::Text},
                                                  {"share", Cell::Number},
                                                  {"deduction", Cell::Number},
                                                  {"home_score", Cell::NumberOrNull},
                                                  {"away_score", Cell::NumberOrNull}}};
constexpr std::array<Column, 4> settlementColumns = {
    {{"settled_by", Cell::Text}, {"cash_out", Cell::TextOrNull}, {"returned", Cell::Text}, {"profit", Cell::Text}}};
const std::string placePrefix = "place_";
const std::string legNumber = "leg";

std::string joined(const QJsonArray &tags)
{
    std::string text;
    for (qsizetype at = 0; at < tags.size(); ++at) {
        text += at > 0 ? ";" : "";
        const std::string tag = tags[at].toString().toStdString();
        for (const char character : tag) {
            if (character == ';' || character == '\\')
                text += '\\';
            text += character;
        }
    }
    return text;
}

QJsonArray split(const std::string &text)
{
    QJsonArray tags;
    if (text.empty())
        return tags;
    std::string tag;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == ';') {
            tags.append(QString::fromStdString(tag));
            tag.clear();
            continue;
        }
        if (text[at] == '\\' && at + 1 < text.size())
            ++at;
        tag += text[at];
    }
    tags.append(QString::fromStdString(tag));
    return tags;
}

std::string cellOf(const QJsonValue &value, Cell cell)
{
    if (cell == Cell::Tags)
        return joined(value.toArray());
    return value.isDouble() ? pricing::formatNumber(value.toDouble()) : value.toString().toStdString();
}

/// Undefined where the cell is no such value, which the reader of the object then says.
QJsonValue valueOf(const std::string &text, Cell cell)
{
    switch (cell) {
    case Cell::Tags:
        return split(text);
    case Cell::TextOrNull:
    case Cell::NumberOrNull:
        if (text.empty())
            return {};
        return valueOf(text, cell == Cell::TextOrNull ? Cell::Text : Cell::Number);
    case Cell::Number:
        if (const auto number = pricing::parseNumber(text))
            return *number;
        return QJsonValue(QJsonValue::Undefined);
    case Cell::Text:
        break;
    }
    return QString::fromStdString(text);
}

using Cells = std::map<std::string, std::string>;

template <std::size_t Count>
QJsonObject objectOf(const Cells &cells, const std::array<Column, Count> &columns, const std::string &prefix = {})
{
    QJsonObject object;
    for (const Column &column : columns)
        object[QLatin1String(column.name)] = valueOf(cells.at(prefix + column.name), column.cell);
    return object;
}

/// A result's two columns of scores are a pair in JSON.
QJsonObject resultOf(const Cells &cells, const std::string &prefix = {})
{
    QJsonObject result = objectOf(cells, resultColumns, prefix);
    const QJsonValue home = result.take(QStringLiteral("home_score"));
    const QJsonValue away = result.take(QStringLiteral("away_score"));
    result[QStringLiteral("score")] =
        home.isNull() && away.isNull() ? QJsonValue() : QJsonValue(QJsonArray{home, away});
    return result;
}

QJsonValue settlementOf(const std::vector<Cells> &rows)
{
    const Cells &first = rows.front();
    if (first.at("settled_by").empty())
        return {};
    QJsonObject settlement = objectOf(first, settlementColumns);
    settlement[QStringLiteral("by")] = settlement.take(QStringLiteral("settled_by"));
    QJsonArray legs;
    for (const Cells &row : rows) {
        if (!row.at("grade").empty())
            legs.append(resultOf(row));
    }
    settlement[QStringLiteral("legs")] = legs;
    settlement[QStringLiteral("place")] =
        first.at("place_grade").empty() ? QJsonValue() : QJsonValue(resultOf(first, placePrefix));
    return settlement;
}

QJsonObject betOf(const std::vector<Cells> &rows)
{
    QJsonObject bet = objectOf(rows.front(), betColumns);
    QJsonArray legs;
    for (const Cells &row : rows)
        legs.append(objectOf(row, legColumns));
    bet[QStringLiteral("legs")] = legs;
    bet[QStringLiteral("settlement")] = settlementOf(rows);
    return bet;
}

template <std::size_t Count>
void addCells(std::vector<std::string> &cells, const QJsonObject &object, const std::array<Column, Count> &columns)
{
    for (const Column &column : columns)
        cells.push_back(cellOf(object.value(QLatin1String(column.name)), column.cell));
}

void addResult(std::vector<std::string> &cells, QJsonObject result)
{
    const QJsonArray score = result.value(QStringLiteral("score")).toArray();
    if (score.size() == 2) {
        result[QStringLiteral("home_score")] = score[0];
        result[QStringLiteral("away_score")] = score[1];
    }
    addCells(cells, result, resultColumns);
}

std::vector<std::string> allColumns()
{
    std::vector<std::string> names;
    const auto add = [&names](const auto &columns, const std::string &prefix = {}) {
        for (const Column &column : columns)
            names.push_back(prefix + column.name);
    };
    names.push_back(legNumber);
    add(betColumns);
    add(legColumns);
    add(resultColumns);
    add(settlementColumns);
    add(resultColumns, placePrefix);
    return names;
}

} // namespace

std::string headingLine()
{
    return wording::csvLine(allColumns());
}

std::string linesOf(const FileBet &bet)
{
    const QJsonObject object = objectOf(bet);
    QJsonObject settlement = object.value(QStringLiteral("settlement")).toObject();
    settlement[QStringLiteral("settled_by")] = settlement.value(QStringLiteral("by"));
    const QJsonArray legs = object.value(QStringLiteral("legs")).toArray();
    const QJsonArray results = settlement.value(QStringLiteral("legs")).toArray();
    std::string lines;
    for (qsizetype at = 0; at < legs.size(); ++at) {
        const bool first = at == 0;
        std::vector<std::string> cells = {std::to_string(at + 1)};
        addCells(cells, first ? object : QJsonObject{{QStringLiteral("id"), object.value(QStringLiteral("id"))}},
                 betColumns);
        addCells(cells, legs[at].toObject(), legColumns);
        addResult(cells, results.at(at).toObject());
        addCells(cells, first ? settlement : QJsonObject(), settlementColumns);
        addResult(cells, first ? settlement.value(QStringLiteral("place")).toObject() : QJsonObject());
        lines += wording::csvLine(cells);
    }
    return lines;
}

bool isOurHeading(const std::vector<std::string> &heading)
{
    const std::vector<std::string> columns = allColumns();
    return std::all_of(columns.begin(), columns.end(), [&heading](const std::string &column) {
        return std::count(heading.begin(), heading.end(), column) == 1;
    });
}

OurTable::OurTable(CsvReader reader, const std::vector<std::string> &heading)
    : m_reader(std::move(reader)), m_heading(heading)
{
}

Expected<bool, std::string> OurTable::read()
{
    m_ahead.reset();
    const auto cells = m_reader.next();
    if (!cells)
        return Unexpected{cells.error()};
    if (!*cells)
        return false;
    m_aheadRow = m_reader.row();
    m_ahead.emplace();
    for (std::size_t at = 0; at < m_heading.size(); ++at)
        (*m_ahead)[m_heading[at]] = at < (*cells)->size() ? wording::withoutApostrophe((**cells)[at]) : std::string();
    return true;
}

Expected<std::optional<FileRow>, std::string> OurTable::next()
{
    if (!m_begun) {
        m_begun = true;
        if (auto ahead = read(); !ahead)
            return Unexpected{ahead.error()};
    }
    if (!m_ahead)
        return std::optional<FileRow>();
    const std::size_t row = m_aheadRow;
    std::vector<Cells> rows;
    do {
        rows.push_back(std::move(*m_ahead));
        if (auto ahead = read(); !ahead)
            return Unexpected{ahead.error()};
    } while (m_ahead && m_ahead->at(legNumber) != "1" && m_ahead->at("id") == rows.front().at("id"));
    if (rows.front().at(legNumber) != "1") {
        return std::optional(
            FileRow{row, Unexpected{std::string("It is a leg of a bet whose first leg is not before it.")}});
    }
    return std::optional(FileRow{row, betFrom(betOf(rows))});
}

} // namespace evision::bet_files
