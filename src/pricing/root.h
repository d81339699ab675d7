// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

/// Roots of decreasing functions of one variable. Not for other folders.
namespace evision::pricing::detail {

struct Evaluation {
    double value; ///< decreasing in x
    double slope; ///< its derivative, below 0 where it can be told
};

struct Bracket {
    double low = -std::numeric_limits<double>::infinity(); ///< value above 0 here or unknown
    double high = std::numeric_limits<double>::infinity(); ///< value below 0 here or unknown

    [[nodiscard]] bool isClosed() const noexcept { return std::isfinite(low) && std::isfinite(high); }
    [[nodiscard]] bool holds(double x) const noexcept { return x > low && x < high; }
    [[nodiscard]] double middle() const noexcept { return low + 0.5 * (high - low); }
};

/// The x where the decreasing `evaluate` crosses 0: Newton inside the bracket, bisection where Newton leaves it or is
/// slow, steps that double while a side of the bracket is open. Ends at a relative step of 1e-9, after which a Newton
/// step's error is below rounding. Always returns; the caller judges the residual.
template <typename Evaluate>
double decreasingRoot(Evaluate evaluate, double x, Bracket bracket = {})
{
    double reach = 1.0;
    double lastStep = std::numeric_limits<double>::infinity();
    for (int round = 0; round < 200; ++round) {
        const Evaluation at = evaluate(x);
        if (at.value == 0.0)
            return x;
        (at.value > 0.0 ? bracket.low : bracket.high) = x;
        double step = -at.value / at.slope;
        const bool isInside = std::isfinite(step) && bracket.holds(x + step);
        if (isInside && std::abs(step) <= std::max(1e-9 * std::abs(x), 1e-15))
            return x + step;
        if (!bracket.isClosed()) {
            if (!isInside || std::abs(step) > reach)
                step = std::copysign(reach, at.value);
            reach *= 2.0;
        } else if (!isInside || std::abs(step) > 0.75 * lastStep) {
            step = bracket.middle() - x;
        }
        lastStep = std::abs(step);
        if (lastStep <= 0.5 * std::numeric_limits<double>::epsilon() * std::abs(x))
            return x;
        x += step;
    }
    return x;
}

} // namespace evision::pricing::detail
