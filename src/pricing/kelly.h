// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"
#include "pricing/expected_value.h"
#include "pricing/pricing_error.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Stakes that maximise the expected logarithm of wealth (Kelly 1956), as shares of the bankroll. They are exactly 0
/// wherever the expected value is not above 0.
namespace evision::pricing {

/// (p o - 1)/(o - 1), p in [0, 1]; nothing when an argument is out of range.
[[nodiscard]] std::optional<double> kellyFraction(double probability, double price) noexcept;

/// With a stake that comes back with probability `push`: (w b - l)/(b (w + l)), b = o - 1, l = 1 - w - push.
[[nodiscard]] std::optional<double> kellyFractionWithPush(double win, double push, double price) noexcept;

/// Any finite list of results (quarter lines, each way): the root of sum p r/(1 + f r) in [0, 1/|worst r|), at most
/// 1; where nothing can be lost it is 1.
[[nodiscard]] std::optional<double> kellyFraction(std::span<const Prospect> results) noexcept;

/// sum p ln(1 + f r), the expected growth of wealth per bet with the share f; -infinity at ruin. Nothing when the
/// results do not hold or f is below 0 or not finite.
[[nodiscard]] std::optional<double> logGrowth(std::span<const Prospect> results, double share) noexcept;

/// From a full Kelly fraction to money.
struct StakeRule {
    double bankroll = 0.0;
    double fraction = 1.0;                                         ///< of full Kelly, in (0, 1]
    double maximumShare = 1.0;                                     ///< of the bankroll in one bet, in (0, 1]
    double maximumStake = std::numeric_limits<double>::infinity(); ///< what the book, event or day has left, >= 0
    double step = 0.01;                                            ///< stakes are whole multiples of it
    double minimumStake = 0.0;                                     ///< less than this is no bet
};

/// The stake: fraction and caps, then rounded down to the step; 0 for a fraction at or below 0 or under the minimum.
/// Nothing when the rule or the fraction is out of range.
[[nodiscard]] std::optional<double> kellyStake(double fullFraction, const StakeRule &rule) noexcept;

// Several bets at once

struct KellyBet {
    double probability;
    double price;
};

/// Mutually exclusive outcomes of one event (Smoczynski & Tomkins 2010). The probabilities sum to at most 1; what is
/// missing to 1 loses every bet. An outcome without value of its own may be in it as a hedge. Writes the shares in the
/// order of `bets`, the same size, and answers the reserve rate R = (1 - sum p)/(1 - sum 1/o) over those chosen: 1 when
/// nothing is, 0 when everything is staked. At most 64 outcomes.
Expected<double, PricingError> exclusiveKelly(std::span<const KellyBet> bets, std::span<double> shares) noexcept;

/// Expected log growth of shares on mutually exclusive outcomes; -infinity at ruin.
[[nodiscard]] std::optional<double> exclusiveLogGrowth(std::span<const KellyBet> bets,
                                                       std::span<const double> shares) noexcept;

/// Up to here simultaneousKelly enumerates all 2^n results.
inline constexpr std::size_t maximumExactBets = 14;

/// Independent bets that run at the same time; probabilities in [0, 1). Exact (to 1e-12 of the bankroll) up to
/// maximumExactBets. Above, each single Kelly share times (1 + s_i)/(1 + sum s), s = EV^2/variance, which is the
/// maximum of the second-order expansion of the growth and exact for one bet, then scaled down to at most 95 % of the
/// bankroll in total. Allocates twice 2^n doubles at most.
[[nodiscard]] Expected<std::vector<double>, PricingError> simultaneousKelly(std::span<const KellyBet> bets);

/// Expected log growth of shares on simultaneous independent bets, at most maximumExactBets; -infinity at ruin.
[[nodiscard]] std::optional<double> simultaneousLogGrowth(std::span<const KellyBet> bets,
                                                          std::span<const double> shares);

} // namespace evision::pricing
