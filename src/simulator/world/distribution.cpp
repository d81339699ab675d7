// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/distribution.h"

#include "pricing/normal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace evision::simulator {

namespace {

constexpr double vanishing = 1e-9;

} // namespace

Distribution::Distribution(int low, std::vector<double> mass) : m_low(low), m_upTo(std::move(mass))
{
    double sum = 0;
    for (double &value : m_upTo)
        value = sum += value;
    for (double &value : m_upTo)
        value /= sum;
}

double Distribution::upTo(int number) const noexcept
{
    if (number < m_low || m_upTo.empty())
        return 0;
    const auto index = static_cast<std::size_t>(number - m_low);
    return index < m_upTo.size() ? m_upTo[index] : 1;
}

double Distribution::above(double x) const noexcept
{
    return 1 - upTo(static_cast<int>(std::floor(x)));
}

double Distribution::below(double x) const noexcept
{
    return upTo(static_cast<int>(std::ceil(x)) - 1);
}

int Distribution::quantile(double share) const noexcept
{
    const auto found = std::lower_bound(m_upTo.begin(), m_upTo.end(), share);
    return m_low + static_cast<int>(found - m_upTo.begin());
}

double Distribution::mean() const noexcept
{
    double mean = m_low;
    for (const double value : m_upTo)
        mean += 1 - value;
    return mean;
}

double overChance(const Distribution &distribution, double line) noexcept
{
    const bool isQuarter = std::abs(line * 2 - std::round(line * 2)) > 0.1;
    const double step = isQuarter ? 0.25 : 0;
    const double won = distribution.above(line - step) + distribution.above(line + step);
    const double lost = distribution.below(line - step) + distribution.below(line + step);
    return won + lost > 0 ? won / (won + lost) : 0.5;
}

std::vector<double> poisson(double mean)
{
    std::vector<double> mass{std::exp(-mean)};
    for (int count = 1; count < mean || mass.back() > vanishing; ++count)
        mass.push_back(mass.back() * mean / count);
    return mass;
}

std::vector<double> overdispersed(double mean, double spread)
{
    const double size = mean / (spread - 1);
    std::vector<double> mass{std::pow(1 / spread, size)};
    for (int count = 1; count < mean || mass.back() > vanishing; ++count)
        mass.push_back(mass.back() * (size + count - 1) / count * (1 - 1 / spread));
    return mass;
}

std::vector<double> roundedNormal(double mean, double deviation, int &low)
{
    low = static_cast<int>(std::floor(mean - 4 * deviation));
    const int high = static_cast<int>(std::ceil(mean + 4 * deviation));
    std::vector<double> mass;
    mass.reserve(static_cast<std::size_t>(high - low) + 1);
    double before = 0;
    for (int number = low; number <= high; ++number) {
        const double upTo = pricing::normalCdf((number + 0.5 - mean) / deviation);
        mass.push_back(upTo - before);
        before = upTo;
    }
    return mass;
}

int drawFrom(std::span<const double> mass, double unit) noexcept
{
    int number = 0;
    for (const double chance : mass) {
        unit -= chance;
        if (unit < 0)
            return number;
        ++number;
    }
    return std::max(number - 1, 0);
}

} // namespace evision::simulator
