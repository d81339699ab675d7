// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/column_widths.h"

#include "ui/theme/theme.h"

#include <QAbstractItemDelegate>
#include <QAbstractItemModel>
#include <QFontMetrics>
#include <QHeaderView>
#include <QStyleOptionViewItem>
#include <QTableView>

#include <algorithm>

namespace evision::ui {

using models::Column;

namespace {

constexpr int measuredRows = 50; ///< about what can be seen at once
constexpr int padding = 2 * spacing::s;
constexpr int rangeBar = 48; ///< beside the expected value

// Words share what is left, in these parts, and give first where something lacks.
struct Share {
    Column column;
    int parts;
    int mostLetters; ///< longer ones are cut; the tooltip has the rest
};
constexpr std::array<Share, 3> words{{{Column::Event, 3, 44}, {Column::Selection, 2, 32}, {Column::Book, 1, 20}}};

constexpr std::size_t at(Column column)
{
    return static_cast<std::size_t>(column);
}

/// As wide as this where there is nothing to measure, and figures at least as wide.
const char *sampleOf(Column column)
{
    switch (column) {
    case Column::StartsIn:
        return "22 h 59";
    case Column::Event:
        return "Manchester – Tottenham";
    case Column::Selection:
        return "Tottenham +3.5";
    case Column::Book:
        return "betfair_ex_uk";
    case Column::Price:
        return "10.00 ▲";
    case Column::Sharp:
    case Column::Fair:
        return "10.00";
    case Column::Ev:
    case Column::BestEv:
        return "+10.0 %";
    case Column::Stake:
        return "100.00";
    case Column::Age:
    case Column::FirstSeen:
        return "119 min";
    case Column::Flags:
        return "mm interpolated +2";
    case Column::Sport:
        return "basketball_ncaab";
    case Column::Market:
        return "alternate_totals";
    case Column::Hold:
    case Column::Kelly:
        return "10.00 %";
    }
    return "";
}

int contentOf(const QTableView &table, int column)
{
    const QAbstractItemModel &model = *table.model();
    const int rows = std::min(model.rowCount(), measuredRows);
    int widest = 0;
    for (int row = 0; row < rows; ++row)
        widest = std::max(widest, table.itemDelegate()->sizeHint({}, model.index(row, column)).width());
    return widest;
}

int titleOf(const QTableView &table, int column)
{
    constexpr int sortMark = 14;
    const QString title = table.model()->headerData(column, Qt::Horizontal).toString();
    return QFontMetrics(table.horizontalHeader()->font()).horizontalAdvance(title) + sortMark + padding;
}

/// Takes `lack` from the words, from each as much as it has above its least in proportion.
void shrinkWords(ColumnPlan &plan, const ColumnWidths &widths, const ColumnSet &isShown, int lack)
{
    int most = 0;
    for (const Share &share : words)
        most += isShown[at(share.column)] ? widths.natural[at(share.column)] - widths.least[at(share.column)] : 0;
    if (most <= 0)
        return;
    for (const Share &share : words) {
        const std::size_t column = at(share.column);
        const int has = widths.natural[column] - widths.least[column];
        plan.width[column] -= std::min(has, (has * lack + most - 1) / most);
    }
}

/// What the words can give at the very most: before a column is out of view, names are cut short.
void cutWords(ColumnPlan &plan, const ColumnSet &isShown, int lack)
{
    constexpr int least = 3 * spacing::xl;
    for (const Share &share : words) {
        int &width = plan.width[at(share.column)];
        const int given = isShown[at(share.column)] ? std::clamp(width - least, 0, std::max(lack, 0)) : 0;
        width -= given;
        lack -= given;
    }
}

void widenWords(ColumnPlan &plan, const ColumnSet &isShown, int spare)
{
    int parts = 0;
    for (const Share &share : words)
        parts += isShown[at(share.column)] ? share.parts : 0;
    for (const Share &share : words) {
        if (isShown[at(share.column)])
            plan.width[at(share.column)] += spare * share.parts / parts;
    }
}

} // namespace

ColumnWidths ColumnWidths::of(const QTableView &table)
{
    ColumnWidths widths;
    const QFontMetrics metrics(table.horizontalHeader()->font());
    for (int column = 0; column < models::columnCount; ++column) {
        const auto which = static_cast<Column>(column);
        const int sample = metrics.horizontalAdvance(QString::fromUtf8(sampleOf(which))) + padding;
        const int content = contentOf(table, column);
        const int wanted = models::isNumber(which) ? std::max(sample, content) : content > 0 ? content : sample;
        widths.natural[at(which)] = std::max(wanted, titleOf(table, column));
        widths.least[at(which)] = widths.natural[at(which)];
    }
    for (const Share &share : words) {
        int &natural = widths.natural[at(share.column)];
        natural = std::max(titleOf(table, static_cast<int>(share.column)),
                           std::min(natural, metrics.averageCharWidth() * share.mostLetters));
        widths.least[at(share.column)] = std::min(natural, std::max(natural * 3 / 5, 4 * spacing::xl));
    }
    const int value = metrics.horizontalAdvance(QStringLiteral("+10.0 %")) + padding;
    widths.natural[at(Column::Ev)] = value + spacing::s + rangeBar;
    widths.least[at(Column::Ev)] = value;
    widths.least[at(Column::Flags)] =
        std::min(widths.natural[at(Column::Flags)],
                 std::max(iconSize + spacing::xs + metrics.horizontalAdvance(QStringLiteral("+2")) + padding,
                          metrics.horizontalAdvance(
                              table.model()->headerData(static_cast<int>(Column::Flags), Qt::Horizontal).toString()) +
                              padding));
    return widths;
}

ColumnPlan planColumns(const ColumnWidths &widths, const ColumnSet &wanted, const ColumnSet &mayLeave, int room)
{
    ColumnPlan plan;
    plan.width = widths.natural;
    if (room == unlimited)
        return plan;
    ColumnSet isShown = wanted;
    const auto lack = [&] {
        int total = 0;
        for (std::size_t column = 0; column < isShown.size(); ++column)
            total += isShown[column] ? plan.width[column] : 0;
        return total - room;
    };
    int give = 0; // a little is taken from words before anything else has to go
    for (const Share &share : words)
        give += isShown[at(share.column)] ? widths.natural[at(share.column)] * 3 / 20 : 0;
    const auto leaveOut = [&](Column column) {
        if (lack() <= give || !isShown[at(column)] || !mayLeave[at(column)])
            return;
        plan.isAway[at(column)] = true;
        isShown[at(column)] = false;
    };
    leaveOut(spareColumns.front());
    for (const Column column : {Column::Flags, Column::Ev}) { // words of flags, then the picture of the range
        if (lack() > give)
            plan.width[at(column)] = widths.least[at(column)];
    }
    std::for_each(spareColumns.begin() + 1, spareColumns.end(), leaveOut);
    if (const int lacking = lack(); lacking > 0)
        shrinkWords(plan, widths, isShown, lacking);
    if (const int lacking = lack(); lacking > 0)
        cutWords(plan, isShown, lacking);
    else
        widenWords(plan, isShown, -lacking);
    return plan;
}

} // namespace evision::ui
