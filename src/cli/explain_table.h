// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/file_scan.h"

#include <string>

namespace evision::cli {

/// The derivation in words and tables, at most `width` columns wide.
[[nodiscard]] std::string explainTable(const edge::Derivation &derivation, const desk::FileScan &scan,
                                       const std::string &currency, std::size_t width, bool coloured);

} // namespace evision::cli
