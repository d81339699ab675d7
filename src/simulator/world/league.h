// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/world/catalogue.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace evision::simulator {

/// How the score of a game comes about, and so what its lines look like.
enum class ScoreKind : std::uint8_t {
    Goals,    ///< soccer: few goals, draws
    Pucks,    ///< ice hockey: goals, overtime
    Runs,     ///< baseball: runs, extra innings
    Gridiron, ///< touchdowns and field goals, so that 3 and 7 are key numbers; overtime
    Points,   ///< many points: basketball, the rugbies, Australian football
    Sets,     ///< tennis
    Bout,     ///< a winner, no score
    Innings,  ///< cricket that may end in a draw, priced as a winner only
    Field,    ///< who wins a competition
};

/// Regions of bookmakers, as bits.
enum Region : std::uint16_t {
    RegionUs = 1,
    RegionUs2 = 2,
    RegionUsDfs = 4,
    RegionUsEx = 8,
    RegionUk = 16,
    RegionEu = 32,
    RegionFr = 64,
    RegionSe = 128,
    RegionAu = 256,
};

/// A sport key of the service and how its games are scheduled, scored and covered. Numbers are the league's points.
struct League {
    std::string_view key;
    std::string_view group;
    std::string_view title;
    std::string_view description;
    ScoreKind score;
    std::uint16_t home;                ///< regions where nearly every bookmaker quotes it
    double reach;                      ///< chance that a bookmaker elsewhere does
    int teams;                         ///< or players
    std::int16_t seasonStart;          ///< day of the year, 0 to 364
    std::int16_t seasonEnd;            ///< the last day; before the start when the season goes over New Year
    std::int16_t roundDays;            ///< in which nobody plays twice
    std::array<std::uint8_t, 7> games; ///< a day, Monday first; at most teams / 2 in a round
    std::array<std::int16_t, 4>
        startMinute;     ///< after midnight UTC, past 1440 for the next day; games are dealt to them
    int hoursAhead;      ///< how long before the start it is listed at most
    int minutes;         ///< from the start to the end, with breaks
    double total;        ///< expected score of both together
    double totalSpread;  ///< deviation of that from game to game
    double homeEdge;     ///< expected margin of the home side between equals
    double ratingSpread; ///< deviation of the expected margin from game to game
    double tenth;        ///< expected margin that is worth about a tenth of the winner's probability
    double deviation;    ///< of the margin (Points); variance per mean (Runs)
};

/// About thirty: those that the service lists under real names, with invented teams.
[[nodiscard]] std::span<const League> leagues() noexcept;
[[nodiscard]] const League *findLeague(std::string_view key) noexcept;

[[nodiscard]] constexpr bool isOutright(const League &league) noexcept
{
    return league.score == ScoreKind::Field;
}
[[nodiscard]] ContestKind contestKind(const League &league) noexcept;
/// Whether the sport's games may end level and h2h names Draw.
[[nodiscard]] constexpr bool hasDraws(ScoreKind score) noexcept
{
    return score == ScoreKind::Goals || score == ScoreKind::Innings;
}
/// Whether the service has scores of it.
[[nodiscard]] constexpr bool hasScores(ScoreKind score) noexcept
{
    return score <= ScoreKind::Points;
}
[[nodiscard]] constexpr bool hasLines(ScoreKind score) noexcept
{
    return score <= ScoreKind::Sets;
}
/// Only the large American leagues have rotation numbers.
[[nodiscard]] bool hasRotationNumbers(const League &league) noexcept;

/// Whether the league plays on the day that `time` (seconds since 1970) lies in.
[[nodiscard]] bool inSeason(const League &league, std::int64_t time) noexcept;

/// Name of a team or player of the league; `number` from 0 to teams - 1.
[[nodiscard]] std::string teamName(const League &league, std::size_t number);

/// A region of the service by its key; 0 when there is none.
[[nodiscard]] std::uint16_t regionByKey(std::string_view key) noexcept;

} // namespace evision::simulator
