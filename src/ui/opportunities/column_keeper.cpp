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

namespace evision::ui {

using models::Column;

namespace {

constexpr quint32 mark = 0x45564331; // EVC1
constexpr quint16 version = 2;       ///< 1 knew no columns left out

/// More rows than these say no more about widths.
constexpr int enoughRows = 40;

QList<int> listOf(const ColumnSet &set)
{
    QList<int> columns;
    for (std::size_t column = 0; column < set.size(); ++column) {
        if (set[column])
            columns << static_cast<int>(column);
    }
    return columns;
}

ColumnSet setOf(const QList<int> &columns)
{
    ColumnSet set{};
    for (const int column : columns) {
        if (column >= 0 && column < models::columnCount)
            set[static_cast<std::size_t>(column)] = true;
    }
    return set;
}

} // namespace

ColumnKeeper::ColumnKeeper(QTableView &table) : QObject(&table), m_table(table), m_header(*table.horizontalHeader())
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
    const QAbstractItemModel *model = table.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnKeeper::measureFirst);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_table.model()->rowCount() == 0)
            m_measuredRows = -1; // what comes next may be another market
    });
    reset();
}

void ColumnKeeper::reset()
{
    m_isSizedByUser = false;
    m_isAway = {};
    m_isChosen = {};
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

void ColumnKeeper::measureFirst()
{
    // Widths do not change under the user's eyes with every poll: only while there is little to go by.
    if (m_measuredRows < enoughRows && m_table.model()->rowCount() > m_measuredRows)
        measure();
}

void ColumnKeeper::measure()
{
    m_measuredRows = -1;
    fit();
}

bool ColumnKeeper::isWanted(int column) const
{
    return m_isAway[static_cast<std::size_t>(column)] || !m_header.isSectionHidden(column);
}

/// The user's own are neither wider nor narrower than they were made.
ColumnWidths ColumnKeeper::widths() const
{
    ColumnWidths widths = m_widths;
    if (!m_isSizedByUser)
        return widths;
    for (int column = 0; column < m_header.count(); ++column) {
        if (m_header.isSectionHidden(column) || column == lastShown())
            continue;
        const auto at = static_cast<std::size_t>(column);
        widths.natural[at] = widths.least[at] = m_header.sectionSize(column);
    }
    return widths;
}

void ColumnKeeper::fit()
{
    if (m_isFitting)
        return;
    const QScopedValueRollback fitting(m_isFitting, true);
    if (m_measuredRows < 0) {
        m_widths = ColumnWidths::of(m_table);
        m_measuredRows = m_table.model()->rowCount();
    }
    ColumnSet wanted{};
    ColumnSet mayLeave{};
    for (int column = 0; column < m_header.count(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        wanted[at] = isWanted(column);
        mayLeave[at] = !m_isChosen[at];
        m_header.setSectionHidden(column, !wanted[at]);
    }
    // Until it is shown the table has no size to speak of.
    const int room = m_table.isVisible() ? m_table.viewport()->width() : unlimited;
    const ColumnPlan plan = planColumns(widths(), wanted, mayLeave, room);
    for (int column = 0; column < m_header.count(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        if (!m_isSizedByUser)
            m_header.resizeSection(column, plan.width[at]);
        m_header.setSectionHidden(column, !wanted[at] || plan.isAway[at]);
    }
    m_isAway = plan.isAway;
}

QByteArray ColumnKeeper::state() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << mark << version << m_isSizedByUser << m_header.saveState() << listOf(m_isAway) << listOf(m_isChosen);
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
    QList<int> away;
    QList<int> chosen;
    if (foundVersion == version)
        stream >> away >> chosen;
    const int columns = m_header.count();
    m_isFitting = true;
    const bool isOurs = stream.status() == QDataStream::Ok && foundMark == mark && foundVersion >= 1 &&
                        foundVersion <= version && m_header.restoreState(header) && m_header.count() == columns &&
                        m_header.hiddenSectionCount() < columns;
    m_isFitting = false;
    if (!isOurs) {
        reset();
        return false;
    }
    m_isAway = setOf(away);
    m_isChosen = setOf(chosen);
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
        m_isAway[static_cast<std::size_t>(column)] = false;
        m_isChosen[static_cast<std::size_t>(column)] = true;
    }
    fit();
    Q_EMIT changed();
}

int ColumnKeeper::wantedCount() const
{
    int count = 0;
    for (int column = 0; column < m_header.count(); ++column)
        count += isWanted(column) ? 1 : 0;
    return count;
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
        action->setChecked(isWanted(at));
        action->setEnabled(wantedCount() > 1 || !isWanted(at));
        if (m_isAway[static_cast<std::size_t>(at)])
            action->setText(tr("%1 (no room now)").arg(action->text()));
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
