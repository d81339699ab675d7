// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace evision::test {

/// Random complete sets of prices, the same ones in every run.
class MarketMaker final {
public:
    explicit MarketMaker(std::uint64_t seed) : m_engine(seed) {}

    /// Uniform in [low, high).
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_engine() >> 11) * 0x1p-53;
    }

    std::size_t count(std::size_t least, std::size_t most) { return least + m_engine() % (most - least + 1); }

    /// `outcomes` prices with a book sum of `sum`, their probabilities spread over about e^`spread` to 1. A price that
    /// would come out at or below 1 is 1.0001 instead, so that the book sum is a little less there.
    std::vector<double> market(std::size_t outcomes, double sum, double spread)
    {
        std::vector<double> odds(outcomes);
        double total = 0.0;
        for (double &price : odds)
            total += price = std::exp(between(0.0, spread));
        for (double &price : odds)
            price = std::max(total / (price * sum), 1.0001);
        return odds;
    }

    /// Anything from an even pair to a long outright with one extreme favourite.
    std::vector<double> anyMarket() { return market(count(2, 64), between(0.3, 3.0), between(0.0, 12.0)); }

    /// What a bookmaker would show.
    std::vector<double> ordinaryMarket() { return market(count(2, 8), between(1.01, 1.15), between(0.5, 4.0)); }

private:
    std::mt19937_64 m_engine;
};

} // namespace evision::test
