// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace evision::simulator {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every platform. What is made of them
/// uses only operations that IEEE 754 rounds correctly, no functions of the C library.
class Random {
public:
    explicit Random(std::uint64_t seed) noexcept : m_state(seed) {}

    [[nodiscard]] std::uint64_t next() noexcept
    {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31);
    }
    /// 0 to `count` - 1; the tiny preference for small numbers does not matter here.
    [[nodiscard]] std::size_t below(std::size_t count) noexcept
    {
        return static_cast<std::size_t>((next() >> 32) * count >> 32);
    }
    /// Evenly from 0 up to, not with, 1.
    [[nodiscard]] double unit() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }
    [[nodiscard]] double between(double low, double high) noexcept { return low + (high - low) * unit(); }
    [[nodiscard]] bool chance(double probability) noexcept { return unit() < probability; }
    /// About normal with mean 0 and deviation 1: twelve even numbers summed (Irwin-Hall).
    [[nodiscard]] double bell() noexcept
    {
        double sum = -6;
        for (int part = 0; part < 12; ++part)
            sum += unit();
        return sum;
    }

private:
    std::uint64_t m_state;
};

} // namespace evision::simulator
