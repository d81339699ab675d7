// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner.h"

#include <cstdint>
#include <vector>

namespace evision::bench {

/// Prints for each seed what a month's credits bring in its market: by the planner, by round-robin over all sports in
/// season, and by round-robin over those that have games. Without seeds, for three that nothing was tuned on.
void printPlannerReport(const Run &run, std::vector<std::uint64_t> seeds);

} // namespace evision::bench
