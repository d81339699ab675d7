// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/column.h"

#include <array>

QT_BEGIN_NAMESPACE
class QTableView;
QT_END_NAMESPACE

namespace evision::ui {

using ColumnSet = std::array<bool, models::columnCount>;
using ColumnSizes = std::array<int, models::columnCount>;

/// Columns of which to leave out the first while there is too little room: what they say stands in the explanation,
/// too.
inline constexpr std::array<models::Column, 4> spareColumns{models::Column::Sharp, models::Column::Age,
                                                            models::Column::Stake, models::Column::Fair};

/// How wide each column would like to be, in device-independent pixels.
struct ColumnWidths {
    ColumnSizes natural{}; ///< for what stands in it
    ColumnSizes least{};   ///< below that it says nothing

    /// By the first rows, the headings, and what is usual where there are none.
    [[nodiscard]] static ColumnWidths of(const QTableView &table);
};

struct ColumnPlan {
    ColumnSizes width{};
    ColumnSet isAway{}; ///< wanted, but there is no room
};
inline constexpr int unlimited = -1;
/// What to show in `room`. Only columns in `mayLeave` are left out; figures are never cut.
[[nodiscard]] ColumnPlan planColumns(const ColumnWidths &widths, const ColumnSet &wanted, const ColumnSet &mayLeave,
                                     int room);

} // namespace evision::ui
