// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/kelly_detail.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace evision::pricing {

namespace {

using Vector = std::array<double, maximumExactBets>;

/// Slope of the growth and its (negated) curvature; of the matrix only the lower triangle.
struct Derivatives {
    Vector slope{};
    std::array<Vector, maximumExactBets> curvature{};
};

/// The 2^n results of n independent bets: bit i of the index says whether bet i won.
class JointResults {
public:
    explicit JointResults(std::span<const KellyBet> bets)
        : m_bets(bets), m_probability(std::size_t{1} << bets.size(), 1.0), m_wealth(m_probability.size(), 1.0)
    {
        for (std::size_t result = 0; result < m_probability.size(); ++result) {
            for (std::size_t i = 0; i < bets.size(); ++i)
                m_probability[result] *= isWin(result, i) ? bets[i].probability : 1.0 - bets[i].probability;
        }
    }

    /// Sets the wealth after every result to what these shares make of 1.
    void stake(std::span<const double> shares)
    {
        std::fill(m_wealth.begin(), m_wealth.end(), 1.0);
        for (std::size_t i = 0; i < m_bets.size(); ++i) {
            for (std::size_t result = 0; result < m_wealth.size(); ++result)
                m_wealth[result] += shares[i] * net(result, i);
        }
    }

    /// Expected logarithm of wealth; -infinity where a possible result leaves nothing.
    [[nodiscard]] double growth() const noexcept
    {
        double sum = 0.0;
        for (std::size_t result = 0; result < m_wealth.size(); ++result) {
            if (m_probability[result] > 0.0)
                sum += m_probability[result] * std::log(std::max(m_wealth[result], 0.0));
        }
        return sum;
    }

    [[nodiscard]] Derivatives derivatives() const noexcept
    {
        Derivatives at;
        Vector rate;
        for (std::size_t result = 0; result < m_wealth.size(); ++result) {
            for (std::size_t i = 0; i < m_bets.size(); ++i) {
                rate[i] = net(result, i) / m_wealth[result];
                at.slope[i] += m_probability[result] * rate[i];
                for (std::size_t j = 0; j <= i; ++j)
                    at.curvature[i][j] += m_probability[result] * rate[i] * rate[j];
            }
        }
        return at;
    }

private:
    [[nodiscard]] static bool isWin(std::size_t result, std::size_t i) noexcept { return ((result >> i) & 1) != 0; }
    [[nodiscard]] double net(std::size_t result, std::size_t i) const noexcept
    {
        return isWin(result, i) ? m_bets[i].price - 1.0 : -1.0;
    }

    std::span<const KellyBet> m_bets;
    std::vector<double> m_probability;
    std::vector<double> m_wealth;
};

/// Newton's step: the curvature, which is positive definite, factored as L L^T and solved for the slope.
Vector newtonStep(Derivatives at, std::size_t count) noexcept
{
    auto &l = at.curvature;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            for (std::size_t k = 0; k < j; ++k)
                l[i][j] -= l[i][k] * l[j][k];
            l[i][j] = i == j ? std::sqrt(l[i][i]) : l[i][j] / l[j][j];
        }
    }
    Vector step = at.slope;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            step[i] -= l[i][k] * step[k];
        step[i] /= l[i][i];
    }
    for (std::size_t i = count; i-- > 0;) {
        for (std::size_t k = i + 1; k < count; ++k)
            step[i] -= l[k][i] * step[k];
        step[i] /= l[i][i];
    }
    return step;
}

/// Moves the shares along `step`, by half of it and half again as long as that ruins or gains too little. Answers how
/// far any share moved.
double advance(JointResults &results, std::span<double> shares, const Vector &slope, const Vector &step)
{
    constexpr double negligible = 1e-12; // a gain that drowns in rounding: there the whole step is right
    double promised = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i)
        promised += slope[i] * step[i];
    const double before = results.growth();
    for (double part = 1.0; part > 1e-9; part *= 0.5) {
        Vector moved{};
        double farthest = 0.0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            moved[i] = shares[i] + part * step[i];
            farthest = std::max(farthest, std::abs(part * step[i]));
        }
        results.stake({moved.data(), shares.size()});
        const double growth = results.growth();
        if (growth - before >= 0.25 * part * promised || (promised < negligible && std::isfinite(growth))) {
            std::copy_n(moved.begin(), shares.size(), shares.begin());
            return farthest;
        }
    }
    results.stake(shares);
    return 0.0;
}

/// From a start without ruin to the maximum of the growth, which is concave. Independent bets are no hedges: one
/// without value of its own never enters, and one with value always does, so that no share needs to be held at 0.
void refine(std::span<const KellyBet> bets, std::span<double> shares)
{
    constexpr int maximumRounds = 200;
    constexpr double tolerance = 1e-14;
    std::vector<KellyBet> chosen;
    std::vector<double> stakes;
    for (std::size_t i = 0; i < bets.size(); ++i) {
        if (bets[i].probability * bets[i].price > 1.0) {
            chosen.push_back(bets[i]);
            stakes.push_back(shares[i]);
        }
    }
    JointResults results(chosen);
    results.stake(stakes);
    for (int round = 0; round < maximumRounds && !chosen.empty(); ++round) {
        const Derivatives at = results.derivatives();
        if (advance(results, stakes, at.slope, newtonStep(at, chosen.size())) <= tolerance)
            break;
    }
    auto stake = stakes.begin();
    for (std::size_t i = 0; i < bets.size(); ++i)
        shares[i] = bets[i].probability * bets[i].price > 1.0 ? *stake++ : 0.0;
}

/// The maximum of the second-order expansion of the growth, within 95 % of the bankroll.
void approximate(std::span<const KellyBet> bets, std::span<double> shares) noexcept
{
    constexpr double most = 0.95;
    double ratios = 0.0;
    for (std::size_t i = 0; i < bets.size(); ++i) {
        const double value = bets[i].probability * bets[i].price - 1.0;
        if (value <= 0.0)
            continue;
        const double p = bets[i].probability;
        const double lead = p - 1.0 / bets[i].price;
        const double ratio = lead * lead / (p * (1.0 - p));
        shares[i] = value / (bets[i].price - 1.0) * (1.0 + ratio);
        ratios += ratio;
    }
    const double total = std::accumulate(shares.begin(), shares.end(), 0.0) / (1.0 + ratios);
    const double scale = (total > most ? most / total : 1.0) / (1.0 + ratios);
    for (double &share : shares)
        share *= scale;
}

} // namespace

Expected<std::vector<double>, PricingError> simultaneousKelly(std::span<const KellyBet> bets)
{
    if (const auto fault = detail::faultOf(bets))
        return Unexpected{*fault};
    for (const KellyBet &bet : bets) {
        if (bet.probability == 1.0)
            return Unexpected{PricingError::InvalidProbability};
    }
    std::vector<double> shares(bets.size(), 0.0);
    approximate(bets, shares);
    if (bets.size() <= maximumExactBets)
        refine(bets, shares);
    return shares;
}

std::optional<double> simultaneousLogGrowth(std::span<const KellyBet> bets, std::span<const double> shares)
{
    if (detail::faultOf(bets) || bets.size() > maximumExactBets || shares.size() != bets.size())
        return std::nullopt;
    JointResults results(bets);
    results.stake(shares);
    return results.growth();
}

} // namespace evision::pricing
