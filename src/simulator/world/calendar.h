// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evision::simulator {

/// A day of the Gregorian calendar.
struct CivilDay {
    std::int64_t year = 1970;
    int month = 1; ///< 1 to 12
    int day = 1;   ///< 1 to 31
};

/// Of days since 1970-01-01, before it too.
[[nodiscard]] CivilDay civilDay(std::int64_t daysSince1970) noexcept;
[[nodiscard]] std::int64_t daysSince1970(CivilDay day) noexcept;

/// `YYYY-MM-DDTHH:MM:SSZ` of seconds since 1970, from the year 1 on.
[[nodiscard]] std::string isoTime(std::int64_t seconds);
/// The same read: this form and no other, and only days that exist.
[[nodiscard]] std::optional<std::int64_t> parseIsoTime(std::string_view text) noexcept;
/// `Sun, 06 Nov 1994 08:49:37 GMT`, as HTTP has it.
[[nodiscard]] std::string httpDate(std::int64_t seconds);
/// Months since the year 0: the same number from the first of a month to its end.
[[nodiscard]] std::int64_t monthNumber(std::int64_t seconds) noexcept;

} // namespace evision::simulator
