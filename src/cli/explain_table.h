// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/scan_view.h"

#include "edge/derivation.h"

#include <string>

namespace evision::cli {

/// The derivation in words and tables, at most `width` columns wide.
[[nodiscard]] std::string explainTable(const edge::Derivation &derivation, const desk::ScanView &scan,
                                       const std::string &currency, std::size_t width, bool coloured);

} // namespace evision::cli
