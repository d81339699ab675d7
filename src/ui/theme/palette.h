// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/role.h"

#include <QColor>
#include <QPalette>

#include <cstdint>

namespace evision::ui {

enum class Scheme : std::uint8_t {
    Light,
    Dark,
};

/// The one list of colours.
[[nodiscard]] QColor colorOf(Scheme scheme, Role role);
/// The same for Qt's own widgets, all groups.
[[nodiscard]] QPalette paletteOf(Scheme scheme);
/// The contrast of two opaque colours by WCAG 2.1, 1 to 21, whichever comes first.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace evision::ui
