// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/opportunity_model.h"

#include <QString>

namespace evision::ui {

/// "42 of 317 · hidden: 18 stale, 6 in play"
[[nodiscard]] QString countsText(const models::BetCounts &counts);

} // namespace evision::ui
