// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/market_status.h"
#include "feed/planner/forecast.h"
#include "feed/planner/poll_plan_settings.h"
#include "settings/preferences.h"

#include <QString>

namespace evision::app {

/// The plan for the odds service that these preferences come to.
[[nodiscard]] feed::PlanSettings servicePlanOf(const settings::Preferences &preferences);
/// Why the service could not be watched so, a sentence for the user; empty when it can.
[[nodiscard]] QString problemWithPlan(const feed::PlanSettings &plan);
/// What a plan costs and how often it looks, in sentences.
[[nodiscard]] QString outlookText(const feed::Forecast &forecast, desk::MarketPlace place);

} // namespace evision::app
