// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/bet_header.h"

#include "models/opportunities/column.h"
#include "ui/opportunities/table_style.h"

#include <QPaintEvent>
#include <QPainter>

namespace evision::ui {

BetHeader::BetHeader(const Theme &theme, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
{
    setSectionsClickable(true);
    setSortIndicatorShown(true);
    connect(&m_theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void BetHeader::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(event->rect(), m_theme.color(Role::Surface));
    QHeaderView::paintEvent(event);
}

void BetHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    painter->fillRect(rect, m_theme.color(Role::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.color(Role::Border));
    QRect inside = rect.adjusted(spacing::s, 0, -spacing::s, -1);
    if (section == static_cast<int>(models::Column::Price))
        inside.setRight(inside.right() - moveWidth(QFontMetrics(m_theme.numberFont()))); // above its figures
    const auto alignment = Qt::Alignment(model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
    QString text = model()->headerData(section, orientation()).toString();
    if (isSortIndicatorShown() && sortIndicatorSection() == section) {
        // Beside the words, on the side where there is room: figures stay in line with their heading.
        const QString mark = sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("▴") : QStringLiteral("▾");
        text = alignment.testFlag(Qt::AlignRight) ? mark + u' ' + text : text + u' ' + mark;
    }
    painter->setFont(font());
    painter->setPen(m_theme.color(sortIndicatorSection() == section ? Role::Text : Role::Muted));
    painter->drawText(inside, static_cast<int>(alignment) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, inside.width()));
    painter->restore();
}

} // namespace evision::ui
