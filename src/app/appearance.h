// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"
#include "settings/window_state.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

namespace evision::app {

[[nodiscard]] ui::ThemeOptions themeOptionsOf(const settings::Preferences &preferences);
void setAppearance(settings::Preferences &preferences, const ui::ThemeOptions &options);

[[nodiscard]] ui::FrameState frameStateOf(const settings::WindowState &window);
void setFrame(settings::WindowState &window, const ui::FrameState &state);

} // namespace evision::app
