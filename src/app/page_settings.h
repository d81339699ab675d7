// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/mute_list.h"
#include "pricing/odds_format.h"
#include "settings/mutes.h"
#include "settings/preferences.h"
#include "settings/presets.h"
#include "ui/opportunities/preset.h"

#include <vector>

namespace evision::app {

// Settings as the page of bets has them, and the page's as they are kept: each has names of its own.

[[nodiscard]] pricing::OddsFormat oddsFormatOf(settings::OddsFormat format) noexcept;
[[nodiscard]] settings::OddsFormat keptFormat(pricing::OddsFormat format) noexcept;

/// Of a new user: the built-in ones.
[[nodiscard]] std::vector<ui::Preset> presetsOf(const settings::Presets &kept);
[[nodiscard]] settings::Presets keptPresets(const std::vector<ui::Preset> &presets);

[[nodiscard]] models::MuteList mutesOf(const settings::Mutes &kept);
[[nodiscard]] settings::Mutes keptMutes(const models::MuteList &mutes);

} // namespace evision::app
