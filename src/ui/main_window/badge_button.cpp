// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/badge_button.h"

#include "ui/theme/theme.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace evision::ui {

BadgeButton::BadgeButton(const Theme &theme, QWidget *parent) : QToolButton(parent), m_theme(theme)
{
    setAutoRaise(true);
    setIconSize(QSize(ui::iconSize, ui::iconSize));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void BadgeButton::setMarked(bool marked)
{
    if (marked == m_marked)
        return;
    m_marked = marked;
    update();
}

void BadgeButton::paintEvent(QPaintEvent *event)
{
    if (!m_marked) {
        QToolButton::paintEvent(event);
        return;
    }
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.features = QStyleOptionToolButton::None;
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isNext = hasFocus() || option.state.testFlag(QStyle::State_MouseOver);
    painter.setPen(QPen(m_theme.color(isNext ? Role::Accent : Role::Warning), 1));
    painter.setBrush(m_theme.color(isDown() ? Role::Selection : Role::Flash));
    constexpr qreal half = 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), cornerRadius, cornerRadius);
    painter.drawControl(QStyle::CE_ToolButtonLabel, option);
}

} // namespace evision::ui
