// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/wire_market.h"

#include <algorithm>
#include <array>
#include <span>

namespace evision::simulator {

namespace {

using S = ScoreKind;

constexpr std::string_view football = "American Football";
constexpr std::string_view basketball = "Basketball";
constexpr std::string_view baseball = "Baseball";
constexpr std::string_view hockey = "Ice Hockey";
constexpr std::string_view aussie = "Aussie Rules";
constexpr std::string_view league13 = "Rugby League";
constexpr std::string_view soccer = "Soccer";

constexpr std::array<PropKind, 29> propKinds{{
    {"player_pass_yds", S::Gridiron, football, 235, 22},
    {"player_pass_tds", S::Gridiron, football, 1.5, 1},
    {"player_rush_yds", S::Gridiron, football, 52, 14},
    {"player_receptions", S::Gridiron, football, 4.2, 1.1},
    {"player_reception_yds", S::Gridiron, football, 46, 16},
    {"player_anytime_td", S::Gridiron, football, 0.42, 1, true},
    {"player_1st_td", S::Gridiron, football, 0.08, 1, true},
    {"player_points", S::Points, basketball, 15.5, 2.4},
    {"player_rebounds", S::Points, basketball, 5.6, 1.4},
    {"player_assists", S::Points, basketball, 4.1, 1.4},
    {"player_threes", S::Points, basketball, 1.8, 1.1},
    {"player_points_rebounds_assists", S::Points, basketball, 25, 2.6},
    {"player_double_double", S::Points, basketball, 0.25, 1, true},
    {"batter_hits", S::Runs, baseball, 1.0, 1},
    {"batter_total_bases", S::Runs, baseball, 1.5, 1.8},
    {"batter_home_runs", S::Runs, baseball, 0.16, 1},
    {"pitcher_strikeouts", S::Runs, baseball, 5.4, 1},
    {"pitcher_outs", S::Runs, baseball, 16.5, 0.7},
    {"player_points", S::Pucks, hockey, 0.65, 1},
    {"player_shots_on_goal", S::Pucks, hockey, 2.4, 1},
    {"player_total_saves", S::Pucks, hockey, 26, 1.2},
    {"player_goal_scorer_anytime", S::Pucks, hockey, 0.28, 1, true},
    {"player_goal_scorer_anytime", S::Goals, soccer, 0.25, 1, true},
    {"player_first_goal_scorer", S::Goals, soccer, 0.1, 1, true},
    {"player_shots_on_target", S::Goals, soccer, 0.9, 1.1},
    {"player_shots", S::Goals, soccer, 1.9, 1.2},
    {"player_to_receive_card", S::Goals, soccer, 0.17, 1, true},
    {"player_disposals", S::Points, aussie, 20, 1.5},
    {"player_try_scorer_anytime", S::Points, league13, 0.38, 1, true},
}};

struct PeriodKey {
    std::string_view suffix;
    Stretch stretch;
    ScoreKind score; ///< of the sports that have it; Points stands for all with quarters
};

constexpr std::array<PeriodKey, 13> periodKeys{{
    {"_q1", {0, 0.25}, S::Points},
    {"_q2", {0.25, 0.5}, S::Points},
    {"_q3", {0.5, 0.75}, S::Points},
    {"_q4", {0.75, 1}, S::Points},
    {"_h1", {0, 0.5}, S::Goals},
    {"_h2", {0.5, 1}, S::Goals},
    {"_p1", {0, 1.0 / 3}, S::Pucks},
    {"_p2", {1.0 / 3, 2.0 / 3}, S::Pucks},
    {"_p3", {2.0 / 3, 1}, S::Pucks},
    {"_1st_1_innings", {0, 1.0 / 9}, S::Runs},
    {"_1st_3_innings", {0, 3.0 / 9}, S::Runs},
    {"_1st_5_innings", {0, 5.0 / 9}, S::Runs},
    {"_1st_7_innings", {0, 7.0 / 9}, S::Runs},
}};

struct BaseKey {
    std::string_view key;
    Family family;
    bool hasPeriods;
    bool isAlternate = false;
    bool isLay = false;
};

constexpr std::array<BaseKey, 18> baseKeys{{
    {"h2h", Family::H2h, true},
    {"h2h_lay", Family::H2h, false, false, true},
    {"spreads", Family::Spreads, true},
    {"totals", Family::Totals, true},
    {"outrights", Family::Outrights, false},
    {"outrights_lay", Family::Outrights, false, false, true},
    {"alternate_spreads", Family::Spreads, true, true},
    {"alternate_totals", Family::Totals, true, true},
    {"btts", Family::Btts, false},
    {"draw_no_bet", Family::DrawNoBet, false},
    {"double_chance", Family::DoubleChance, false},
    {"h2h_3_way", Family::H2hThreeWay, true},
    {"team_totals", Family::TeamTotals, true},
    {"alternate_team_totals", Family::TeamTotals, true, true},
    {"alternate_spreads_corners", Family::Unmade, false},
    {"alternate_totals_corners", Family::Unmade, false},
    {"alternate_spreads_cards", Family::Unmade, false},
    {"alternate_totals_cards", Family::Unmade, false},
}};

// What the service has besides. After a colon come the keys of one beginning.
constexpr std::array<std::string_view, 4> otherProps{
    "player_:pass_yds_q1 pass_attempts pass_completions pass_interceptions pass_longest_completion rush_attempts "
    "rush_longest rush_tds reception_longest reception_tds pass_rush_yds rush_reception_yds rush_reception_tds "
    "pass_rush_reception_yds pass_rush_reception_tds field_goals kicking_points pats tackles_assists solo_tackles "
    "sacks "
    "defensive_interceptions assists tds_over last_td blocks steals turnovers points_q1 rebounds_q1 assists_q1 "
    "points_rebounds points_assists rebounds_assists blocks_steals frees_made frees_attempts first_basket "
    "first_team_basket triple_double method_of_first_basket fantasy_points ",
    "batter_:first_home_run rbis runs_scored hits_runs_rbis singles doubles triples walks strikeouts stolen_bases "
    "fantasy_score ",
    "pitcher_:record_a_win hits_allowed walks earned_runs ",
    "player_:power_play_points blocked_shots goals goal_scorer_first goal_scorer_last disposals_over goals_scored_over "
    "marks_over marks_most tackles_over tackles_most afl_fantasy_points afl_fantasy_points_over "
    "afl_fantasy_points_most clearances_over kicks_over handballs_over try_scorer_first try_scorer_last "
    "try_scorer_over last_goal_scorer to_receive_red_card ",
};

bool isOtherProp(std::string_view key)
{
    return std::any_of(otherProps.begin(), otherProps.end(), [key](std::string_view list) {
        const std::size_t colon = list.find(':');
        if (!key.starts_with(list.substr(0, colon)))
            return false;
        const std::string_view rest = key.substr(colon);
        std::string_view words = list.substr(colon + 1);
        while (!words.empty()) {
            const std::size_t end = words.find(' ');
            if (words.substr(0, end) == rest)
                return true;
            words.remove_prefix(end + 1);
        }
        return false;
    });
}

const PropKind *findProp(std::string_view key, const League *league)
{
    const PropKind *found = nullptr;
    for (const PropKind &prop : propKinds) {
        if (prop.key != key)
            continue;
        if (league == nullptr || prop.group == league->group)
            return &prop;
        found = &prop;
    }
    return found;
}

std::optional<WireMarket> parseProp(std::string_view key, const League *league)
{
    constexpr std::string_view suffix = "_alternate";
    std::string_view stem = key;
    WireMarket market;
    market.key = key;
    if (stem.ends_with(suffix)) {
        stem.remove_suffix(suffix.size());
        market.isAlternate = true;
    }
    const PropKind *prop = findProp(stem, league);
    if (prop == nullptr && !isOtherProp(stem))
        return std::nullopt;
    const bool isMade =
        prop != nullptr && (league == nullptr || prop->group == league->group) && !(market.isAlternate && prop->isYes);
    if (isMade) {
        market.family = Family::Prop;
        market.prop = prop;
    }
    return market;
}

bool hasPeriod(const League &league, const PeriodKey &period)
{
    const bool quarters = league.score == S::Gridiron || league.score == S::Points;
    if (period.score == S::Points)
        return quarters && league.group != "Rugby League" && league.group != "Rugby Union";
    if (period.score == S::Goals)
        return quarters || league.score == S::Goals;
    return league.score == period.score;
}

bool hasFamily(const League &league, const BaseKey &base)
{
    if (base.family == Family::Outrights || base.family == Family::Unmade)
        return false;
    if (base.family == Family::H2h)
        return true;
    if (base.family == Family::Btts || base.family == Family::DrawNoBet || base.family == Family::DoubleChance)
        return league.score == S::Goals;
    if (base.family == Family::H2hThreeWay)
        return league.score == S::Goals || league.score == S::Pucks || league.score == S::Gridiron;
    if (base.family == Family::TeamTotals)
        return hasScores(league.score);
    return hasLines(league.score);
}

void addMarket(std::vector<WireMarket> &markets, const std::string &key)
{
    if (auto market = parseWireMarket(key))
        markets.push_back(std::move(*market));
}

} // namespace

bool WireMarket::isFeatured() const noexcept
{
    return stretch.isWhole() && !isAlternate &&
           (family == Family::H2h || family == Family::Spreads || family == Family::Totals ||
            family == Family::Outrights);
}

std::optional<WireMarket> parseWireMarket(std::string_view key, const League *league)
{
    for (const BaseKey &base : baseKeys) {
        if (!key.starts_with(base.key))
            continue;
        WireMarket market{std::string(key), base.family, base.isAlternate, base.isLay, {}, nullptr};
        const std::string_view rest = key.substr(base.key.size());
        if (rest.empty())
            return market;
        for (const PeriodKey &period : periodKeys) {
            if (base.hasPeriods && rest == period.suffix) {
                market.stretch = period.stretch;
                return market;
            }
        }
    }
    return parseProp(key, league);
}

std::vector<WireMarket> marketsOf(const League &league)
{
    std::vector<WireMarket> markets;
    if (isOutright(league)) {
        addMarket(markets, "outrights");
        addMarket(markets, "outrights_lay");
        return markets;
    }
    for (const BaseKey &base : baseKeys) {
        if (hasFamily(league, base))
            addMarket(markets, std::string(base.key));
    }
    for (const PeriodKey &period : periodKeys) {
        for (const BaseKey &base : baseKeys) {
            if (base.hasPeriods && hasFamily(league, base) && hasPeriod(league, period))
                addMarket(markets, std::string(base.key).append(period.suffix));
        }
    }
    for (const PropKind &prop : propKinds) {
        if (prop.group != league.group)
            continue;
        WireMarket market{std::string(prop.key), Family::Prop, false, false, {}, &prop};
        markets.push_back(market);
        if (!prop.isYes) {
            market.key += "_alternate";
            market.isAlternate = true;
            markets.push_back(market);
        }
    }
    return markets;
}

} // namespace evision::simulator
