// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opportunities/column_widths.h"

#include <QByteArray>
#include <QHeaderView>
#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QMenu;
class QTableView;
QT_END_NAMESPACE

namespace evision::ui {

/// Which columns there are, in which order, how wide and by which the rows are sorted: the menu of the header, and the
/// state that is kept. Until the user resizes a column, each is as wide as what stands in it, and words share the room
/// that is left. Where there is too little, spare columns are left out, unless the user chose them, until there is
/// more.
class ColumnKeeper final : public QObject {
    Q_OBJECT

public:
    /// Of a table that has its model and its delegate.
    explicit ColumnKeeper(QTableView &table);

    [[nodiscard]] QByteArray state() const;
    /// False, and everything as it comes, where the state is not one of ours.
    bool restore(const QByteArray &state);
    void reset();
    /// The table has another size.
    void fit();
    /// Cells say something else: fit to that.
    void measure();
    void show(int column, bool shown);
    /// What columns there are to choose from; owned by the caller. `column` is the one to move, or -1.
    [[nodiscard]] std::unique_ptr<QMenu> menu(int column);

Q_SIGNALS:
    void changed();
    void menuOpened();
    void menuClosed();

private:
    void showMenu(const QPoint &position);
    void addMoves(QMenu &menu, int column);
    void measureFirst();
    [[nodiscard]] bool isWanted(int column) const;
    [[nodiscard]] ColumnWidths widths() const;
    [[nodiscard]] int wantedCount() const;
    [[nodiscard]] int lastShown() const;

    QTableView &m_table;
    QHeaderView &m_header;
    ColumnWidths m_widths;
    int m_measuredRows = -1; ///< so many there were; -1: not measured
    ColumnSet m_isAway{};    ///< left out for lack of room
    ColumnSet m_isChosen{};  ///< shown or hidden by the user: not left out
    bool m_isSizedByUser = false;
    bool m_isFitting = false;
};

} // namespace evision::ui
