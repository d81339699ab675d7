// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"

#include <string_view>

namespace evision::feed {

/// The number of the two digits at `at`; above 99 when they are none.
[[nodiscard]] inline unsigned twoDigits(const char *at) noexcept
{
    const auto tens = static_cast<unsigned>(at[0] - '0');
    const auto ones = static_cast<unsigned>(at[1] - '0');
    return tens <= 9 && ones <= 9 ? tens * 10 + ones : 1000000U;
}

/// `YYYY-MM-DDTHH:MM:SS`, a fraction that is dropped if there is one, and `Z` or an offset `+hh:mm`, from 1970 on.
/// noTime for anything else.
[[nodiscard]] market::UnixSeconds parseIsoTime(std::string_view text) noexcept;

/// Seconds since 1970 given as a number, the fraction dropped; noTime when negative, not finite or after year 9999.
[[nodiscard]] market::UnixSeconds timeOfNumber(double seconds) noexcept;

} // namespace evision::feed
