// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/distribution.h"
#include "simulator/world/league.h"

namespace evision::simulator {

/// What a game is expected to bring: the home side's margin and both sides' total, over the whole game. Where there are
/// no scores to speak of (Sets, Bout, Innings) the margin is the winner's probability as a quantile of the normal
/// distribution.
struct Expectation {
    double margin = 0;
    double total = 0;

    bool operator==(const Expectation &) const = default;
};

/// How far a game has come. Tennis counts sets.
struct ScoreState {
    double played = 0; ///< share of the game, 0 to 1
    int home = 0;
    int away = 0;

    bool operator==(const ScoreState &) const = default;
};

/// The part of a game that a market is about, as shares of it.
struct Stretch {
    double from = 0;
    double to = 1;

    [[nodiscard]] bool isWhole() const noexcept { return from <= 0 && to >= 1; }
    bool operator==(const Stretch &) const = default;
};

/// All chances of a game or a part of it, of one model: every line of it is consistent with every other.
struct Outlook {
    double home = 0; ///< without overtime, with draw and away a sum of 1
    double draw = 0;
    double away = 0;
    double homeWins = 0.5; ///< of the two-way winner: after overtime where there is one, else given that it is no draw
    Distribution margin;   ///< home less away, overtime included as the bookmakers count it
    Distribution total;
    Distribution homeScore; ///< without overtime
    Distribution awayScore;
};

[[nodiscard]] Outlook outlookOf(const League &league, Expectation expected, ScoreState state = {},
                                Stretch stretch = {});

/// Deviation of the margin or total of a game of Points.
[[nodiscard]] double totalDeviation(const League &league) noexcept;
/// Expected touchdowns and field goals of a side that is expected to score `points`.
[[nodiscard]] double touchdownsOf(double points) noexcept;
[[nodiscard]] double fieldGoalsOf(double points) noexcept;
/// Chance of the home side in overtime.
[[nodiscard]] double overtimeChance(double home, double away) noexcept;
/// Chance to win a set when the match is won with `match`, best of three.
[[nodiscard]] double setChance(double match) noexcept;
/// Chance of a draw in cricket.
[[nodiscard]] double inningsDraw(double margin) noexcept;

} // namespace evision::simulator
