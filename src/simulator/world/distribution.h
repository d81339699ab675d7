// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace evision::simulator {

/// Chances of whole numbers from `low` on: of a score, a margin, a total.
class Distribution {
public:
    Distribution() = default;
    /// `mass` need not sum to 1: it is scaled.
    Distribution(int low, std::vector<double> mass);

    [[nodiscard]] bool isEmpty() const noexcept { return m_upTo.empty(); }
    /// P(X > x)
    [[nodiscard]] double above(double x) const noexcept;
    /// P(X < x)
    [[nodiscard]] double below(double x) const noexcept;
    /// The number at which the chances pass `share`.
    [[nodiscard]] int quantile(double share) const noexcept;
    [[nodiscard]] double mean() const noexcept;

private:
    [[nodiscard]] double upTo(int number) const noexcept;

    int m_low = 0;
    std::vector<double> m_upTo; // P(X <= low + index)
};

/// The chance that a bet on "over `line`" wins, given that it is decided: half of a quarter line's stake lies on each
/// neighbour, and what is returned counts for nothing. A price of 1 / chance is fair.
[[nodiscard]] double overChance(const Distribution &distribution, double line) noexcept;

/// Chances of 0, 1, 2 ... up to where they vanish. `mean` > 0.
[[nodiscard]] std::vector<double> poisson(double mean);
/// The same with a variance of `spread` means, above 1 (negative binomial).
[[nodiscard]] std::vector<double> overdispersed(double mean, double spread);
/// Rounded normal numbers, four deviations to both sides of the mean; `low` receives the first.
[[nodiscard]] std::vector<double> roundedNormal(double mean, double deviation, int &low);

/// The number that a chance of `unit`, 0 to 1, falls on.
[[nodiscard]] int drawFrom(std::span<const double> mass, double unit) noexcept;

} // namespace evision::simulator
