// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/game.h"
#include "simulator/world/hidden_path.h"
#include "simulator/world/league.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace evision::simulator {

/// A game, or a competition that is to be won, with all that is hidden from the bookmakers. Seconds since 1970.
struct Fixture {
    const League *league = nullptr;
    std::uint64_t key = 0; ///< of all its chance
    std::string id;        ///< 32 hexadecimal digits, as the service has them
    std::string home;      ///< empty for outrights
    std::string away;
    int homeNumber = 0; ///< in the league
    int awayNumber = 0;
    std::int64_t announced = 0; ///< when it is said to start
    std::int64_t moved = 0;     ///< when that is known to have changed, after the start if it does not
    std::int64_t start = 0;     ///< when it is said to start from then on
    std::int64_t kickoff = 0;   ///< when it starts
    std::int64_t end = 0;
    int rotation = 0; ///< of the away side, the home side's is one more
    HiddenPath path;
    Game game;
    std::array<std::string, 3> doubleChance;         ///< names: home or draw, home or away, draw or away
    std::vector<std::string> field;                  ///< who may win a competition
    std::array<std::vector<std::string>, 2> players; ///< of the home and away side, those that are bet on

    /// As the service tells it at `time`: once the game is under way, mostly the true start.
    [[nodiscard]] std::int64_t commenceTime(std::int64_t time) const noexcept;
    [[nodiscard]] bool isInPlay(std::int64_t time) const noexcept { return time >= kickoff && time < end; }
    /// The score at `time`.
    [[nodiscard]] ScoreState scoreAt(std::int64_t time) const noexcept;
    /// When `played` of the game is over.
    [[nodiscard]] std::int64_t timeOf(double played) const noexcept;
    /// All true chances at `time`.
    [[nodiscard]] Outlook truth(std::int64_t time, Stretch stretch = {}) const;

private:
    [[nodiscard]] double playedAt(std::int64_t time) const noexcept;
};

/// Game number `number` of the league on the day `day` (days since 1970, UTC), in the market of `seed`.
[[nodiscard]] Fixture makeFixture(const League &league, std::uint64_t seed, std::int64_t day, int number);
/// How many games the league has that day.
[[nodiscard]] int gamesOn(const League &league, std::int64_t day) noexcept;

} // namespace evision::simulator
