// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/scan_result.h"

#include <vector>

namespace evision::cli {

// The findings of a scan in the order people and programs want them: best first, ties by id. Pointers into `result`.
[[nodiscard]] std::vector<const edge::Opportunity *> rankedOpportunities(const edge::ScanResult &result);
[[nodiscard]] std::vector<const edge::Arbitrage *> rankedArbitrages(const edge::ScanResult &result);
[[nodiscard]] std::vector<const edge::Middle *> rankedMiddles(const edge::ScanResult &result);
[[nodiscard]] std::vector<const edge::LowHold *> rankedLowHolds(const edge::ScanResult &result);

} // namespace evision::cli
