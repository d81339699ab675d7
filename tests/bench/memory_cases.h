// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace evision::bench {

/// The part of a memory case that needs a fresh process: `evision-bench --child TASK QUOTES` prints the ratio of the
/// memory's peak to the body. False for an unknown task.
bool runChild(std::string_view task, std::size_t quotes);

} // namespace evision::bench
