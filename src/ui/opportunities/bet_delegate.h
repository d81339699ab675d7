// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"
#include "models/opportunities/column.h"
#include "ui/opportunities/table_style.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace evision::ui {

/// A price that moved flashes for so long, and is marked for so long where nothing may move.
inline constexpr std::int64_t flashMilliseconds = 600;
inline constexpr std::int64_t markMilliseconds = 2000;

/// Draws the cells of the table of bets: prices with their moves, values with their ranges, flags as pictures and
/// words.
class BetDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    BetDelegate(const Theme &theme, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Takes colours and fonts from the theme again.
    void dress();
    void setDimmed(bool dimmed) { m_style.isDimmed = dimmed; }
    [[nodiscard]] const TableStyle &style() const noexcept { return m_style; }
    /// How strongly a price is lit: 1 just moved, 0 not of late. A mark is lit or not.
    [[nodiscard]] double glow(std::int64_t movedAt) const;

private:
    struct Cell {
        const QModelIndex &index;
        QRect rect; ///< inside the padding
        QColor ink;
        bool isSelected;
    };
    void paintBehind(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintGlow(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintWords(QPainter &painter, const Cell &cell) const;
    void paintNumber(QPainter &painter, const Cell &cell) const;
    void paintSelection(QPainter &painter, const Cell &cell) const;
    void paintEventName(QPainter &painter, const Cell &cell) const;
    /// A figure at the right; a fraction with its stroke in line with those above and below.
    void drawFigure(QPainter &painter, const QRect &rect, const QString &text) const;
    void paintPrice(QPainter &painter, const Cell &cell) const;
    void paintValue(QPainter &painter, const Cell &cell) const;
    void paintFlags(QPainter &painter, const Cell &cell) const;

    const Theme &m_theme;
    const Clock &m_clock;
    TableStyle m_style;
};

} // namespace evision::ui
