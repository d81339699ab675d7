// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace evision::ui {

namespace {

// What the palette's roles stand for; see paletteOf().
QColor borderOf(const QStyleOption &option)
{
    return option.palette.color(QPalette::Mid);
}
QColor accentOf(const QStyleOption &option)
{
    return option.palette.color(QPalette::Link);
}

bool has(const QStyleOption &option, QStyle::StateFlag state)
{
    return option.state.testFlag(state);
}

/// A filled rectangle with round corners and a border that lies within `rect`, sharp at every resolution.
void drawBox(QPainter &painter, const QRect &rect, const QBrush &fill, const QColor &border,
             qreal radius = cornerRadius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    constexpr qreal half = 0.5;
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

void drawButton(const QStyleOption &option, QPainter &painter, bool isDefault)
{
    QColor fill = option.palette.color(QPalette::Button);
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        fill = option.palette.color(QPalette::Highlight);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fill = option.palette.color(QPalette::Midlight);
    const bool marked = has(option, QStyle::State_Enabled) && (isDefault || has(option, QStyle::State_HasFocus));
    drawBox(painter, option.rect, fill, marked ? accentOf(option) : borderOf(option));
}

void drawToolButton(const QStyleOption &option, QPainter &painter)
{
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        return drawBox(painter, option.rect, option.palette.color(QPalette::Highlight), {});
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        return drawBox(painter, option.rect, option.palette.color(QPalette::Button), borderOf(option));
    if (!has(option, QStyle::State_AutoRaise))
        drawBox(painter, option.rect, option.palette.color(QPalette::Button), borderOf(option));
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    drawBox(painter, option.rect, option.palette.color(QPalette::Base),
            has(option, QStyle::State_HasFocus) ? accentOf(option) : borderOf(option));
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const bool on = has(option, QStyle::State_On);
    const QColor edge =
        has(option, QStyle::State_HasFocus) || on ? accentOf(option) : option.palette.color(QPalette::PlaceholderText);
    constexpr qreal radius = 3;
    drawBox(painter, option.rect, on ? accentOf(option) : option.palette.color(QPalette::Base), edge, radius);
    if (!on)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr qreal stroke = 1.75;
    painter.setPen(QPen(option.palette.color(QPalette::Base), stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(option.rect);
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    painter.drawPolyline(QPolygonF({at(0.25, 0.52), at(0.43, 0.70), at(0.75, 0.32)}));
    painter.restore();
}

void drawHeader(const QStyleOption &option, QPainter &painter)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::Window));
    painter.setPen(borderOf(option));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void drawScrollBar(const QStyleOptionSlider &option, const QRect &slider, QPainter &painter)
{
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.maximum <= option.minimum)
        return;
    const bool grabbed = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    constexpr int gap = 3;
    const QRect bar = slider.adjusted(gap, gap, -gap, -gap);
    drawBox(painter, bar, option.palette.color(grabbed ? QPalette::PlaceholderText : QPalette::Mid), {},
            std::min(bar.width(), bar.height()) / 2.0);
}

QRect sliderRect(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    constexpr int least = 28;
    const int size = range <= 0
                         ? length
                         : std::clamp(static_cast<int>(qint64(length) * option.pageStep / (range + option.pageStep)),
                                      std::min(least, length), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - size, option.upsideDown);
    return horizontal ? QRect(option.rect.x() + start, option.rect.y(), size, option.rect.height())
                      : QRect(option.rect.x(), option.rect.y() + start, option.rect.width(), size);
}

enum class Points : bool { Down, Up };

void drawChevron(const QStyleOption &option, const QRect &rect, QPainter &painter, Points points = Points::Down)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr qreal stroke = 1.5;
    painter.setPen(
        QPen(option.palette.color(has(option, QStyle::State_Enabled) ? QPalette::Text : QPalette::PlaceholderText),
             stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF center = QRectF(rect).center();
    constexpr qreal wide = 3.5;
    const qreal high = points == Points::Down ? 1.75 : -1.75;
    painter.drawPolyline(
        QPolygonF({center + QPointF(-wide, -high), center + QPointF(0, high), center + QPointF(wide, -high)}));
    painter.restore();
}

void drawSpinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter &painter)
{
    drawField(option, painter);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto step = [&](const QRect &rect, Points points, QAbstractSpinBox::StepEnabledFlag flag,
                          QStyle::SubControl control) {
        QStyleOption arrow(option);
        if (!option.stepEnabled.testFlag(flag))
            arrow.state &= ~QStyle::State_Enabled;
        if (option.activeSubControls.testFlag(control) && arrow.state.testFlag(QStyle::State_Enabled))
            drawBox(painter, rect.adjusted(0, 1, -1, -1), option.palette.color(QPalette::Highlight), {});
        drawChevron(arrow, rect, painter, points);
    };
    step(up, Points::Up, QAbstractSpinBox::StepUpEnabled, QStyle::SC_SpinBoxUp);
    step(down, Points::Down, QAbstractSpinBox::StepDownEnabled, QStyle::SC_SpinBoxDown);
}

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        return drawButton(*option, *painter, button && button->features.testFlag(QStyleOptionButton::DefaultButton));
    }
    case PE_PanelButtonTool:
        return drawToolButton(*option, *painter);
    case PE_PanelLineEdit: {
        // Inside a combo or spin box, the frame is theirs.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            return drawField(*option, *painter);
        return painter->fillRect(option->rect, option->palette.color(QPalette::Base));
    }
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameFocusRect:
        return drawBox(*painter, option->rect, Qt::NoBrush, accentOf(*option));
    case PE_Frame:
    case PE_FrameMenu:
    case PE_FrameDockWidget:
    case PE_PanelTipLabel: {
        painter->save();
        painter->setPen(borderOf(*option));
        painter->setBrush(element == PE_PanelTipLabel ? option->palette.brush(QPalette::ToolTipBase) : QBrush());
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return painter->restore();
    }
    case PE_PanelMenu:
        return painter->fillRect(option->rect, option->palette.color(QPalette::Button));
    case PE_IndicatorHeaderArrow: {
        // Qt calls descending "up"; what is largest at the top points down, as in lists everywhere.
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            drawChevron(*option, option->rect, *painter,
                        header->sortIndicator == QStyleOptionHeader::SortUp ? Points::Down : Points::Up);
        return;
    }
    case PE_PanelStatusBar:
        painter->setPen(borderOf(*option));
        return painter->drawLine(option->rect.topLeft(), option->rect.topRight());
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*option, *painter);
    default: // all the rest is Fusion's
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return drawHeader(*option, *painter);
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return drawScrollBar(*slider, sliderRect(*slider), *painter);
    }
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo && !combo->editable && combo->frame) {
            drawButton(*option, *painter, false);
            return drawChevron(*option, subControlRect(control, option, SC_ComboBoxArrow, widget), *painter);
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (spin && spin->frame)
            return drawSpinBox(*spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                               subControlRect(control, option, SC_SpinBoxDown, widget), *painter);
    }
    if (control == CC_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            // The little arrow of Fusion lies askew in the corner; a button's text says that it opens something.
            QStyleOptionToolButton plain(*button);
            plain.features &= ~QStyleOptionToolButton::HasMenu;
            return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                 const QWidget *widget) const
{
    const auto *slider = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider *>(option) : nullptr;
    if (!slider)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    const QRect handle = sliderRect(*slider);
    const bool horizontal = slider->orientation == Qt::Horizontal;
    QRect rest = slider->rect;
    switch (subControl) {
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarGroove:
        return rest;
    case SC_ScrollBarSubPage:
        horizontal ? rest.setRight(handle.left() - 1) : rest.setBottom(handle.top() - 1);
        return rest;
    case SC_ScrollBarAddPage:
        horizontal ? rest.setLeft(handle.right() + 1) : rest.setTop(handle.bottom() + 1);
        return rest;
    default: // no arrows
        return {};
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    constexpr int scrollBar = 12;
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBar;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return iconSize;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return spacing::xs;
    case PM_DefaultFrameWidth:
        return 1;
    default: // all the rest is Fusion's
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_Table_GridLineColor:
        return option ? static_cast<int>(borderOf(*option).rgba()) : QProxyStyle::styleHint(hint, option, widget, data);
    default: // all the rest is Fusion's
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace evision::ui
