// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/page_link.h"

#include <memory>

namespace evision::app {

inline constexpr char settingsPageId[] = "settings";

/// The page that edits the preferences.
[[nodiscard]] std::unique_ptr<PageLink> makeSettingsLink(const PageContext &context);

} // namespace evision::app
