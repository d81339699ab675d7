// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Chance without a state: a number that depends on nothing but its keys. What is drawn so is the same whatever was
/// asked before, which makes a market that can be looked at at any moment, in any order, at any pace.
namespace evision::simulator {

/// Keeps draws for different purposes apart that otherwise have the same keys.
enum class Salt : std::uint8_t {
    Round,
    FixtureId,
    Rating,
    Start,
    Drift,
    News,
    Game,
    Coverage,
    Opening,
    Feed,
    Review,
    Opinion,
    Reaction,
    Margin,
    Line,
    Exchange,
    Props,
    Outrights,
    Links,
    Fault,
};

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the result depends on every bit of `bits`.
[[nodiscard]] constexpr std::uint64_t scatter(std::uint64_t bits) noexcept
{
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31);
}

template <typename... Keys>
[[nodiscard]] constexpr std::uint64_t hashOf(std::uint64_t seed, Salt salt, Keys... keys) noexcept
{
    std::uint64_t mixed = scatter(seed + 0x9e3779b97f4a7c15U * (static_cast<std::uint64_t>(salt) + 1));
    ((mixed = scatter((mixed ^ static_cast<std::uint64_t>(keys)) + 0x9e3779b97f4a7c15U)), ...);
    return mixed;
}

/// Evenly from 0 up to, not with, 1.
[[nodiscard]] constexpr double unitOf(std::uint64_t bits) noexcept
{
    return static_cast<double>(bits >> 11) * 0x1p-53;
}

/// About normal with mean 0 and deviation 1, never beyond 3.5: four even numbers of 16 bits summed.
[[nodiscard]] constexpr double bellOf(std::uint64_t bits) noexcept
{
    const std::uint64_t sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48);
    return (static_cast<double>(sum) * 0x1p-16 - 1.99997) * 1.7320508;
}

/// Evenly between `low` and `high`.
[[nodiscard]] constexpr double betweenOf(std::uint64_t bits, double low, double high) noexcept
{
    return low + (high - low) * unitOf(bits);
}

/// 0 to `count` - 1.
[[nodiscard]] constexpr std::uint64_t belowOf(std::uint64_t bits, std::uint64_t count) noexcept
{
    return (bits >> 32) * count >> 32;
}

} // namespace evision::simulator
