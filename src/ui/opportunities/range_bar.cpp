// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/range_bar.h"

#include <QPainter>

#include <algorithm>

namespace evision::ui {

namespace {

// The ends of the scale; a range beyond them is cut.
constexpr double scaleFrom = -0.04;
constexpr double scaleTo = 0.12;
constexpr int barAlpha = 70;
constexpr double radius = 2;
constexpr double leastWidth = 3;

double place(const QRectF &area, double ev)
{
    const double share = (std::clamp(ev, scaleFrom, scaleTo) - scaleFrom) / (scaleTo - scaleFrom);
    return area.left() + share * area.width();
}

} // namespace

void paintRange(QPainter &painter, const QRectF &area, double least, double most, double value,
                const TableStyle &style)
{
    painter.save();
    painter.setPen(QPen(style.border, 1));
    const double zero = place(area, 0);
    painter.drawLine(QPointF(zero, area.top() - 1), QPointF(zero, area.bottom() + 1));
    const double left = place(area, least);
    const QRectF bar(left, area.top(), std::max(leastWidth, place(area, most) - left), area.height());
    const QColor ink = style.isDimmed ? style.muted : most < 0 ? style.negative : least > 0 ? style.positive : style.warning;
    QColor tint = ink;
    tint.setAlpha(barAlpha);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(least > 0 || most < 0 ? QBrush(tint) : QBrush(ink, Qt::BDiagPattern));
    painter.drawRoundedRect(bar, radius, radius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(ink, 2));
    const double at = place(area, value);
    painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
    painter.restore();
}

} // namespace evision::ui
