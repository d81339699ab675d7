// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/column.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace evision::models {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Column", text);
}

// By Column.
constexpr std::array<const char *, columnCount> ids{
    "starts_in", "event", "selection", "book",   "price", "sharp", "fair",       "ev",      "stake",
    "age",       "flags", "sport",     "market", "hold",  "kelly", "first_seen", "best_ev",
};

} // namespace

QString columnId(Column column)
{
    return QLatin1String(ids.at(static_cast<std::size_t>(column)));
}

std::optional<Column> columnFromId(const QString &id)
{
    const auto found =
        std::find_if(ids.begin(), ids.end(), [&id](const char *one) { return id == QLatin1String(one); });
    return found == ids.end() ? std::nullopt : std::optional(static_cast<Column>(found - ids.begin()));
}

bool isNumber(Column column) noexcept
{
    switch (column) {
    case Column::Event:
    case Column::Selection:
    case Column::Book:
    case Column::Ev: // its figures are followed by a picture
    case Column::Flags:
    case Column::Sport:
    case Column::Market:
        return false;
    case Column::StartsIn:
    case Column::Price:
    case Column::Sharp:
    case Column::Fair:
    case Column::Stake:
    case Column::Age:
    case Column::Hold:
    case Column::Kelly:
    case Column::FirstSeen:
    case Column::BestEv:
        break;
    }
    return true;
}

QString columnTitle(Column column)
{
    switch (column) {
    case Column::StartsIn:
        //: Column: how long until the match starts
        return words(QT_TRANSLATE_NOOP("Column", "Starts in"));
    case Column::Event:
        return words(QT_TRANSLATE_NOOP("Column", "Event"));
    case Column::Selection:
        return words(QT_TRANSLATE_NOOP("Column", "Selection"));
    case Column::Book:
        //: Column: the bookmaker
        return words(QT_TRANSLATE_NOOP("Column", "Book"));
    case Column::Price:
        return words(QT_TRANSLATE_NOOP("Column", "Price"));
    case Column::Sharp:
        //: Column: the price at a sharp bookmaker
        return words(QT_TRANSLATE_NOOP("Column", "Sharp"));
    case Column::Fair:
        //: Column: the price without a margin
        return words(QT_TRANSLATE_NOOP("Column", "Fair"));
    case Column::Ev:
        //: Column: expected value
        return words(QT_TRANSLATE_NOOP("Column", "EV"));
    case Column::Stake:
        return words(QT_TRANSLATE_NOOP("Column", "Stake"));
    case Column::Age:
        return words(QT_TRANSLATE_NOOP("Column", "Age"));
    case Column::Flags:
        return words(QT_TRANSLATE_NOOP("Column", "Flags"));
    case Column::Sport:
        return words(QT_TRANSLATE_NOOP("Column", "Sport"));
    case Column::Market:
        return words(QT_TRANSLATE_NOOP("Column", "Market"));
    case Column::Hold:
        return words(QT_TRANSLATE_NOOP("Column", "Hold"));
    case Column::Kelly:
        return words(QT_TRANSLATE_NOOP("Column", "Kelly"));
    case Column::FirstSeen:
        return words(QT_TRANSLATE_NOOP("Column", "First seen"));
    case Column::BestEv:
        return words(QT_TRANSLATE_NOOP("Column", "Best EV"));
    }
    return {};
}

QString columnExplanation(Column column)
{
    switch (column) {
    case Column::StartsIn:
        return words(QT_TRANSLATE_NOOP("Column", "Time until the match starts, by the feed's start time."));
    case Column::Event:
        return words(QT_TRANSLATE_NOOP("Column", "Home side and away side, as the feed names them."));
    case Column::Selection:
        return words(QT_TRANSLATE_NOOP("Column", "What you would bet on, with its line and market."));
    case Column::Book:
        return words(QT_TRANSLATE_NOOP("Column", "The bookmaker that offers the price."));
    case Column::Price:
        return words(QT_TRANSLATE_NOOP("Column", "Price the bookmaker offers, in the format chosen under View. ▲ it "
                                                 "rose, ▼ it fell within the last minute."));
    case Column::Sharp:
        return words(QT_TRANSLATE_NOOP("Column", "Price of the same selection at the sharp bookmaker with the greatest "
                                                 "weight, its margin still in it."));
    case Column::Fair:
        return words(QT_TRANSLATE_NOOP("Column",
                                       "Price at which the bet would break even: the sharp bookmakers' prices "
                                       "with the margin taken out, weighted and combined."));
    case Column::Ev:
        return words(QT_TRANSLATE_NOOP("Column", "Expected value: average profit per unit staked if the fair price is "
                                                 "right. The bar is the range over other methods and without single "
                                                 "sharps; a hatched bar crosses zero."));
    case Column::Stake:
        return words(QT_TRANSLATE_NOOP("Column", "Suggested stake: the Kelly share of your bankroll times the fraction "
                                                 "in Settings, within your limits."));
    case Column::Age:
        return words(QT_TRANSLATE_NOOP("Column", "Time since the bookmaker last updated this price, by the feed."));
    case Column::Flags:
        return words(
            QT_TRANSLATE_NOOP("Column", "What to know before believing the number. Point at a flag to read it."));
    case Column::Sport:
        return words(QT_TRANSLATE_NOOP("Column", "Sport and league of the match."));
    case Column::Market:
        return words(QT_TRANSLATE_NOOP("Column", "Kind of market, and period where it is not the whole match."));
    case Column::Hold:
        return words(QT_TRANSLATE_NOOP("Column", "The bookmaker's own margin on this line: what it keeps of balanced "
                                                 "stakes. Empty where it does not quote every outcome."));
    case Column::Kelly:
        return words(QT_TRANSLATE_NOOP("Column", "Share of the bankroll that full Kelly would stake."));
    case Column::FirstSeen:
        return words(QT_TRANSLATE_NOOP("Column", "How long ago this bet first appeared."));
    case Column::BestEv:
        return words(QT_TRANSLATE_NOOP("Column", "The greatest expected value it has had since it appeared."));
    }
    return {};
}

} // namespace evision::models
