// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/pricing_error.h"

#include <cstdint>
#include <optional>
#include <span>

/// What a bet is worth. Prices are decimal odds above 1, probabilities lie in [0, 1], commissions in [0, 1); results
/// are per unit staked unless said otherwise. Every function answers nothing when an argument is out of range.
namespace evision::pricing {

/// The price that pays as much without commission as `price` does with `commission` on the net winnings.
[[nodiscard]] inline std::optional<double> effectivePrice(double price, double commission) noexcept
{
    if (!isPrice(price) || !isCommission(commission))
        return std::nullopt;
    return 1.0 + (price - 1.0) * (1.0 - commission);
}

/// The lay price without commission that risks as much per unit won as `price` does with it: 1 + (o - 1)/(1 - c).
[[nodiscard]] inline std::optional<double> effectiveLayPrice(double price, double commission) noexcept
{
    if (!isPrice(price) || !isCommission(commission))
        return std::nullopt;
    return 1.0 + (price - 1.0) / (1.0 - commission);
}

/// p o - 1.
[[nodiscard]] inline std::optional<double> expectedValue(double probability, double price) noexcept
{
    if (!isPrice(price) || !isProbability(probability))
        return std::nullopt;
    return probability * price - 1.0;
}

/// For a bet whose stake comes back with probability `push`: win (o - 1) - lose, with lose = 1 - win - push.
[[nodiscard]] std::optional<double> expectedValueWithPush(double win, double push, double price) noexcept;

/// The same from a fair probability that holds given no push, as margin removal gives it: (1 - push)(p o - 1).
[[nodiscard]] std::optional<double> expectedValueGivenAction(double winGivenAction, double push, double price) noexcept;

/// One result of a bet. The probabilities of a list of them sum to 1 within prospectTolerance.
struct Prospect {
    double probability;
    double net; ///< profit per unit staked, -1 or more
};

inline constexpr double prospectTolerance = 1e-9;

/// Finite nets of at least -1 and probabilities with sum 1.
[[nodiscard]] bool areProspects(std::span<const Prospect> results) noexcept;

[[nodiscard]] std::optional<double> expectedValue(std::span<const Prospect> results) noexcept;

enum class Settlement : std::uint8_t { Win, HalfWin, Push, HalfLoss, Loss };

/// Net profit per unit of a settled bet: o - 1, half of it, 0, -1/2, -1.
[[nodiscard]] std::optional<double> netReturn(Settlement settlement, double price) noexcept;

/// Settlement of an Asian handicap: `line` as given to the backed side (a multiple of 0.25), `margin` its goals or
/// points more than the opponent's. Totals: over t is line -t with the total as margin, under t is line t with minus
/// the total.
[[nodiscard]] std::optional<Settlement> settleHandicap(double line, int margin) noexcept;

/// Laying at `price` on an exchange, per unit of the backer's stake: (1 - p)(1 - c) - p (o - 1).
[[nodiscard]] std::optional<double> layExpectedValue(double probability, double price, double commission) noexcept;

/// The same per unit of liability, which is what the layer puts at risk.
[[nodiscard]] std::optional<double> layExpectedValuePerLiability(double probability, double price,
                                                                 double commission) noexcept;

// Closing line value, as fractions. The house figure is the fair one; the raw one overstates by the closing margin.

/// o_taken / o_close - 1.
[[nodiscard]] std::optional<double> rawClosingLineValue(double taken, double closing) noexcept;

/// o_taken p_close - 1: the EV measured at the close.
[[nodiscard]] std::optional<double> closingLineValue(double taken, double fairClosing) noexcept;

/// ln(o_taken p_close), which adds up over bets; `fairClosing` above 0.
[[nodiscard]] std::optional<double> logClosingLineValue(double taken, double fairClosing) noexcept;

/// p_close - 1/o_taken, in probability (0.01 is one point).
[[nodiscard]] std::optional<double> closingLineValuePoints(double taken, double fairClosing) noexcept;

/// A leg of a parlay; legs of one event are not independent and do not belong together.
struct ParlayLeg {
    double probability;
    double price;
};

/// Product of the prices; at least one. A void or pushed leg is left out by the caller.
[[nodiscard]] std::optional<double> parlayPrice(std::span<const double> prices) noexcept;

/// Product of p o over independent legs, less 1.
[[nodiscard]] std::optional<double> parlayExpectedValue(std::span<const ParlayLeg> legs) noexcept;

enum class EachWayResult : std::uint8_t { Won, Placed, Unplaced };

/// An each-way bet: equal stakes on the win and on a place at 1 + (o - 1) t.
struct EachWayTerms {
    double price;
    double placeFraction; ///< t in (0, 1]: 1/4, 1/5, ...
};

[[nodiscard]] std::optional<double> placePrice(const EachWayTerms &terms) noexcept;

/// Net profit per unit on each of the two bets, so of 2 units staked.
[[nodiscard]] std::optional<double> eachWayNet(const EachWayTerms &terms, EachWayResult result) noexcept;

/// Expected profit per unit of the whole stake; `place` is the probability of a place or better.
[[nodiscard]] std::optional<double> eachWayExpectedValue(const EachWayTerms &terms, double win, double place) noexcept;

/// What comes back of `stake` when `tied` competitors share `places` (1 <= places <= tied): stake o places/tied.
[[nodiscard]] std::optional<double> deadHeatReturn(double stake, double price, int places, int tied) noexcept;

} // namespace evision::pricing
