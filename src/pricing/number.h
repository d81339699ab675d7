// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as text, the same in every locale: a dot separates decimals and nothing separates thousands.
namespace evision::pricing {

/// A whole text as a finite number: an optional sign, digits with at most one dot, an optional exponent. Nothing else:
/// no spaces, "nan", "inf", hexadecimals, nor a number too large or too small for a double.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

/// A whole text as an integer with an optional sign.
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

/// The shortest text that parseNumber reads back as the same double, without exponent from 1e-5 to below 1e16.
/// "nan", "inf" and "-inf" for what is not finite.
[[nodiscard]] std::string formatNumber(double value);

/// Exactly `decimals` digits (0 to 100) after the dot, never an exponent, rounded to nearest; zero has no sign.
[[nodiscard]] std::string formatFixed(double value, int decimals);

} // namespace evision::pricing
