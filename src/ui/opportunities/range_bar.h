// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/opportunities/table_style.h"

#include <QRectF>

class QPainter;

namespace evision::ui {

/// Draws the range of an expected value from least to most on a scale that is the same in every row, with a mark at
/// zero and at the value itself; hatched where it crosses zero.
void paintRange(QPainter &painter, const QRectF &area, double least, double most, double value,
                const TableStyle &style);

} // namespace evision::ui
