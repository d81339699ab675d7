// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace evision::bench {

/// Bytes that are allocated now, as the allocator counts them; 0 where it does not tell.
[[nodiscard]] std::int64_t allocatedBytes() noexcept;

} // namespace evision::bench
