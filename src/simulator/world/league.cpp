// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/league.h"

#include "simulator/world/calendar.h"
#include "simulator/world/hash.h"

#include <algorithm>

namespace evision::simulator {

namespace {

constexpr std::uint16_t america = RegionUs | RegionUs2 | RegionUsDfs | RegionUsEx;
constexpr std::uint16_t europe = RegionUk | RegionEu | RegionFr | RegionSe;
constexpr std::uint16_t everywhere = america | europe | RegionAu;

using S = ScoreKind;

// Games are Monday to Sunday; minutes after midnight UTC. A row is three lines: what it is called, when it is played,
// how it is scored.
// clang-format off
constexpr std::array<League, 33> leagueTable{{
    {"americanfootball_ncaaf", "American Football", "NCAAF", "US College Football", S::Gridiron,
     america, 0.45, 120, 235, 345, 7, {0, 1, 1, 2, 4, 44, 0}, {960, 1170, 1410, 1560},
     190, 205, 53, 5, 2.5, 12, 3.5, 0},
    {"americanfootball_nfl", "American Football", "NFL", "US Football", S::Gridiron,
     america, 0.75, 32, 247, 7, 7, {1, 0, 0, 1, 0, 0, 14}, {1020, 1020, 1225, 1460},
     320, 195, 44.5, 3, 1.8, 5.5, 3.4, 0},
    {"americanfootball_nfl_super_bowl_winner", "American Football", "NFL Super Bowl Winner", "Super Bowl Winner", S::Field,
     america, 0.5, 32, 247, 40, 1, {}, {1410, 0, 0, 0},
     0, 0, 0, 0, 0, 0.9, 0.25, 0},
    {"aussierules_afl", "Aussie Rules", "AFL", "Aussie Football", S::Points,
     RegionAu, 0.3, 18, 70, 270, 7, {0, 0, 0, 1, 1, 4, 3}, {580, 270, 385, 490},
     160, 150, 168, 10, 6, 24, 9.5, 37},
    {"baseball_mlb", "Baseball", "MLB", "Major League Baseball", S::Runs,
     america, 0.5, 30, 85, 304, 1, {11, 14, 15, 10, 15, 15, 15}, {1025, 1385, 1450, 1565},
     40, 180, 8.7, 0.8, 0.3, 0.75, 1.05, 2.1},
    {"baseball_mlb_world_series_winner", "Baseball", "MLB World Series Winner", "World Series Winner", S::Field,
     america, 0.4, 30, 60, 304, 1, {}, {0, 0, 0, 0},
     0, 0, 0, 0, 0, 0.8, 0.25, 0},
    {"basketball_euroleague", "Basketball", "Basketball Euroleague", "Basketball Euroleague", S::Points,
     RegionEu, 0.5, 18, 275, 140, 4, {0, 0, 4, 4, 4, 0, 0}, {1080, 1110, 1125, 1185},
     120, 120, 162, 5, 3.5, 6, 2.9, 11.5},
    {"basketball_nba", "Basketball", "NBA", "US Basketball", S::Points,
     everywhere, 0.9, 30, 293, 105, 1, {8, 7, 12, 4, 12, 8, 7}, {1385, 1440, 1500, 1590},
     60, 150, 226, 6.5, 2.5, 6, 3.2, 12.5},
    {"basketball_nba_championship_winner", "Basketball", "NBA Championship Winner", "Championship Winner", S::Field,
     america, 0.5, 30, 270, 165, 1, {}, {0, 0, 0, 0},
     0, 0, 0, 0, 0, 1.0, 0.25, 0},
    {"boxing_boxing", "Boxing", "Boxing", "Boxing Bouts", S::Bout,
     RegionUk, 0.4, 60, 0, 364, 7, {0, 0, 0, 0, 1, 5, 0}, {1200, 1260, 1320, 1350},
     300, 45, 0, 0, 0, 0.75, 0.26, 0},
    {"cricket_test_match", "Cricket", "Test Matches", "International Test Matches", S::Innings,
     RegionAu | RegionUk, 0.4, 12, 0, 364, 7, {0, 0, 0, 2, 0, 0, 0}, {0, 600, 0, 600},
     150, 6600, 0, 0, 0.25, 0.5, 0.28, 0},
    {"golf_masters_tournament_winner", "Golf", "Masters Tournament Winner", "Masters Tournament Winner", S::Field,
     everywhere, 0.4, 60, 110, 99, 1, {}, {0, 0, 0, 0},
     0, 0, 0, 0, 0, 0.85, 0.25, 0},
    {"icehockey_nhl", "Ice Hockey", "NHL", "US Ice Hockey", S::Pucks,
     america, 0.6, 32, 279, 110, 1, {5, 10, 4, 11, 6, 13, 5}, {1380, 1410, 1440, 1560},
     60, 155, 6.2, 0.35, 0.2, 0.75, 0.78, 0},
    {"icehockey_sweden_hockey_league", "Ice Hockey", "SHL", "Swedish Hockey League", S::Pucks,
     RegionSe | RegionEu, 0.3, 14, 260, 95, 3, {0, 4, 0, 6, 0, 6, 0}, {1080, 1080, 855, 960},
     100, 150, 5.3, 0.3, 0.3, 0.7, 0.74, 0},
    {"mma_mixed_martial_arts", "Mixed Martial Arts", "MMA", "Mixed Martial Arts", S::Bout,
     america, 0.5, 90, 0, 364, 7, {0, 0, 0, 0, 0, 12, 0}, {1290, 1350, 1410, 1500},
     400, 25, 0, 0, 0, 0.6, 0.26, 0},
    {"rugbyleague_nrl", "Rugby League", "NRL", "Aussie Rugby League", S::Points,
     RegionAu, 0.3, 16, 62, 276, 7, {0, 0, 0, 1, 2, 3, 2}, {470, 485, 330, 580},
     160, 105, 43, 3, 2.5, 8, 3.9, 15.5},
    {"rugbyunion_six_nations", "Rugby Union", "Six Nations", "Six Nations Championship", S::Points,
     RegionUk | RegionFr, 0.5, 6, 35, 75, 7, {0, 0, 0, 0, 0, 2, 1}, {855, 1005, 900, 900},
     240, 110, 48, 4, 3, 11, 3.6, 14},
    {"soccer_brazil_campeonato", "Soccer", "Brazil Série A", "Brasileirão Série A", S::Goals,
     RegionEu, 0.55, 20, 88, 340, 4, {1, 0, 4, 2, 0, 5, 4}, {1140, 1260, 1290, 1380},
     190, 115, 2.35, 0.25, 0.42, 0.55, 0.36, 0},
    {"soccer_efl_champ", "Soccer", "Championship", "EFL Championship", S::Goals,
     RegionUk | RegionEu, 0.5, 24, 220, 124, 7, {0, 0, 0, 0, 1, 10, 1}, {690, 900, 900, 1185},
     190, 115, 2.5, 0.2, 0.3, 0.5, 0.37, 0},
    {"soccer_epl", "Soccer", "EPL", "English Premier League", S::Goals,
     everywhere, 0.95, 20, 226, 145, 7, {1, 0, 0, 0, 1, 5, 3}, {750, 900, 1050, 1200},
     260, 115, 2.8, 0.3, 0.3, 0.85, 0.39, 0},
    {"soccer_france_ligue_one", "Soccer", "Ligue 1 - France", "French Soccer", S::Goals,
     europe, 0.75, 18, 228, 140, 7, {0, 0, 0, 0, 1, 3, 5}, {840, 975, 1080, 1185},
     210, 115, 2.7, 0.3, 0.32, 0.7, 0.38, 0},
    {"soccer_germany_bundesliga", "Soccer", "Bundesliga - Germany", "German Soccer", S::Goals,
     europe, 0.8, 18, 234, 138, 7, {0, 0, 0, 0, 1, 6, 2}, {810, 930, 1050, 1110},
     210, 115, 3.1, 0.3, 0.32, 0.8, 0.41, 0},
    {"soccer_italy_serie_a", "Soccer", "Serie A - Italy", "Italian Soccer", S::Goals,
     europe, 0.75, 20, 232, 144, 7, {1, 0, 0, 0, 1, 3, 5}, {690, 840, 1020, 1185},
     210, 115, 2.6, 0.25, 0.28, 0.75, 0.38, 0},
    {"soccer_spain_la_liga", "Soccer", "La Liga - Spain", "Spanish Soccer", S::Goals,
     europe, 0.8, 20, 227, 145, 7, {1, 0, 0, 0, 1, 4, 4}, {780, 915, 1050, 1200},
     210, 115, 2.55, 0.25, 0.36, 0.75, 0.38, 0},
    {"soccer_sweden_allsvenskan", "Soccer", "Allsvenskan - Sweden", "Swedish Soccer", S::Goals,
     RegionSe, 0.45, 16, 90, 313, 7, {2, 0, 0, 0, 0, 3, 3}, {780, 840, 930, 1030},
     170, 115, 2.8, 0.25, 0.35, 0.65, 0.39, 0},
    {"soccer_uefa_champs_league", "Soccer", "UEFA Champions League", "European Champions League", S::Goals,
     everywhere, 0.9, 36, 258, 30, 7, {0, 9, 9, 0, 0, 0, 0}, {1005, 1140, 1140, 1140},
     260, 115, 2.95, 0.35, 0.35, 0.95, 0.4, 0},
    {"soccer_usa_mls", "Soccer", "MLS", "Major League Soccer", S::Goals,
     america, 0.6, 28, 52, 315, 7, {0, 0, 2, 0, 0, 10, 2}, {1410, 1440, 1500, 1590},
     160, 115, 2.95, 0.25, 0.42, 0.45, 0.4, 0},
    {"tennis_atp_aus_open_singles", "Tennis", "ATP Australian Open", "Men's Singles", S::Sets,
     everywhere, 0.8, 64, 11, 25, 1, {12, 12, 10, 10, 8, 8, 6}, {0, 120, 240, 510},
     48, 130, 23.5, 0.6, 0, 0.75, 0.26, 0},
    {"tennis_atp_french_open", "Tennis", "ATP French Open", "Men's Singles", S::Sets,
     everywhere, 0.8, 64, 143, 157, 1, {12, 12, 10, 10, 8, 8, 6}, {540, 660, 780, 1095},
     48, 130, 23, 0.6, 0, 0.75, 0.26, 0},
    {"tennis_atp_paris_masters", "Tennis", "ATP Paris Masters", "Men's Singles", S::Sets,
     europe, 0.7, 56, 299, 306, 1, {10, 10, 8, 8, 4, 2, 1}, {600, 720, 840, 1110},
     48, 115, 22.5, 0.6, 0, 0.6, 0.26, 0},
    {"tennis_atp_shanghai_masters", "Tennis", "ATP Shanghai Masters", "Men's Singles", S::Sets,
     europe | RegionAu, 0.7, 64, 272, 285, 1, {10, 10, 10, 8, 8, 6, 2}, {270, 390, 510, 690},
     48, 115, 22.5, 0.6, 0, 0.6, 0.26, 0},
    {"tennis_wta_us_open", "Tennis", "WTA US Open", "Women's Singles", S::Sets,
     everywhere, 0.8, 64, 237, 251, 1, {12, 12, 10, 10, 8, 8, 6}, {900, 1020, 1140, 1380},
     48, 105, 21, 0.6, 0, 0.7, 0.26, 0},
    {"tennis_wta_wimbledon", "Tennis", "WTA Wimbledon", "Women's Singles", S::Sets,
     everywhere, 0.8, 64, 179, 193, 1, {12, 12, 10, 10, 8, 8, 6}, {600, 720, 840, 960},
     48, 105, 21, 0.6, 0, 0.7, 0.26, 0},
}};
// clang-format on

constexpr std::array<std::pair<std::string_view, std::uint16_t>, 9> regionKeys{{
    {"us", RegionUs},
    {"us2", RegionUs2},
    {"us_dfs", RegionUsDfs},
    {"us_ex", RegionUsEx},
    {"uk", RegionUk},
    {"eu", RegionEu},
    {"fr", RegionFr},
    {"se", RegionSe},
    {"au", RegionAu},
}};

/// 0 to 364; a leap year's last day counts as the one before it.
int dayOfYear(std::int64_t time) noexcept
{
    const std::int64_t day = (time >= 0 ? time : time - 86399) / 86400;
    return static_cast<int>(std::min<std::int64_t>(day - daysSince1970({civilDay(day).year, 1, 1}), 364));
}

} // namespace

std::span<const League> leagues() noexcept
{
    return leagueTable;
}

const League *findLeague(std::string_view key) noexcept
{
    const auto found =
        std::find_if(leagueTable.begin(), leagueTable.end(), [key](const League &league) { return league.key == key; });
    return found == leagueTable.end() ? nullptr : &*found;
}

ContestKind contestKind(const League &league) noexcept
{
    if (league.score == S::Goals || league.group == "Rugby Union" || league.score == S::Innings)
        return ContestKind::DrawToo;
    const bool people = league.score == S::Sets || league.score == S::Bout || league.group == "Golf";
    return people ? ContestKind::Players : ContestKind::Teams;
}

bool hasRotationNumbers(const League &league) noexcept
{
    return league.key == "americanfootball_nfl" || league.key == "americanfootball_ncaaf" ||
           league.key == "baseball_mlb" || league.key == "basketball_nba" || league.key == "icehockey_nhl";
}

bool inSeason(const League &league, std::int64_t time) noexcept
{
    const int day = dayOfYear(time);
    if (league.seasonStart <= league.seasonEnd)
        return day >= league.seasonStart && day <= league.seasonEnd;
    return day >= league.seasonStart || day <= league.seasonEnd;
}

std::string teamName(const League &league, std::size_t number)
{
    // Competitions that a league's teams play for are won by these teams.
    std::string_view key = league.key;
    if (isOutright(league)) {
        for (const std::string_view own : {"americanfootball_nfl", "baseball_mlb", "basketball_nba"}) {
            if (key.starts_with(own))
                key = own;
        }
    }
    std::uint64_t first = 0;
    for (const char letter : key)
        first = scatter(first ^ static_cast<unsigned char>(letter));
    constexpr std::size_t stride = 53; // coprime to the count, so that neighbours do not sound alike
    return inventedName(contestKind(league), (belowOf(first, inventedNameCount) + number * stride) % inventedNameCount);
}

std::uint16_t regionByKey(std::string_view key) noexcept
{
    for (const auto &[name, region] : regionKeys) {
        if (name == key)
            return region;
    }
    return 0;
}

} // namespace evision::simulator
