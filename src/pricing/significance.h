// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// Is a result luck? And how good were the probabilities? Nothing is answered where the input is out of range or too
/// little for the figure.
namespace evision::pricing {

/// A settled bet: stake above 0, price above 1, profit finite, probability the fair one at the time of the bet (used by
/// zAgainstOwnEdges alone). Bets of one match are not independent and share its number.
struct SettledBet {
    double stake = 0.0;
    double price = 0.0;
    double profit = 0.0;
    double probability = 0.0;
    std::int64_t match = 0;
};

/// z of the profit if every price had been fair: sum profit / sqrt(sum s^2 (o - 1)).
[[nodiscard]] std::optional<double> zAgainstFairPrices(std::span<const SettledBet> bets) noexcept;

/// z of the profit against what the bets' own probabilities promised: (profit - sum s (p o - 1)) /
/// sqrt(sum s^2 p (1 - p) o^2).
[[nodiscard]] std::optional<double> zAgainstOwnEdges(std::span<const SettledBet> bets) noexcept;

/// P(Z >= z) of the standard normal.
[[nodiscard]] double oneSidedP(double z) noexcept;

enum class Dependence : std::uint8_t {
    None,    ///< every bet for itself: the ordinary t statistic
    ByMatch, ///< residuals summed per match first (cluster-robust)
};

struct YieldEstimate {
    double yield = 0.0; ///< sum profit / sum stake
    double standardError = 0.0;
    double t = 0.0; ///< yield / standardError; infinite where every bet did the same
};

/// Yield with its standard error sqrt(G/(G-1) sum u^2)/sum stake, u the residual profit - yield stake summed per
/// cluster and G their number (at least 2). With unit stakes and no dependence sd/sqrt(n).
[[nodiscard]] std::optional<YieldEstimate> estimateYield(std::span<const SettledBet> bets, Dependence dependence);

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

struct BootstrapOptions {
    int draws = 10000;
    double confidence = 0.95;      ///< in (0, 1)
    std::uint64_t seed = 20240101; ///< of Random in random.h: the same seed gives the same interval anywhere
};

/// Percentile interval of the yield: whole matches are drawn with replacement. At least 2 matches and 100 draws.
[[nodiscard]] std::optional<Interval> bootstrapYield(std::span<const SettledBet> bets,
                                                     const BootstrapOptions &options = {});

/// Bets at `price` until an edge (EV per unit, above 0) stands `sigmas` standard deviations above 0:
/// (sigmas/edge)^2 (o - 1), to first order in the edge.
[[nodiscard]] std::optional<double> betsNeeded(double edge, double price, double sigmas = 2.0) noexcept;

// Scores of a probability forecast; smaller is better. `happened` is the index of the outcome. The probabilities, at
// least 2, sum to 1 within 1e-9.

/// -ln p of what happened; infinite where that was given no chance.
[[nodiscard]] std::optional<double> logLoss(std::span<const double> probabilities, std::size_t happened) noexcept;

/// Brier 1950: the sum of squared errors over all outcomes, 0 to 2. (Some texts halve it or divide by n.)
[[nodiscard]] std::optional<double> brierScore(std::span<const double> probabilities, std::size_t happened) noexcept;

/// Ranked probability score of ordered outcomes (home, draw, away), Epstein 1969: mean squared error of the cumulated
/// probabilities over the first n - 1, 0 to 1.
[[nodiscard]] std::optional<double> rankedProbabilityScore(std::span<const double> probabilities,
                                                           std::size_t happened) noexcept;

} // namespace evision::pricing
