// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/glyph.h"

#include <QColor>
#include <QIcon>

namespace evision::ui {

/// The glyph in one colour, and in another where it is disabled; sharp in every size and at every resolution. GUI
/// thread only; the drawing is read when the icon is made.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor &color, const QColor &disabled);

} // namespace evision::ui
