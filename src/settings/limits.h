// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace evision::settings {

template <typename Number>
struct Limits {
    Number least;
    Number most;
};

// What the numbers of Preferences may be, for those who read them from a file and those who let them be typed.
inline constexpr Limits<double> moneyLimits{0, 1e9};
inline constexpr Limits<double> evLimits{0, 1};
inline constexpr Limits<double> kellyLimits{0.01, 1};
inline constexpr Limits<double> horizonLimits{1, 8760};
inline constexpr Limits<std::int64_t> budgetLimits{1, 100'000'000};
inline constexpr Limits<std::int64_t> reserveLimits{0, 100'000'000};

} // namespace evision::settings
