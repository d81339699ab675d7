// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner.h"

namespace evision::bench {

/// Prints, for three markets that nothing was tuned on, what a month's credits bring: by the planner, by round-robin
/// over all sports in season, and by round-robin over those that have games. Takes minutes.
void printPlannerReport(const Run &run);

} // namespace evision::bench
