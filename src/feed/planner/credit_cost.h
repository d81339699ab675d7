// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <cstddef>
#include <cstdint>

namespace evision::feed {

/// How many regions the service counts: ten named bookmakers are one, and names win over regions. At least 1.
[[nodiscard]] std::int64_t regionEquivalents(std::size_t regions, std::size_t bookmakers) noexcept;

/// What one call can cost at most by the service's price list. It costs less where nothing is returned.
[[nodiscard]] std::int64_t creditsAtMost(const PollRequest &request) noexcept;

} // namespace evision::feed
