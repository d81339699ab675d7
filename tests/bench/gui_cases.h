// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner.h"

#include <vector>

namespace evision::bench {

/// What the table of opportunities costs; needs a QApplication.
[[nodiscard]] std::vector<Case> tableCases();
/// Prints how long frames take while a hundred thousand quotes of the simulator move.
void printFrames(const Run &run);

} // namespace evision::bench
