// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/fact_table.h"

#include "models/opportunities/plain_tip.h"

#include <QHeaderView>
#include <QWheelEvent>

#include <algorithm>

namespace evision::ui {

namespace {

constexpr int mostHeadingLetters = 12;
constexpr int leastFirstLetters = 12;

} // namespace

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
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(&m_theme, &Theme::changed, this, &FactTable::dress);
}

void FactTable::setFacts(const Facts &facts)
{
    m_facts = facts;
    dress();
}

void FactTable::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
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
    own.setColor(QPalette::Text, m_theme.color(m_isDimmed ? Role::Muted : Role::Text));
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
        horizontalHeaderItem(column)->setToolTip(models::plainTip(m_facts.headings[column]));
    }
    const int height = QFontMetrics(m_theme.smallFont()).height() + spacing::xs + 2;
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setFixedHeight(height + 2);
    for (int row = 0; row < rowCount(); ++row)
        setRow(row, m_facts.rows[static_cast<std::size_t>(row)], m_facts.wordColumns);
    setFixedHeight(horizontalHeader()->height() + rowCount() * height + 2);
    fitColumns();
}

int FactTable::contentWidth(int column) const
{
    int widest = 0;
    for (int row = 0; row < rowCount(); ++row) {
        if (const QTableWidgetItem *cell = item(row, column))
            widest = std::max(widest, QFontMetrics(cell->font()).horizontalAdvance(cell->text()));
    }
    return widest;
}

void FactTable::fitColumns()
{
    constexpr int gap = spacing::m; // between two columns
    const QFontMetrics metrics(horizontalHeader()->font());
    const int longestHeading = metrics.averageCharWidth() * mostHeadingLetters;
    const int leastFirst = metrics.averageCharWidth() * leastFirstLetters;
    std::vector<int> widths(static_cast<std::size_t>(columnCount()), 0);
    int used = 0;
    int given = 0; // for headings that are longer than what stands below
    for (int column = 1; column < columnCount(); ++column) {
        const int heading = std::min(metrics.horizontalAdvance(m_facts.headings[column]), longestHeading);
        const int content = contentWidth(column);
        widths[static_cast<std::size_t>(column)] = std::max(content, heading) + gap;
        used += std::max(content, heading) + gap;
        given += std::max(0, heading - content);
    }
    // The first column has the rest; before it has too little, headings are cut.
    const int lacking = std::clamp(used + leastFirst - viewport()->width(), 0, given);
    for (int column = 1; column < columnCount() && given > 0; ++column) {
        const int heading = std::min(metrics.horizontalAdvance(m_facts.headings[column]), longestHeading);
        const int own = std::max(0, heading - contentWidth(column));
        widths[static_cast<std::size_t>(column)] -= own * lacking / given;
    }
    if (columnCount() > 0)
        widths[0] = std::max(leastFirst, viewport()->width() - used + lacking);
    for (int column = 0; column < columnCount(); ++column) {
        const int width = widths[static_cast<std::size_t>(column)];
        horizontalHeader()->resizeSection(column, width);
        // A style may paint a heading that is too long over its neighbour.
        horizontalHeaderItem(column)->setText(
            metrics.elidedText(m_facts.headings[column], Qt::ElideRight, width - spacing::s));
    }
}

void FactTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    fitColumns();
}

void FactTable::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // for the page it stands in
}

} // namespace evision::ui
