// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"
#include "pricing/pricing_error.h"

#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Stakes on several sides at once. Prices are decimal odds above 1, commissions a share in [0, 1) of the net winnings,
/// money is in any one unit. Nothing or a PricingError when an argument is out of range.
namespace evision::pricing {

// Sums of a book

/// S - 1 of a complete set of prices (at least 2).
[[nodiscard]] std::optional<double> overround(std::span<const double> prices) noexcept;

/// 1 - 1/S. Of the best price per outcome over several books it is the synthetic hold: below 0 an arbitrage, near 0 a
/// low hold.
[[nodiscard]] std::optional<double> hold(std::span<const double> prices) noexcept;

/// Width in cents of a two-way market in American odds: -(u1 + u2), u = a - 100 above 0 and a + 100 below.
[[nodiscard]] std::optional<double> marketWidth(double firstAmerican, double secondAmerican) noexcept;

// Arbitrage and dutching

struct ArbitrageLeg {
    double price;
    double commission = 0.0;
    double limit = std::numeric_limits<double>::infinity(); ///< largest stake the book takes
};

inline constexpr std::size_t maximumArbitrageLegs = 64;

/// A stake on each outcome of a complete set.
struct StakePlan {
    std::vector<double> stakes;
    std::vector<double> payoffs; ///< net profit over all stakes when that outcome happens
    double total = 0.0;          ///< sum of the stakes
    double profit = 0.0;         ///< smallest payoff / total: what is guaranteed, below 0 where it is no arbitrage
    double bookSum = 0.0;        ///< S' = sum of 1/(1 + (o - 1)(1 - c))
};

/// Stakes that return the same whatever happens: T/(o' S') with o' the price after commission. The total is `total`, or
/// less where a leg's limit binds. 2 to 64 legs. A set with S' >= 1 gets its plan too; its profit is not above 0.
[[nodiscard]] Expected<StakePlan, PricingError> planStakes(std::span<const ArbitrageLeg> legs, double total);

/// The same in whole steps: each stake is the step below or above the exact one, chosen so that their sum stays within
/// the total, the smallest payoff is the largest possible and, that being equal, the sum is the larger. A limit is
/// kept. StepTooLarge when no stake is left.
[[nodiscard]] Expected<StakePlan, PricingError> planRoundedStakes(std::span<const ArbitrageLeg> legs, double total,
                                                                  double step);

/// What a plan comes to, without its lists.
struct StakeTotals {
    double total = 0.0;
    double profit = 0.0;
    double bookSum = 0.0;
};

/// The same for loops over many sets: stakes and payoffs go where the caller says, both as long as `legs`, and are
/// left alone where there is an error. Never allocates.
Expected<StakeTotals, PricingError> planRoundedStakes(std::span<const ArbitrageLeg> legs, double total, double step,
                                                      std::span<double> stakes, std::span<double> payoffs) noexcept;

/// Equal return over some outcomes of a market; the others lose everything.
struct DutchPlan {
    std::vector<double> stakes;
    double total = 0.0;
    double profit = 0.0; ///< when one of them wins
};

/// 1 to 64 prices for a given sum of stakes.
[[nodiscard]] Expected<DutchPlan, PricingError> dutchBudget(std::span<const double> prices, double budget);

/// The stakes that win `profit` whichever of them wins; NoProfit when the prices' book sum is not below 1.
[[nodiscard]] Expected<DutchPlan, PricingError> dutchProfit(std::span<const double> prices, double profit);

// Back and lay

/// A lay bet against a bet on the same selection, or a bet on the other side.
struct Hedge {
    double stake = 0.0;       ///< of the hedge: the backer's stake for a lay
    double liability = 0.0;   ///< what the hedge can lose
    double profitIfWon = 0.0; ///< over both bets, when the first bet wins
    double profitIfLost = 0.0;

    [[nodiscard]] double guaranteed() const noexcept { return profitIfWon < profitIfLost ? profitIfWon : profitIfLost; }
};

/// An exchange's lay price and its commission on net winnings.
struct LayOffer {
    double price;
    double commission = 0.0;
};

/// Lays an open bet of `stake` at `price` for equal profit: L = s o/(o_l - c). Also the back-lay arbitrage, where it is
/// one: then the profit is above 0.
[[nodiscard]] std::optional<Hedge> hedgeByLay(double stake, double price, LayOffer lay) noexcept;

/// Backs the only other outcome for equal profit: s o/o_2.
[[nodiscard]] std::optional<Hedge> hedgeByBack(double stake, double price, double otherPrice) noexcept;

// Middles

/// Two opposite bets at different lines, staked for equal return, per unit of the total stake.
struct Middle {
    double firstShare = 0.0;
    double secondShare = 0.0;
    double miss = 0.0;        ///< one bet wins, the other loses: the same either way
    double hit = 0.0;         ///< both win
    double firstPushes = 0.0; ///< the first bet's stake comes back and the second wins
    double secondPushes = 0.0;
    double breakEven = 0.0; ///< probability of a hit at which the EV is 0, pushes apart; 0 when a miss costs nothing
};

[[nodiscard]] std::optional<Middle> middle(double firstPrice, double secondPrice) noexcept;

/// EV per unit of the total stake when both win with probability `hit` and no bet can push.
[[nodiscard]] std::optional<double> middleExpectedValue(const Middle &middle, double hit) noexcept;

} // namespace evision::pricing
