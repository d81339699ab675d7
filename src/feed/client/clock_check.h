// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"

#include <string_view>

namespace evision::feed {

/// A Date that differs by more than this from our own clock is of a service, or a machine, whose clock is not set. Time
/// would leap by it: every game over, every price too old, and a month of credits begun.
inline constexpr market::UnixSeconds mostClockDifference = 2 * 86'400;

/// Whether a service may well think it to be that time when it is `now` here.
[[nodiscard]] bool isPlausibleDate(market::UnixSeconds date, UnixMillis now) noexcept;

/// The latest time that a text of the service's JSON gives as the `last_update` of prices; noTime: none. It only looks
/// for the words, so that it is for a text that is asked nothing else.
[[nodiscard]] market::UnixSeconds latestUpdateIn(std::string_view json) noexcept;

/// Whether prices of this latest update may well have been sent at that date. Of two clocks that contradict each other
/// it is the third witness: bookmakers' times are neither the service's nor ours.
[[nodiscard]] bool bearsOut(market::UnixSeconds latestUpdate, market::UnixSeconds date) noexcept;

} // namespace evision::feed
