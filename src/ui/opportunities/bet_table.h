// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"
#include "ui/opportunities/bet_delegate.h"
#include "ui/opportunities/bet_menu.h"
#include "ui/opportunities/column_keeper.h"

#include <QTableView>
#include <QTimer>

#include <optional>

namespace evision::ui {

/// The table of bets: rows do not move under the pointer while it is pressed or a menu is open, prices that moved
/// flash, and every key does something. Tells what is wanted of a bet, does nothing about it.
class BetTable final : public QTableView {
    Q_OBJECT

public:
    /// All three must outlive it.
    BetTable(models::OpportunityModel &model, const Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] ColumnKeeper &columns() noexcept { return *m_columns; }
    [[nodiscard]] const ColumnKeeper &columns() const noexcept { return *m_columns; }
    /// What is shown is old: figures are muted.
    void setDimmed(bool dimmed);
    /// The bet the cursor is on.
    [[nodiscard]] std::optional<edge::OpportunityId> currentBet() const;
    /// Puts the cursor on the first row if it is nowhere.
    void begin();
    [[nodiscard]] const BetDelegate &delegate() const noexcept { return *m_delegate; }
    /// Whether anything is fading now.
    [[nodiscard]] bool isFlashing() const { return m_flash.isActive(); }

    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    void explainRequested(evision::edge::OpportunityId id);
    /// The row, as text.
    void copyRequested(const QString &text);
    /// How the bet came about, for the clipboard.
    void derivationWanted(evision::edge::OpportunityId id);
    /// The bet at its bookmaker, in a browser.
    void linkWanted(evision::edge::OpportunityId id);
    void muteRequested(const evision::models::Mute &mute);
    /// The cursor is on another bet, or on none.
    void currentBetChanged();
    void onlyBookRequested(const QString &book);
    void onlySportRequested(const QString &sport);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    enum Hold : std::uint8_t { ByMouse = 1, ByMenu = 2 };
    void hold(Hold why);
    void letGo(Hold why);
    void dress();
    void startFlash();
    void repaintFlash();
    void explain(const QModelIndex &index);
    void copy();
    /// Whether the key is a command.
    [[nodiscard]] bool command(int key);
    void fillMenu(QMenu &menu, int row);
    void addOnly(QMenu &menu, int row);
    void popUp(QMenu *menu, const QPoint &position);
    /// At the current row.
    void popUpHere(QMenu *menu);
    [[nodiscard]] OnMute mutes();

    models::OpportunityModel &m_model;
    const Theme &m_theme;
    const Clock &m_clock;
    BetDelegate *m_delegate;
    ColumnKeeper *m_columns = nullptr; ///< made last: until then there is nothing to fit
    QTimer m_flash;
    std::int64_t m_lastMove = 0;
    unsigned m_holds = 0;
};

} // namespace evision::ui
