// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/book.h"

#include <algorithm>
#include <array>

namespace evision::simulator {

namespace {

using K = Book::Kind;
using L = Book::Ladder;

// Margins are medians of recorded responses where there are any.
constexpr std::array<Book, 95> bookTable{{
    {"atg_se", "ATG", RegionSe, K::Soft, L::Decimal, 0.06, 0.075, 9, 0.076, 0.03, 0.3, 1.2, ""},
    {"ballybet", "Bally Bet", RegionUs2, K::Soft, L::American, 0.052, 0.1, 14, 0.084, 0.04, 0.2, 1.3, "betrivers"},
    {"betanysports", "BetAnything", RegionUs2 | RegionEu, K::Soft, L::American, 0.042, 0.052, 8, 0.071, 0, 0.6, 2.25,
     ""},
    {"betclic_fr", "Betclic (FR)", RegionEu | RegionFr, K::Soft, L::Fine, 0.058, 0.149, 10, 0.084, 0.05, 0.5, 1, ""},
    {"betfair_ex_au", "Betfair", RegionAu, K::Exchange, L::Betting, 0.012, 0.03, 0, 0.025, 0, 0.6, 1, "betfair_ex_uk"},
    {"betfair_ex_eu", "Betfair", RegionEu, K::Exchange, L::Betting, 0.012, 0.028, 0, 0.025, 0, 0.85, 1,
     "betfair_ex_uk"},
    {"betfair_ex_uk", "Betfair", RegionUk, K::Exchange, L::Betting, 0.012, 0.028, 0, 0.025, 0, 0.9, 1, ""},
    {"betfair_sb_uk", "Betfair Sportsbook", RegionUk, K::Soft, L::Decimal, 0.075, 0.15, 7, 0.084, 0.05, 0.7, 1,
     "paddypower"},
    {"betfred_uk", "Betfred", RegionUk, K::Soft, L::Decimal, 0.062, 0.088, 11, 0.084, 0.05, 0.5, 1.4, ""},
    {"betinia_se", "Betinia", RegionSe, K::Soft, L::Fine, 0.06, 0.075, 12, 0.084, 0.04, 0.4, 2.5, ""},
    {"betmgm", "BetMGM", RegionUs, K::Soft, L::American, 0.044, 0.06, 7, 0.076, 0.03, 0.6, 1, ""},
    {"betmgm_se", "BetMGM (SE)", RegionSe, K::Soft, L::Fine, 0.05, 0.062, 12, 0.08, 0.03, 0.4, 1.2, "leovegas_se"},
    {"betonlineag", "BetOnline.ag", RegionUs | RegionEu, K::Sharp, L::American, 0.036, 0.068, 0.6, 0.045, 0, 0.85, 1,
     ""},
    {"betopenly", "BetOpenly", RegionUsEx, K::Exchange, L::American, 0.03, 0.05, 4, 0.1, 0, 0.2, 3.5, ""},
    {"betparx", "betPARX", RegionUs2, K::Soft, L::American, 0.053, 0.1, 13, 0.084, 0.04, 0.2, 1.3, ""},
    {"betr_au", "Betr", RegionAu, K::Soft, L::Fine, 0.051, 0.076, 9, 0.08, 0.025, 0.5, 1.2, ""},
    {"betr_us_dfs", "Betr Picks", RegionUsDfs, K::Pickem, L::American, 0.12, 0.12, 30, 0.3, 0, 0.2, 3.5, ""},
    {"betright", "Bet Right", RegionAu, K::Soft, L::Fine, 0.0515, 0.074, 12, 0.084, 0.025, 0.4, 1.4, ""},
    {"betrivers", "BetRivers", RegionUs, K::Soft, L::Fine, 0.05, 0.11, 8, 0.08, 0.03, 0.6, 1, "unibet_uk"},
    {"betsson", "Betsson", RegionEu | RegionSe, K::Soft, L::Fine, 0.0445, 0.057, 7, 0.071, 0.025, 0.9, 1.2, ""},
    {"betus", "BetUS", RegionUs, K::Soft, L::American, 0.037, 0.058, 9, 0.076, 0.025, 0.5, 2.25, ""},
    {"betvictor", "Bet Victor", RegionUk | RegionEu, K::Soft, L::Decimal, 0.058, 0.085, 8, 0.076, 0.04, 0.7, 1.2, ""},
    {"betway", "Betway", RegionUk, K::Soft, L::Decimal, 0.06, 0.0815, 8, 0.076, 0.04, 0.7, 1.2, ""},
    {"bovada", "Bovada", RegionUs, K::Soft, L::American, 0.042, 0.069, 6, 0.063, 0.05, 0.6, 1.2, ""},
    {"boylesports", "BoyleSports", RegionUk, K::Soft, L::Decimal, 0.062, 0.0965, 11, 0.08, 0.05, 0.6, 1.3, ""},
    {"campobet_se", "CampoBet", RegionSe, K::Soft, L::Fine, 0.06, 0.075, 14, 0.084, 0.04, 0.3, 2.5, "betinia_se"},
    {"casumo", "Casumo", RegionUk, K::Soft, L::Fine, 0.055, 0.1095, 9, 0.08, 0.04, 0.5, 1.2, "unibet_uk"},
    {"codere_it", "Codere (IT)", RegionEu, K::Soft, L::Fine, 0.058, 0.085, 12, 0.084, 0.04, 0.3, 3, ""},
    {"coolbet", "Coolbet", RegionEu, K::Soft, L::Fine, 0.0505, 0.048, 6, 0.076, 0.015, 0.7, 1.2, ""},
    {"coral", "Coral", RegionUk, K::Soft, L::Decimal, 0.0465, 0.0565, 9, 0.076, 0.04, 0.6, 1.2, "ladbrokes_uk"},
    {"bet365_au", "Bet365 (AU)", RegionAu, K::Soft, L::Decimal, 0.048, 0.06, 4, 0.063, 0.025, 0.7, 1, ""},
    {"dabble_au", "Dabble AU", RegionAu, K::Soft, L::Fine, 0.055, 0.078, 13, 0.084, 0.03, 0.3, 2.5, ""},
    {"draftkings", "DraftKings", RegionUs, K::Soft, L::American, 0.043, 0.1, 5, 0.063, 0.025, 0.75, 1, ""},
    {"espnbet", "theScore Bet", RegionUs2, K::Soft, L::American, 0.05, 0.09, 11, 0.08, 0.03, 0.3, 1.2, ""},
    {"everygame", "Everygame", RegionEu, K::Soft, L::Fine, 0.05, 0.076, 3, 0.042, 0.01, 0.7, 1.3, ""},
    {"expekt_se", "Expekt", RegionSe, K::Soft, L::Fine, 0.055, 0.075, 12, 0.08, 0.04, 0.4, 1.3, "leovegas_se"},
    {"fanatics", "Fanatics", RegionUs, K::Soft, L::American, 0.045, 0.085, 10, 0.076, 0.03, 0.4, 1.1, ""},
    {"fanduel", "FanDuel", RegionUs, K::Soft, L::American, 0.0438, 0.0745, 5, 0.067, 0.025, 0.75, 1, ""},
    {"fliff", "Fliff", RegionUs2, K::Soft, L::American, 0.06, 0.1, 18, 0.092, 0.04, 0.3, 3, ""},
    {"grosvenor", "Grosvenor", RegionUk, K::Soft, L::Fine, 0.055, 0.1095, 9, 0.08, 0.04, 0.5, 1.4, "unibet_uk"},
    {"gtbets", "GTbets", RegionEu, K::Soft, L::American, 0.037, 0.06, 6, 0.063, 0.01, 0.5, 2.25, ""},
    {"hajper_se", "Hajper", RegionSe, K::Soft, L::Fine, 0.06, 0.078, 14, 0.084, 0.04, 0.3, 2.25, ""},
    {"hardrockbet", "Hard Rock Bet", RegionUs2, K::Soft, L::American, 0.05, 0.085, 9, 0.076, 0.03, 0.4, 1, ""},
    {"hardrockbet_az", "Hard Rock Bet (AZ)", RegionUs2, K::Soft, L::American, 0.05, 0.085, 9, 0.076, 0.03, 0.4, 1.2,
     "hardrockbet"},
    {"hardrockbet_fl", "Hard Rock Bet (FL)", RegionUs2, K::Soft, L::American, 0.05, 0.085, 9, 0.076, 0.03, 0.4, 1.2,
     "hardrockbet"},
    {"hardrockbet_oh", "Hard Rock Bet (OH)", RegionUs2, K::Soft, L::American, 0.05, 0.085, 9, 0.076, 0.03, 0.4, 1.2,
     "hardrockbet"},
    {"kalshi", "Kalshi", RegionUsEx, K::Exchange, L::Fine, 0.02, 0.03, 0.5, 0.05, 0, 0.5, 1, ""},
    {"ladbrokes_au", "Ladbrokes", RegionAu, K::Soft, L::Decimal, 0.0505, 0.067, 8, 0.076, 0.025, 0.6, 1.1, ""},
    {"ladbrokes_uk", "Ladbrokes", RegionUk, K::Soft, L::Decimal, 0.0465, 0.065, 8, 0.076, 0.04, 0.6, 1.1, ""},
    {"leovegas", "LeoVegas", RegionUk, K::Soft, L::Fine, 0.09, 0.155, 10, 0.08, 0.04, 0.5, 1.2, ""},
    {"leovegas_se", "LeoVegas (SE)", RegionEu | RegionSe, K::Soft, L::Fine, 0.058, 0.078, 11, 0.08, 0.04, 0.5, 1.2, ""},
    {"livescorebet", "LiveScore Bet", RegionUk, K::Soft, L::Fine, 0.058, 0.111, 9, 0.08, 0.04, 0.5, 1.1, ""},
    {"lowvig", "LowVig.ag", RegionUs, K::Sharp, L::American, 0.027, 0.068, 0.8, 0.045, 0, 0.7, 1, "betonlineag"},
    {"marathonbet", "Marathon Bet", RegionEu, K::Soft, L::Fine, 0.049, 0.0545, 4, 0.059, 0.015, 0.9, 1.1, ""},
    {"matchbook", "Matchbook", RegionUk | RegionEu, K::Exchange, L::Fine, 0.016, 0.035, 0.3, 0.04, 0, 0.6, 1, ""},
    {"mrgreen_se", "Mr Green", RegionSe, K::Soft, L::Decimal, 0.058, 0.075, 12, 0.084, 0.04, 0.4, 1.3, "williamhill"},
    {"mybookieag", "MyBookie.ag", RegionUs | RegionEu, K::Soft, L::American, 0.05, 0.076, 12, 0.084, 0.025, 0.7, 3, ""},
    {"neds", "Neds", RegionAu, K::Soft, L::Decimal, 0.0505, 0.067, 8, 0.076, 0.025, 0.6, 1.1, "ladbrokes_au"},
    {"netbet_fr", "NetBet (FR)", RegionFr, K::Soft, L::Fine, 0.06, 0.12, 12, 0.084, 0.05, 0.4, 2.5, ""},
    {"nordicbet", "Nordic Bet", RegionEu | RegionSe, K::Soft, L::Fine, 0.0445, 0.059, 7, 0.071, 0.025, 0.9, 1.2,
     "betsson"},
    {"novig", "Novig", RegionUsEx, K::Exchange, L::American, 0.015, 0.03, 0.6, 0.05, 0, 0.3, 1, ""},
    {"onexbet", "1xBet", RegionEu, K::Soft, L::Fine, 0.045, 0.05, 4, 0.067, 0.01, 0.95, 1, ""},
    {"paddypower", "Paddy Power", RegionUk, K::Soft, L::Decimal, 0.075, 0.09, 7, 0.076, 0.05, 0.7, 1, ""},
    {"parionssport_fr", "Parions Sport (FR)", RegionFr, K::Soft, L::Decimal, 0.075, 0.149, 15, 0.084, 0.05, 0.4, 2.75,
     ""},
    {"pick6", "DraftKings Pick6", RegionUsDfs, K::Pickem, L::American, 0.12, 0.12, 25, 0.3, 0, 0.2, 2.25, ""},
    {"pinnacle", "Pinnacle", RegionEu, K::Sharp, L::Fine, 0.03, 0.055, 0.1, 0.02, 0, 1, 1, ""},
    {"playup", "PlayUp", RegionAu, K::Soft, L::Fine, 0.0505, 0.089, 14, 0.071, 0.025, 0.6, 3.25, ""},
    {"pmu_fr", "PMU (FR)", RegionEu | RegionFr, K::Soft, L::Fine, 0.062, 0.13, 13, 0.084, 0.05, 0.4, 2.5, ""},
    {"pointsbetau", "PointsBet (AU)", RegionAu, K::Soft, L::Decimal, 0.0495, 0.062, 7, 0.071, 0.02, 0.6, 1.1, ""},
    {"polymarket", "Polymarket", RegionUsEx, K::Exchange, L::Fine, 0.02, 0.03, 1, 0.055, 0, 0.5, 1, ""},
    {"prizepicks", "PrizePicks", RegionUsDfs, K::Pickem, L::American, 0.12, 0.12, 20, 0.3, 0, 0.3, 2.25, ""},
    {"prophetx", "ProphetX", RegionUsEx, K::Exchange, L::American, 0.018, 0.035, 0.8, 0.05, 0, 0.3, 1, ""},
    {"rebet", "ReBet", RegionUs2, K::Soft, L::American, 0.055, 0.09, 16, 0.084, 0.04, 0.2, 2.25, ""},
    {"skybet", "Sky Bet", RegionUk, K::Soft, L::Decimal, 0.06, 0.0765, 8, 0.076, 0.05, 0.6, 1.1, ""},
    {"smarkets", "Smarkets", RegionUk, K::Exchange, L::Fine, 0.02, 0.045, 0.4, 0.04, 0, 0.6, 1, ""},
    {"sport888", "888sport", RegionUk | RegionEu, K::Soft, L::Fine, 0.0475, 0.07, 9, 0.08, 0.03, 0.8, 1.2, ""},
    {"sport888_se", "888sport (SE)", RegionSe, K::Soft, L::Fine, 0.0475, 0.07, 9, 0.08, 0.03, 0.5, 1.3, "sport888"},
    {"sportsbet", "SportsBet", RegionAu, K::Soft, L::Decimal, 0.0505, 0.079, 7, 0.076, 0.035, 0.7, 1, ""},
    {"suprabets", "Suprabets", RegionEu, K::Soft, L::Fine, 0.03, 0.023, 1.5, 0.034, 0, 0.7, 1, ""},
    {"svenskaspel_se", "Svenska Spel", RegionSe, K::Soft, L::Decimal, 0.065, 0.085, 15, 0.084, 0.04, 0.4, 2.5, ""},
    {"tab", "TAB", RegionAu, K::Soft, L::Decimal, 0.0525, 0.111, 12, 0.08, 0.04, 0.6, 1.3, ""},
    {"tabtouch", "TABtouch", RegionAu, K::Soft, L::Fine, 0.055, 0.1095, 9, 0.08, 0.04, 0.5, 1.4, "unibet_uk"},
    {"tipico_de", "Tipico", RegionEu, K::Soft, L::Decimal, 0.063, 0.0605, 10, 0.08, 0.03, 0.6, 1.2, ""},
    {"underdog", "Underdog", RegionUsDfs, K::Pickem, L::American, 0.12, 0.12, 18, 0.3, 0, 0.3, 1.3, ""},
    {"unibet", "Unibet", RegionAu, K::Soft, L::Fine, 0.0495, 0.1, 9, 0.08, 0.03, 0.7, 1.2, "unibet_uk"},
    {"unibet_fr", "Unibet (FR)", RegionEu | RegionFr, K::Soft, L::Fine, 0.065, 0.16, 10, 0.084, 0.05, 0.5, 1.2,
     "unibet_uk"},
    {"unibet_it", "Unibet (IT)", RegionEu, K::Soft, L::Fine, 0.061, 0.1095, 9, 0.08, 0.04, 0.5, 1.2, "unibet_uk"},
    {"unibet_nl", "Unibet (NL)", RegionEu, K::Soft, L::Fine, 0.052, 0.1095, 9, 0.08, 0.04, 0.6, 1.2, "unibet_uk"},
    {"unibet_se", "Unibet (SE)", RegionEu | RegionSe, K::Soft, L::Fine, 0.052, 0.085, 9, 0.08, 0.04, 0.6, 1.2,
     "unibet_uk"},
    {"unibet_uk", "Unibet (UK)", RegionUk, K::Soft, L::Fine, 0.054, 0.1095, 8, 0.08, 0.04, 0.7, 1, ""},
    {"virginbet", "Virgin Bet", RegionUk, K::Soft, L::Fine, 0.058, 0.111, 9, 0.08, 0.04, 0.5, 1.1, "livescorebet"},
    {"williamhill", "William Hill", RegionUk | RegionEu, K::Soft, L::Decimal, 0.06, 0.075, 8, 0.076, 0.04, 0.85, 1, ""},
    {"williamhill_us", "Caesars", RegionUs, K::Soft, L::American, 0.042, 0.09, 8, 0.076, 0.03, 0.6, 1.1, ""},
    {"winamax_de", "Winamax (DE)", RegionEu, K::Soft, L::Fine, 0.05, 0.058, 7, 0.063, 0.025, 0.5, 1.1, "winamax_fr"},
    {"winamax_fr", "Winamax (FR)", RegionEu | RegionFr, K::Soft, L::Fine, 0.055, 0.086, 7, 0.067, 0.03, 0.6, 1, ""},
}};

} // namespace

std::span<const Book> books() noexcept
{
    return bookTable;
}

const Book *findBook(std::string_view key) noexcept
{
    const auto found =
        std::find_if(bookTable.begin(), bookTable.end(), [key](const Book &book) { return book.key == key; });
    return found == bookTable.end() ? nullptr : &*found;
}

std::size_t bookNumber(const Book &book) noexcept
{
    return static_cast<std::size_t>(&book - bookTable.data());
}

std::size_t opinionNumber(const Book &book) noexcept
{
    const Book *source = book.source.empty() ? &book : findBook(book.source);
    return bookNumber(source != nullptr ? *source : book);
}

} // namespace evision::simulator
