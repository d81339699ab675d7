// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The standard normal distribution.
namespace evision::pricing {

/// Density at `x`.
[[nodiscard]] double normalDensity(double x) noexcept;

/// P(X <= x), also where it is tiny (down to 1e-300 at x = -37) with a relative error below (2 + x^2/2) 2^-52.
[[nodiscard]] double normalCdf(double x) noexcept;

/// P(X > x), accurate where it is tiny and 1 - normalCdf(x) is not.
[[nodiscard]] double normalUpperTail(double x) noexcept;

/// The x with normalCdf(x) = `probability`: Wichura, AS 241, 1988, relative error below 1e-13 down to 1e-300.
/// -infinity at 0, infinity at 1, NaN outside [0, 1].
[[nodiscard]] double normalQuantile(double probability) noexcept;

/// The same where 1 - probability is known better than the subtraction would give it, as near 1.
[[nodiscard]] double normalQuantile(double probability, double complement) noexcept;

} // namespace evision::pricing
