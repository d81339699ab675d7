// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

namespace evision::app {

// The settings know no widget and the theme no settings, so each has names of its own.

ui::ThemeOptions themeOptionsOf(const settings::Preferences &preferences)
{
    ui::ThemeOptions options;
    switch (preferences.scheme) {
    case settings::Scheme::System:
        options.scheme = ui::SchemeChoice::System;
        break;
    case settings::Scheme::Light:
        options.scheme = ui::SchemeChoice::Light;
        break;
    case settings::Scheme::Dark:
        options.scheme = ui::SchemeChoice::Dark;
        break;
    }
    switch (preferences.density) {
    case settings::Density::Compact:
        options.density = ui::Density::Compact;
        break;
    case settings::Density::Normal:
        options.density = ui::Density::Normal;
        break;
    case settings::Density::Roomy:
        options.density = ui::Density::Roomy;
        break;
    }
    options.reduceMotion = preferences.reduceMotion;
    return options;
}

void setAppearance(settings::Preferences &preferences, const ui::ThemeOptions &options)
{
    switch (options.scheme) {
    case ui::SchemeChoice::System:
        preferences.scheme = settings::Scheme::System;
        break;
    case ui::SchemeChoice::Light:
        preferences.scheme = settings::Scheme::Light;
        break;
    case ui::SchemeChoice::Dark:
        preferences.scheme = settings::Scheme::Dark;
        break;
    }
    switch (options.density) {
    case ui::Density::Compact:
        preferences.density = settings::Density::Compact;
        break;
    case ui::Density::Normal:
        preferences.density = settings::Density::Normal;
        break;
    case ui::Density::Roomy:
        preferences.density = settings::Density::Roomy;
        break;
    }
    preferences.reduceMotion = options.reduceMotion;
}

ui::FrameState frameStateOf(const settings::WindowState &window)
{
    return {window.geometry, window.docks, window.navigationFolded, window.page};
}

void setFrame(settings::WindowState &window, const ui::FrameState &state)
{
    window.geometry = state.geometry;
    window.docks = state.docks;
    window.navigationFolded = state.navigationFolded;
    window.page = state.page;
}

} // namespace evision::app
