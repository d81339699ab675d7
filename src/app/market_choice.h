// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_watch.h"
#include "settings/preferences.h"

namespace evision::app {

struct Options;

/// What the settings and the command line come to for the market.
[[nodiscard]] desk::WatchOptions watchOptionsOf(const settings::Preferences &preferences, const Options &options);

} // namespace evision::app
