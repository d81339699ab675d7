// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace evision::bench {

/// How often operator new was called in this program, by any thread.
[[nodiscard]] std::uint64_t allocations() noexcept;

} // namespace evision::bench
