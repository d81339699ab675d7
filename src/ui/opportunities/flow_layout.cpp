// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace evision::ui {

FlowLayout::FlowLayout(int across, int down) : m_across(across), m_down(down) {}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int at) const
{
    return at >= 0 && at < count() ? m_items[static_cast<std::size_t>(at)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int at)
{
    if (at < 0 || at >= count())
        return nullptr;
    const auto place = m_items.begin() + at;
    QLayoutItem *item = place->release();
    m_items.erase(place);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return flow(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto &item : m_items) {
        size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? m_across : 0);
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    flow(area, true);
}

int FlowLayout::flow(const QRect &area, bool place) const
{
    int x = area.x();
    int y = area.y();
    const int tall = sizeHint().height(); // of all alike, so that things stand in line
    const bool isMirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size(item->sizeHint().width(), tall);
        if (x > area.x() && x + size.width() > area.x() + area.width()) {
            x = area.x();
            y += tall + m_down;
        }
        const QRect rect(QPoint(x, y), size);
        if (place)
            item->setGeometry(isMirrored ? QStyle::visualRect(Qt::RightToLeft, area, rect) : rect);
        x += size.width() + m_across;
    }
    return y + tall - area.y();
}

} // namespace evision::ui
