// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/catalogue.h"
#include "simulator/world/random.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::simulator {

/// An outcome as one bookmaker prices it. Numbers are hundredths.
struct SampleOutcome {
    std::string_view name; ///< of the contest, or a literal
    std::int64_t price = 0;
    std::int64_t point = 0;
    bool hasPoint = false;
};

struct SampleMarket {
    std::string_view key;
    std::int64_t updatedAt = 0; ///< seconds since 1970
    std::vector<SampleOutcome> outcomes;
};

struct SampleListing {
    const BookmakerProfile *bookmaker = nullptr;
    std::int64_t updatedAt = 0;
    std::vector<SampleMarket> markets;
};

/// A match with its hidden probabilities. Bookmakers price it from them, each with its margin and its errors.
class Contest {
public:
    /// Starts some time after `now`, or shortly before.
    Contest(Random &random, std::int64_t now);

    [[nodiscard]] const SportProfile &sport() const noexcept { return *m_sport; }
    [[nodiscard]] const std::string &home() const noexcept { return m_home; }
    [[nodiscard]] const std::string &away() const noexcept { return m_away; }
    [[nodiscard]] std::int64_t commenceTime() const noexcept { return m_commenceTime; }

    /// What one bookmaker has of it at `now`.
    [[nodiscard]] SampleListing listingOf(const BookmakerProfile &bookmaker, Random &random, std::int64_t now) const;

private:
    struct Side {
        std::string_view name;
        double probability;
        std::int64_t point;
    };
    void addWinner(SampleListing &listing, Random &random, std::int64_t now) const;
    void addSpread(SampleListing &listing, Random &random, std::int64_t now) const;
    void addTotal(SampleListing &listing, Random &random, std::int64_t now) const;
    void addAlternates(SampleListing &listing, Random &random, std::int64_t now) const;
    [[nodiscard]] std::vector<Side> spreadSides(int steps) const;
    [[nodiscard]] std::vector<Side> totalSides(int steps) const;
    void addMarket(SampleListing &listing, std::string_view key, std::vector<Side> sides, Random &random,
                   std::int64_t now) const;

    const SportProfile *m_sport = nullptr;
    std::string m_home;
    std::string m_away;
    std::int64_t m_commenceTime = 0;
    bool m_inPlay = false;
    double m_homeProbability = 0; // of winning
    double m_drawProbability = 0;
    std::int64_t m_spread = 0; // the home side's point at which the chances are about even
    std::int64_t m_total = 0;
    double m_spreadProbability = 0.5; // of covering at m_spread
    double m_totalProbability = 0.5;
};

} // namespace evision::simulator
