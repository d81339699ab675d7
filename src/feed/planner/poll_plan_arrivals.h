// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace evision::feed {

// How long an opportunity lives is a mixture of these; the last one is found by the first look at a game only.
inline constexpr std::array<double, 6> lifetimesSeconds{180, 720, 2'700, 10'800, 43'200, 172'800};
inline constexpr std::size_t lifetimeCount = lifetimesSeconds.size() + 1;
inline constexpr std::size_t startLevels = 12;      ///< how near the start is
inline constexpr std::size_t opportunityLevels = 5; ///< how many there were at the last look
inline constexpr std::size_t movementLevels = 5;    ///< how fast prices moved at the last look
inline constexpr std::size_t hourLevels = 8;        ///< of the day, UTC
inline constexpr std::size_t newsLevels = 5;        ///< what other calls found there a moment ago

/// What the share of new opportunities is, by lifetime, after some time without looking: 1 when all of them are new.
using Freshness = std::array<double, lifetimeCount>;
/// `seconds` since the last look.
[[nodiscard]] Freshness freshnessAfter(double seconds) noexcept;
/// Never looked at.
[[nodiscard]] Freshness freshnessOfFirstLook() noexcept;

[[nodiscard]] std::size_t startLevel(double secondsToStart) noexcept;             ///< 0: it has begun
[[nodiscard]] std::size_t opportunityLevel(std::uint32_t opportunities) noexcept; ///< 1 and up; 0 is for no look yet
[[nodiscard]] std::size_t movementLevel(double movedSharePerHour) noexcept;       ///< 1 and up; 0 is for not known
[[nodiscard]] std::size_t newsLevel(std::uint32_t newOpportunities) noexcept;     ///< 1 and up; 0 is for not known

/// Found against expected, from which a factor is estimated that begins at 1.
struct LearnedRate {
    double found = 0;
    double expected = 0;

    [[nodiscard]] double estimate(double prior, double weight) const noexcept
    {
        return (found + prior * weight) / (expected + weight);
    }
};

/// One game as a call would see it.
struct Glance {
    std::size_t start = 0;
    std::size_t opportunities = 0;
    std::size_t movement = 0;
    std::size_t hour = 0;
    std::size_t news = 0;
    double own = 1; ///< factor of the game itself
};

/// Learns how many new opportunities a look at a game brings: a Poisson mean that is a product of learned factors (the
/// call's own, the time to the start, both together, the hour, what was there and how it moved) and a mixture of
/// lifetimes that says how much of it is new again after some time. Fitted as it goes, by EM with forgetting. Pure.
class ArrivalModel {
public:
    ArrivalModel();

    /// The handle of a kind of call, such as "soccer_epl h2h"; the same for the same name.
    [[nodiscard]] std::size_t callOf(std::string_view name);

    /// The mean number of new opportunities.
    [[nodiscard]] double expected(std::size_t call, const Glance &glance, const Freshness &freshness) const noexcept;
    /// At least 1: what little is known of a call makes it worth trying.
    [[nodiscard]] double optimism(std::size_t call) const noexcept;

    void learn(std::size_t call, const Glance &glance, const Freshness &freshness, std::uint32_t found);
    /// What was learned counts for less as time goes by.
    void forget(double days);

    /// Each with its name, for keeping. Names hold no line breaks.
    [[nodiscard]] std::map<std::string, LearnedRate> rates() const;
    /// False when the name is none of a rate's.
    bool restore(std::string_view name, LearnedRate rate);

    /// What all calls share.
    struct Shared {
        std::array<std::array<LearnedRate, lifetimeCount>, startLevels> lifetimes;
        std::array<LearnedRate, opportunityLevels> opportunities;
        std::array<LearnedRate, movementLevels> movements;
        std::array<LearnedRate, hourLevels> hours;
        std::array<LearnedRate, newsLevels> news;
    };

private:
    struct Call {
        std::string name;
        LearnedRate own;
        std::array<LearnedRate, startLevels> byStart;
    };

    [[nodiscard]] double contextOf(const Call &call, const Glance &glance) const noexcept;
    void refreshWeights(std::size_t start) noexcept;

    std::map<std::string, std::size_t, std::less<>> m_index; ///< into m_calls
    std::vector<Call> m_calls;
    Shared m_shared;
    std::array<std::array<double, lifetimeCount>, startLevels> m_weights{}; ///< estimates of the lifetimes
};

} // namespace evision::feed
