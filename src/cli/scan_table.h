// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/scan_view.h"

#include <string>

namespace evision::cli {

/// The findings for people, at most `width` columns wide; of the bets at most so many `rows`, the best.
[[nodiscard]] std::string scanTable(const desk::ScanView &scan, const std::string &currency, std::size_t rows,
                                    std::size_t width, bool coloured);

/// The best bets alone, so many of them, or a sentence why there is none.
[[nodiscard]] std::string bestBetsTable(const desk::ScanView &scan, const std::string &currency, std::size_t rows,
                                        std::size_t width, bool coloured);

} // namespace evision::cli
