// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/fact_table.h"

#include "models/opportunities/plain_tip.h"

#include <QHeaderView>
#include <QWheelEvent>

namespace evision::ui {

FactTable::FactTable(const Theme &theme, QWidget *parent) : QTableWidget(parent), m_theme(theme)
{
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::NoFocus);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(spacing::xl);
    connect(&m_theme, &Theme::changed, this, &FactTable::dress);
}

void FactTable::setFacts(const Facts &facts)
{
    m_facts = facts;
    dress();
}

void FactTable::setRow(int row, const FactRow &fact, int wordColumns)
{
    for (int column = 0; column < fact.cells.size(); ++column) {
        const bool isNumber = column >= wordColumns;
        auto *item = new QTableWidgetItem(fact.cells[column]);
        item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setToolTip(models::plainTip(fact.cells[column]));
        QFont font = isNumber ? m_theme.numberFont() : m_theme.smallFont();
        font.setPointSizeF(m_theme.smallFont().pointSizeF());
        if (fact.isMarked) {
            font.setWeight(QFont::DemiBold);
            item->setBackground(m_theme.color(Role::Selection));
        }
        item->setFont(font);
        setItem(row, column, item);
    }
}

void FactTable::dress()
{
    QPalette own = palette();
    own.setColor(QPalette::Base, m_theme.color(Role::Surface));
    setPalette(own);
    clear();
    setColumnCount(static_cast<int>(m_facts.headings.size()));
    setRowCount(static_cast<int>(m_facts.rows.size()));
    setHorizontalHeaderLabels(m_facts.headings);
    QFont headingFont = m_theme.smallFont();
    headingFont.setWeight(QFont::DemiBold);
    horizontalHeader()->setFont(headingFont);
    for (int column = 0; column < columnCount(); ++column) {
        const bool isNumber = column >= m_facts.wordColumns;
        horizontalHeaderItem(column)->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        horizontalHeader()->setSectionResizeMode(column,
                                                 column == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
    const int height = QFontMetrics(m_theme.smallFont()).height() + spacing::xs + 2;
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setFixedHeight(height + 2);
    for (int row = 0; row < rowCount(); ++row)
        setRow(row, m_facts.rows[static_cast<std::size_t>(row)], m_facts.wordColumns);
    setFixedHeight(horizontalHeader()->height() + rowCount() * height + 2);
}

void FactTable::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // for the page it stands in
}

} // namespace evision::ui
