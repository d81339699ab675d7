// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/scan_view.h"

#include "edge/derivation.h"

#include <string>

namespace evision::cli {

/// The opportunities, best first, one a line under the names of their JSON members.
[[nodiscard]] std::string scanCsv(const desk::ScanView &scan);

/// The quotes behind one bet, one a line.
[[nodiscard]] std::string explainCsv(const edge::Derivation &derivation, const desk::ScanView &scan);

} // namespace evision::cli
