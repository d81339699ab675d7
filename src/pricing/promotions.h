// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/arbitrage.h"

#include <cstdint>
#include <optional>

/// What offers of bookmakers are worth and how to turn them into money. Prices are decimal odds above 1, probabilities
/// in [0, 1], commissions in [0, 1), amounts above 0; nothing when an argument is out of range.
namespace evision::pricing {

/// Whether a winning free bet pays its stake too.
enum class FreeBet : std::uint8_t { StakeNotReturned, StakeReturned };

/// A free bet of `amount` at `price` against a lay bet for equal profit: L = F(o - 1)/(o_l - c) without the stake, L =
/// F o/(o_l - c) with it. The guaranteed profit over `amount` is the conversion rate.
[[nodiscard]] std::optional<Hedge> convertByLay(FreeBet kind, double amount, double price, LayOffer lay) noexcept;

/// The same against a bet on the only other outcome: h = F(o - 1)/o_h, or F o/o_h.
[[nodiscard]] std::optional<Hedge> convertByBack(FreeBet kind, double amount, double price, double otherPrice) noexcept;

/// Expected profit of a free bet left alone: F p (o - 1), or F p o.
[[nodiscard]] std::optional<double> freeBetValue(FreeBet kind, double amount, double probability,
                                                 double price) noexcept;

/// A bet placed only to qualify, laid for equal profit: the same as hedgeByLay. Its loss is the price of the promotion.
[[nodiscard]] std::optional<Hedge> qualifyingBet(double stake, double price, LayOffer lay) noexcept;

/// The price that a boost of the net winnings by `boost` (0.25 for 25 %) amounts to: 1 + (o - 1)(1 + x). An odds boost
/// needs no formula: its EV is that of the new price.
[[nodiscard]] std::optional<double> boostedPrice(double price, double boost) noexcept;

/// EV per unit of a bet whose lost stake comes back as a free bet worth `refundValue` per unit, in [0, 1]:
/// p (o - 1) - (1 - p)(1 - v).
[[nodiscard]] std::optional<double> insuredExpectedValue(double probability, double price, double refundValue) noexcept;

} // namespace evision::pricing
