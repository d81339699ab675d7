// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace evision::wording {

// How many decimals the figures of a sum need, so that whoever recomputes it from what is written gets what is written.

/// As many as the value has, at least `least` and at most `most`.
[[nodiscard]] int decimalsOf(double value, int least, int most);

/// Of a chance in percent, so that chance × price − 1 is the EV to hundredths of a percent.
[[nodiscard]] int chanceDecimals(double chance, double price);

/// Of a Kelly share in percent and of the amount it comes to.
struct StakeDecimals {
    int kelly = 2;
    int amount = 2;
    bool isRounded = false; ///< the amount has parts of the step, which are left out
};
/// `most` is the bankroll times the fraction of Kelly; stakes are whole steps of a hundredth.
[[nodiscard]] StakeDecimals stakeDecimals(double kelly, double most);

} // namespace evision::wording
