// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/scan_options.h"

#include "desk/scan_view.h"

#include "edge/derivation.h"

#include <string>

namespace evision::cli {

/// The document evision.explain/1: enough to compute the expected value again. `source`
/// is where the quotes came from, null for files.
[[nodiscard]] std::string explainJson(const edge::Derivation &derivation, const desk::ScanView &scan,
                                      const ScanOptions &options, const edge::EdgeTables &tables,
                                      const MarketOptions *source = nullptr);

} // namespace evision::cli
