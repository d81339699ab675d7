// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace evision::feed {

// The service's price list, in credits: what a call can cost at most, known before it is made. It costs less where
// less is returned, and nothing where nothing is. A key that is in a list twice is paid for once.

/// How many regions the service counts: ten named bookmakers are one, and names win over regions. At least 1.
[[nodiscard]] std::int64_t regionEquivalents(std::size_t regions, std::size_t bookmakers) noexcept;

/// Prices of all games of a sport. Without a list the service takes one market.
[[nodiscard]] std::int64_t creditsOfOdds(const std::vector<std::string> &regions,
                                         const std::vector<std::string> &bookmakers,
                                         const std::vector<std::string> &markets) noexcept;
/// Prices of one game. It is charged by the markets that come back, and exchanges send lay prices unasked.
[[nodiscard]] std::int64_t creditsOfEventOdds(const std::vector<std::string> &regions,
                                              const std::vector<std::string> &bookmakers,
                                              const std::vector<std::string> &markets) noexcept;
[[nodiscard]] std::int64_t creditsOfScores(int daysFrom) noexcept;

[[nodiscard]] std::int64_t creditsAtMost(const PollRequest &request) noexcept;

} // namespace evision::feed
