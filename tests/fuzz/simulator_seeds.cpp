// SPDX-License-Identifier: GPL-3.0-or-later
// Writes targets of the simulated service into the folder that is the argument.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view targets[] = {
    "/v4/sports/?all=true",
    "/v4/sports/soccer_epl/events?commenceTimeFrom=2026-10-10T00:00:00Z&commenceTimeTo=2026-10-12T00:00:00Z",
    "/v4/sports/icehockey_nhl/odds?regions=us_ex&markets=h2h,totals&oddsFormat=american&dateFormat=unix",
    "/v4/sports/icehockey_nhl/odds?bookmakers=pinnacle,kalshi&includeLinks=true&includeSids=true&includeBetLimits=true",
    "/v4/sports/upcoming/odds?regions=us_ex&eventIds=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "/v4/sports/soccer_epl/scores?daysFrom=3&includeRotationNumbers=true",
    "/v4/sports/golf_masters_tournament_winner/participants",
    "/v4/sports/golf_masters_tournament_winner/odds?regions=se&markets=outrights,outrights_lay",
    "/v4/sports/soccer_epl/events/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/odds?regions=fr&markets=btts,h2h_h1,player_shots",
    "/v4/sports/soccer_epl/events/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/markets?regions=fr&includeMultipliers=true",
    "/v4/historical/sports/soccer_epl/odds?regions=us_ex&date=2026-10-08T12%3A00%3A00Z",
    "/v4/historical/sports/soccer_epl/events?date=2021-06-08T12:00:00Z",
};

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const std::filesystem::path folder = values[1];
    int number = 0;
    for (const std::string_view target : targets)
        std::ofstream(folder / ("target" + std::to_string(++number)), std::ios::binary) << target;
    return 0;
}
