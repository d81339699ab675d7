// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QTableWidget>

#include <vector>

namespace evision::ui {

/// A row of facts. The first cell is words, the others are figures.
struct FactRow {
    QStringList cells;
    bool isMarked = false; ///< what the table is about
};

struct Facts {
    QStringList headings;
    std::vector<FactRow> rows;
    int wordColumns = 1; ///< so many from the left are words
};

/// A small table to read, as tall as its rows, that scrolls with what it stands in.
class FactTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit FactTable(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const Facts &facts);
    /// What is shown is old: figures are muted.
    void setDimmed(bool dimmed);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void dress();
    void fitColumns();
    /// Of its cells, without the heading.
    [[nodiscard]] int contentWidth(int column) const;
    void setRow(int row, const FactRow &fact, int wordColumns);

    const Theme &m_theme;
    Facts m_facts;
    bool m_isDimmed = false;
};

} // namespace evision::ui
