// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/outlook.h"

#include <cstdint>
#include <vector>

namespace evision::simulator {

/// How a game went, drawn from the same model that its lines are priced with.
class Game {
public:
    struct Score {
        double played = 0; ///< share of the game at which it falls
        bool isHome = false;
        int points = 0;
    };

    Game() = default;
    Game(const League &league, Expectation expected, std::uint64_t key);

    /// What stands when `played` of the game is over; from 1 on with overtime.
    [[nodiscard]] ScoreState at(double played) const noexcept;
    [[nodiscard]] const std::vector<Score> &scores() const noexcept { return m_scores; }
    /// 1 the home side wins, -1 the away side, 0 nobody.
    [[nodiscard]] int winner() const noexcept { return m_winner; }
    /// At the end of regular time.
    [[nodiscard]] ScoreState regular() const noexcept;

private:
    void playCounts(const League &league, Expectation expected, std::uint64_t key);
    void playRuns(const League &league, Expectation expected, std::uint64_t key);
    void playPoints(const League &league, Expectation expected, std::uint64_t key);
    void playSets(Expectation expected, std::uint64_t key);
    void playOvertime(const League &league, Expectation expected, std::uint64_t key);
    void addEvents(std::uint64_t key, double mean, bool isHome, int points);

    std::vector<Score> m_scores; // in order
    int m_winner = 0;
};

} // namespace evision::simulator
