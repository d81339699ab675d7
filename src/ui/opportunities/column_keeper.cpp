// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/column_keeper.h"

#include "models/opportunities/column.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModel>
#include <QDataStream>
#include <QIODevice>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <array>

namespace evision::ui {

using models::Column;

namespace {

constexpr quint32 mark = 0x45564331; // EVC1
constexpr quint16 version = 1;

/// As wide as this, or as the title.
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
        return "1000.00";
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

} // namespace

ColumnKeeper::ColumnKeeper(QTableView &table)
    : QObject(&table), m_table(table), m_header(*table.horizontalHeader())
{
    m_header.setSectionsMovable(true);
    m_header.setSectionsClickable(true);
    m_header.setHighlightSections(false);
    m_header.setStretchLastSection(true);
    m_header.setMinimumSectionSize(2 * spacing::xl);
    m_header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_header, &QWidget::customContextMenuRequested, this, &ColumnKeeper::showMenu);
    connect(&m_header, &QHeaderView::sectionMoved, this, &ColumnKeeper::changed);
    connect(&m_header, &QHeaderView::sortIndicatorChanged, this, &ColumnKeeper::changed);
    connect(&m_header, &QHeaderView::sectionResized, this, [this](int section, int, int) {
        // Hidden ones come to be of no width whenever the header finds the time.
        if (m_isFitting || m_header.isSectionHidden(section) || section == lastShown())
            return;
        m_isSizedByUser = true;
        Q_EMIT changed();
    });
    reset();
}

int ColumnKeeper::widthOf(int column) const
{
    const QFontMetrics metrics(m_header.font());
    const int sample = metrics.horizontalAdvance(QString::fromUtf8(sampleOf(static_cast<Column>(column))));
    constexpr int sortMark = 14;
    const QString title = m_table.model()->headerData(column, Qt::Horizontal).toString();
    return std::max(sample, metrics.horizontalAdvance(title) + sortMark) + 2 * spacing::s;
}

void ColumnKeeper::reset()
{
    m_isSizedByUser = false;
    {
        const QScopedValueRollback fitting(m_isFitting, true); // what is hidden counts as resized to nothing
        for (int column = 0; column < m_header.count(); ++column) {
            m_header.moveSection(m_header.visualIndex(column), column);
            m_header.setSectionHidden(column, models::isHiddenAtFirst(static_cast<Column>(column)));
        }
    }
    m_header.setSortIndicator(static_cast<int>(Column::Ev), Qt::DescendingOrder);
    fit();
    Q_EMIT changed();
}

void ColumnKeeper::fit()
{
    if (m_isSizedByUser || m_isFitting)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    int used = 0;
    for (int column = 0; column < m_header.count(); ++column) {
        m_header.resizeSection(column, widthOf(column));
        used += m_header.isSectionHidden(column) ? 0 : widthOf(column);
    }
    // Three parts in five of what is left, or of what is lacking, are for the teams, two for what one bets on.
    const int spare = m_table.viewport()->width() - used;
    constexpr int parts = 5;
    const auto widen = [&](Column column, int share) {
        const int at = static_cast<int>(column);
        const int least = widthOf(at) / 2; // the tooltip has the rest
        if (!m_header.isSectionHidden(at))
            m_header.resizeSection(at, std::max(least, widthOf(at) + spare * share / parts));
    };
    widen(Column::Event, 3);
    widen(Column::Selection, 2);
}

QByteArray ColumnKeeper::state() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << mark << version << m_isSizedByUser << m_header.saveState();
    return bytes;
}

bool ColumnKeeper::restore(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 foundMark = 0;
    quint16 foundVersion = 0;
    bool isSized = false;
    QByteArray header;
    stream >> foundMark >> foundVersion >> isSized >> header;
    const int columns = m_header.count();
    m_isFitting = true;
    const bool isOurs = stream.status() == QDataStream::Ok && foundMark == mark && foundVersion == version &&
                        m_header.restoreState(header) && m_header.count() == columns && shownCount() > 0;
    m_isFitting = false;
    if (!isOurs) {
        reset();
        return false;
    }
    m_isSizedByUser = isSized;
    m_header.setStretchLastSection(true);
    m_table.sortByColumn(m_header.sortIndicatorSection(), m_header.sortIndicatorOrder());
    fit();
    return true;
}

int ColumnKeeper::lastShown() const
{
    int visual = m_header.count() - 1;
    while (visual > 0 && m_header.isSectionHidden(m_header.logicalIndex(visual)))
        --visual;
    return m_header.logicalIndex(visual);
}

void ColumnKeeper::show(int column, bool shown)
{
    {
        const QScopedValueRollback fitting(m_isFitting, true);
        m_header.setSectionHidden(column, !shown);
    }
    fit();
    Q_EMIT changed();
}

int ColumnKeeper::shownCount() const
{
    return m_header.count() - m_header.hiddenSectionCount();
}

std::unique_ptr<QMenu> ColumnKeeper::menu(int column)
{
    auto menu = std::make_unique<QMenu>();
    menu->setToolTipsVisible(true);
    for (int visual = 0; visual < m_header.count(); ++visual) {
        const int at = m_header.logicalIndex(visual);
        QAction *action = menu->addAction(m_table.model()->headerData(at, Qt::Horizontal).toString());
        action->setToolTip(m_table.model()->headerData(at, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_header.isSectionHidden(at));
        action->setEnabled(shownCount() > 1 || m_header.isSectionHidden(at));
        connect(action, &QAction::toggled, this, [this, at](bool shown) { show(at, shown); });
    }
    menu->addSeparator();
    if (column >= 0)
        addMoves(*menu, column);
    connect(menu->addAction(tr("&Reset Columns")), &QAction::triggered, this, &ColumnKeeper::reset);
    return menu;
}

void ColumnKeeper::addMoves(QMenu &menu, int column)
{
    const int visual = m_header.visualIndex(column);
    QAction *left = menu.addAction(tr("Move &Left"));
    left->setEnabled(visual > 0);
    connect(left, &QAction::triggered, this, [this, visual] { m_header.moveSection(visual, visual - 1); });
    QAction *right = menu.addAction(tr("Move &Right"));
    right->setEnabled(visual + 1 < m_header.count());
    connect(right, &QAction::triggered, this, [this, visual] { m_header.moveSection(visual, visual + 1); });
    menu.addSeparator();
}

void ColumnKeeper::showMenu(const QPoint &position)
{
    QMenu *shown = menu(m_header.logicalIndexAt(position)).release();
    shown->setAttribute(Qt::WA_DeleteOnClose);
    connect(shown, &QMenu::aboutToHide, this, &ColumnKeeper::menuClosed);
    Q_EMIT menuOpened();
    shown->popup(m_header.mapToGlobal(position));
}

} // namespace evision::ui
