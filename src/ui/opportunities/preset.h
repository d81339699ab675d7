// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet_filter.h"
#include "models/opportunities/column.h"

#include <QString>
#include <Qt>

#include <vector>

namespace evision::ui {

/// What to list and in which order, under a name.
struct Preset {
    QString name;
    models::FilterOptions filter;
    models::Column sort = models::Column::Ev;
    Qt::SortOrder direction = Qt::DescendingOrder;

    bool operator==(const Preset &) const = default;
    /// But for the name.
    [[nodiscard]] bool isAlike(const Preset &other) const
    {
        return filter == other.filter && sort == other.sort && direction == other.direction;
    }
};

inline constexpr int mostPresetKeys = 9;      ///< the keys 1 to 9
inline constexpr int longestPresetName = 40;  ///< letters
inline constexpr int longestFilterText = 200; ///< letters
inline constexpr std::size_t mostPresets = 100;

/// What comes with the program.
[[nodiscard]] std::vector<Preset> builtInPresets();

} // namespace evision::ui
