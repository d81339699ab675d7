// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"
#include "ui/theme/theme.h"

namespace evision::ui {

[[nodiscard]] Glyph glyphOf(edge::Flag flag) noexcept;
/// Doubts about the number are warnings; what one should merely know is muted.
[[nodiscard]] Role roleOf(edge::Flag flag) noexcept;

} // namespace evision::ui
