// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/column.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace evision::models {

namespace {

enum class Cell : std::uint8_t { Words, Number };

struct ColumnFacts {
    const char *id;
    Cell cell;
    const char *title;
    const char *explanation;
};

// By Column. The figures of an EV are followed by a picture, so that its cell is laid out as words are.
constexpr std::array<ColumnFacts, columnCount> columns{{
    {"starts_in", Cell::Number,
     //: Column: how long until the match starts
     QT_TRANSLATE_NOOP("Column", "Starts in"),
     QT_TRANSLATE_NOOP("Column", "Time until the match starts, by the feed's start time.")},
    {"event", Cell::Words, QT_TRANSLATE_NOOP("Column", "Event"),
     QT_TRANSLATE_NOOP("Column", "Home side and away side, as the feed names them.")},
    {"selection", Cell::Words, QT_TRANSLATE_NOOP("Column", "Selection"),
     QT_TRANSLATE_NOOP("Column", "What you would bet on, with its line and market.")},
    {"book", Cell::Words,
     //: Column: the bookmaker
     QT_TRANSLATE_NOOP("Column", "Book"), QT_TRANSLATE_NOOP("Column", "The bookmaker that offers the price.")},
    {"price", Cell::Number, QT_TRANSLATE_NOOP("Column", "Price"),
     QT_TRANSLATE_NOOP(
         "Column",
         "Price the bookmaker offers, in the format chosen under View. ▲ it rose, ▼ it fell within the last minute.")},
    {"sharp", Cell::Number,
     //: Column: the price at a sharp bookmaker
     QT_TRANSLATE_NOOP("Column", "Sharp"),
     QT_TRANSLATE_NOOP(
         "Column",
         "Price of the same selection at the sharp bookmaker with the greatest weight, its margin still in it.")},
    {"fair", Cell::Number,
     //: Column: the price without a margin
     QT_TRANSLATE_NOOP("Column", "Fair"),
     QT_TRANSLATE_NOOP("Column", "Price at which the bet would break even: the sharp bookmakers' prices with the "
                                 "margin taken out, weighted and combined.")},
    {"ev", Cell::Words,
     //: Column: expected value
     QT_TRANSLATE_NOOP("Column", "EV"),
     QT_TRANSLATE_NOOP("Column",
                       "Expected value: average profit per unit staked if the fair price is right. The bar is the "
                       "range over other methods and without single sharps; a hatched bar crosses zero.")},
    {"stake", Cell::Number, QT_TRANSLATE_NOOP("Column", "Stake"),
     QT_TRANSLATE_NOOP(
         "Column",
         "Suggested stake: the Kelly share of your bankroll times the fraction in Settings, within your limits.")},
    {"age", Cell::Number, QT_TRANSLATE_NOOP("Column", "Age"),
     QT_TRANSLATE_NOOP("Column", "Time since the bookmaker last updated this price, by the feed.")},
    {"flags", Cell::Words, QT_TRANSLATE_NOOP("Column", "Flags"),
     QT_TRANSLATE_NOOP("Column", "What to know before believing the number. Point at a flag to read it.")},
    {"sport", Cell::Words, QT_TRANSLATE_NOOP("Column", "Sport"),
     QT_TRANSLATE_NOOP("Column", "Sport and league of the match.")},
    {"market", Cell::Words, QT_TRANSLATE_NOOP("Column", "Market"),
     QT_TRANSLATE_NOOP("Column", "Kind of market, and period where it is not the whole match.")},
    {"hold", Cell::Number, QT_TRANSLATE_NOOP("Column", "Hold"),
     QT_TRANSLATE_NOOP("Column", "The bookmaker's own margin on this line: what it keeps of balanced stakes. Empty "
                                 "where it does not quote every outcome.")},
    {"kelly", Cell::Number, QT_TRANSLATE_NOOP("Column", "Kelly"),
     QT_TRANSLATE_NOOP("Column", "Share of the bankroll that full Kelly would stake.")},
    {"first_seen", Cell::Number, QT_TRANSLATE_NOOP("Column", "First seen"),
     QT_TRANSLATE_NOOP("Column", "How long ago this bet first appeared.")},
    {"best_ev", Cell::Number, QT_TRANSLATE_NOOP("Column", "Best EV"),
     QT_TRANSLATE_NOOP("Column", "The greatest expected value it has had since it appeared.")},
}};

const ColumnFacts &factsOf(Column column)
{
    return columns.at(static_cast<std::size_t>(column));
}

QString words(const char *text)
{
    return QCoreApplication::translate("Column", text);
}

} // namespace

QString columnId(Column column)
{
    return QLatin1String(factsOf(column).id);
}

std::optional<Column> columnFromId(const QString &id)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&id](const ColumnFacts &one) { return id == QLatin1String(one.id); });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<Column>(found - columns.begin()));
}

bool isNumber(Column column) noexcept
{
    return columns[static_cast<std::size_t>(column)].cell == Cell::Number;
}

QString columnTitle(Column column)
{
    return words(factsOf(column).title);
}

QString columnExplanation(Column column)
{
    return words(factsOf(column).explanation);
}

} // namespace evision::models
