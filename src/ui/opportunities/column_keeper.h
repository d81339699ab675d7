// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// state that is kept. Until the user resizes a column, words share the room that figures leave.
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
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] int shownCount() const;
    [[nodiscard]] int lastShown() const;

    QTableView &m_table;
    QHeaderView &m_header;
    bool m_isSizedByUser = false;
    bool m_isFitting = false;
};

} // namespace evision::ui
