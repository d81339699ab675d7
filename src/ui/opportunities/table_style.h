// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QColor>
#include <QFont>
#include <QFontMetrics>
#include <QSize>

namespace evision::ui {

/// Room at the right of a price for ▲ or ▼, kept free where there is none so that figures align.
[[nodiscard]] inline int moveWidth(const QFontMetrics &numbers)
{
    return numbers.height() * 3 / 4;
}

/// What painting a cell takes from the theme, asked for once and not a thousand times a frame.
struct TableStyle {
    explicit TableStyle(const Theme &theme);

    QColor base, alternate, selection, flash, border;
    QColor text, muted, accent, movedUp, movedDown, positive, negative, warning;
    QFont words;
    QFont numbers;
    QFontMetrics wordMetrics;
    QFontMetrics numberMetrics;
    bool reduceMotion;
    bool isDimmed = false; ///< nothing here is new: all figures are muted

    [[nodiscard]] int moveWidth() const { return ui::moveWidth(numberMetrics); }
};

} // namespace evision::ui
