// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/scan_view.h"

#include "edge/derivation.h"

#include <string>
#include <string_view>
#include <vector>

namespace evision::cli {

/// A line of comma-separated cells (RFC 4180), with its end. A cell that a spreadsheet would run as a formula gets an
/// apostrophe in front.
[[nodiscard]] std::string csvLine(const std::vector<std::string> &cells);

/// The opportunities, best first, one a line under the names of their JSON members.
[[nodiscard]] std::string scanCsv(const desk::ScanView &scan);

/// The quotes behind one bet, one a line.
[[nodiscard]] std::string explainCsv(const edge::Derivation &derivation, const desk::ScanView &scan);

} // namespace evision::cli
