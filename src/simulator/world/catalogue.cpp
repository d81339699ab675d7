// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/catalogue.h"

#include <array>

namespace evision::simulator {

namespace {

constexpr std::array<SportProfile, 10> sportProfiles{{
    {"soccer_epl", "EPL", ContestKind::DrawToo, 0.28, 25, 25, 50, 275, 0.05},
    {"soccer_spain_la_liga", "La Liga - Spain", ContestKind::DrawToo, 0.29, 25, 25, 50, 250, 0.05},
    {"soccer_germany_bundesliga", "Bundesliga - Germany", ContestKind::DrawToo, 0.26, 25, 25, 50, 300, 0.05},
    {"soccer_brazil_campeonato", "Brazil Série A", ContestKind::DrawToo, 0.3, 25, 25, 50, 225, 0.05},
    {"basketball_nba", "NBA", ContestKind::Teams, 0, 50, 50, 300, 22450, 0.013},
    {"americanfootball_nfl", "NFL", ContestKind::Teams, 0, 50, 50, 300, 4550, 0.015},
    {"icehockey_nhl", "NHL", ContestKind::Teams, 0, 100, 50, 50, 600, 0.06},
    {"baseball_mlb", "MLB", ContestKind::Teams, 0, 100, 50, 50, 850, 0.05},
    {"tennis_atp_us_open", "ATP US Open", ContestKind::Players, 0, 100, 50, 150, 3850, 0.03},
    {"mma_mixed_martial_arts", "MMA", ContestKind::Players, 0, 0, 0, 0, 0, 0},
}};

using Kind = BookmakerProfile::Kind;

constexpr std::array<BookmakerProfile, 39> bookmakerProfiles{{
    {"pinnacle", "Pinnacle", Kind::Sharp, 0.026, 0.002, 0},
    {"betfair_ex_eu", "Betfair", Kind::Exchange, 0.008, 0.003, 0},
    {"betfair_ex_uk", "Betfair", Kind::Exchange, 0.009, 0.003, 0},
    {"matchbook", "Matchbook", Kind::Exchange, 0.012, 0.004, 0},
    {"smarkets", "Smarkets", Kind::Exchange, 0.014, 0.004, 0},
    {"betonlineag", "BetOnline.ag", Kind::Sharp, 0.036, 0.004, 0},
    {"lowvig", "LowVig.ag", Kind::Sharp, 0.022, 0.004, 0},
    {"draftkings", "DraftKings", Kind::Soft, 0.045, 0.012, 0.06},
    {"fanduel", "FanDuel", Kind::Soft, 0.044, 0.012, 0.06},
    {"betmgm", "BetMGM", Kind::Soft, 0.048, 0.012, 0.08},
    {"williamhill_us", "Caesars", Kind::Soft, 0.05, 0.012, 0.08},
    {"betrivers", "BetRivers", Kind::Soft, 0.052, 0.013, 0.08},
    {"fanatics", "Fanatics", Kind::Soft, 0.05, 0.013, 0.08},
    {"bovada", "Bovada", Kind::Soft, 0.047, 0.012, 0.08},
    {"mybookieag", "MyBookie.ag", Kind::Soft, 0.051, 0.015, 0.1},
    {"betus", "BetUS", Kind::Soft, 0.05, 0.015, 0.1},
    {"espnbet", "ESPN BET", Kind::Soft, 0.052, 0.013, 0.08},
    {"hardrockbet", "Hard Rock Bet", Kind::Soft, 0.05, 0.013, 0.08},
    {"unibet_uk", "Unibet (UK)", Kind::Soft, 0.06, 0.012, 0.06},
    {"williamhill", "William Hill", Kind::Soft, 0.06, 0.012, 0.06},
    {"sport888", "888sport", Kind::Soft, 0.058, 0.013, 0.08},
    {"betvictor", "Bet Victor", Kind::Soft, 0.06, 0.013, 0.08},
    {"betway", "Betway", Kind::Soft, 0.062, 0.013, 0.08},
    {"boylesports", "BoyleSports", Kind::Soft, 0.065, 0.015, 0.1},
    {"casumo", "Casumo", Kind::Soft, 0.06, 0.012, 0.08},
    {"coral", "Coral", Kind::Soft, 0.066, 0.015, 0.08},
    {"ladbrokes_uk", "Ladbrokes", Kind::Soft, 0.066, 0.015, 0.08},
    {"leovegas", "LeoVegas", Kind::Soft, 0.061, 0.012, 0.08},
    {"livescorebet", "LiveScore Bet", Kind::Soft, 0.06, 0.013, 0.08},
    {"paddypower", "Paddy Power", Kind::Soft, 0.064, 0.013, 0.08},
    {"skybet", "Sky Bet", Kind::Soft, 0.066, 0.015, 0.08},
    {"virginbet", "Virgin Bet", Kind::Soft, 0.06, 0.013, 0.08},
    {"onexbet", "1xBet", Kind::Soft, 0.045, 0.015, 0.1},
    {"betsson", "Betsson", Kind::Soft, 0.055, 0.012, 0.08},
    {"nordicbet", "Nordic Bet", Kind::Soft, 0.055, 0.012, 0.08},
    {"marathonbet", "Marathon Bet", Kind::Soft, 0.042, 0.012, 0.06},
    {"coolbet", "Coolbet", Kind::Soft, 0.05, 0.013, 0.08},
    {"tipico_de", "Tipico", Kind::Soft, 0.062, 0.013, 0.08},
    {"everygame", "Everygame", Kind::Soft, 0.055, 0.015, 0.1},
}};

// Places and people that do not exist, put together from two parts.
constexpr std::array<std::string_view, 50> stems{
    "Alder", "Ashen", "Bram", "Brock",  "Cald",   "Carn",  "Dal",   "Dun",   "Eld",     "Fal",
    "Fenn",  "Gar",   "Glen", "Hal",    "Harrow", "Hex",   "Inver", "Kel",   "Kirk",    "Lang",
    "Lind",  "Marl",  "Mere", "Mill",   "Nether", "Norr",  "Oak",   "Orm",   "Pell",    "Quill",
    "Raven", "Red",   "Roth", "Sedge",  "Sel",    "Stone", "Thorn", "Tor",   "Ulver",   "Vale",
    "Wand",  "Wex",   "Whit", "Wolver", "Wyn",    "Yar",   "Åse",   "Björn", "Münster", "São",
};
constexpr std::array<std::string_view, 30> endings{
    "borough", "bridge", "by",    "combe", "dale", "den",  "fell", "field", "ford",  "gate",
    "ham",     "hurst",  "ley",   "low",   "mark", "mere", "mont", "moor",  "mouth", "port",
    "ridge",   "sey",    "stead", "stoke", "ton",  "vik",  "wald", "wick",  "worth", "øy",
};
constexpr std::array<std::string_view, 6> clubs{" Town",          " Albion Rovers", " United Football Club",
                                                " Athletic Club", " City 1907",     " Wanderers"};
constexpr std::array<std::string_view, 6> mascots{" River Foxes", " Night Herons", " Copper Miners",
                                                  " Comets",      " Sea Otters",   " Mountain Pilots"};
constexpr std::array<std::string_view, 20> givenNames{
    "Ada",  "Bruno", "Carla", "Dario", "Elin",   "Faruk", "Greta", "Hugo", "Ines",  "Jonas",
    "Kaia", "Luca",  "Mira",  "Nils",  "Océane", "Pavel", "Rosa",  "Sven", "Tamás", "Zoë",
};

} // namespace

std::span<const SportProfile> sports() noexcept
{
    return sportProfiles;
}

std::span<const BookmakerProfile> bookmakers() noexcept
{
    return bookmakerProfiles;
}

std::string inventedName(ContestKind kind, std::size_t number)
{
    const std::size_t stem = number % stems.size();
    const std::size_t ending = number / stems.size() % endings.size();
    const std::string place = std::string(stems[stem]).append(endings[ending]);
    switch (kind) {
    case ContestKind::Players:
        return std::string(givenNames[(stem * 7 + ending) % givenNames.size()]).append(" ").append(place);
    case ContestKind::Teams:
        return place + std::string(mascots[(stem + ending) % mascots.size()]);
    case ContestKind::DrawToo:
        break;
    }
    return place + std::string(clubs[(stem + ending * 5) % clubs.size()]);
}

} // namespace evision::simulator
