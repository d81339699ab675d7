// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_report.h"

#include "simulated_month.h"

#include "desk/tables.h"
#include "feed/planner/credit_planner.h"
#include "support/round_robin_planner.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace evision::bench {

namespace {

constexpr std::int64_t budget = 20000;
constexpr market::UnixSeconds november = 1761955200; // 2025-11-01T00:00:00Z
constexpr market::UnixSeconds day = 86400;
constexpr std::array<std::uint64_t, 3> seeds{20251, 20252, 20253};

feed::PlanSettings settings()
{
    feed::PlanSettings settings;
    settings.sports = {
        "americanfootball_ncaaf", "americanfootball_nfl", "basketball_euroleague",          "basketball_nba",
        "boxing_boxing",          "icehockey_nhl",        "icehockey_sweden_hockey_league", "mma_mixed_martial_arts",
        "soccer_efl_champ",       "soccer_epl",           "soccer_france_ligue_one",        "soccer_germany_bundesliga",
        "soccer_italy_serie_a",   "soccer_spain_la_liga", "soccer_uefa_champs_league"};
    settings.regions = {"eu", "uk"};
    settings.monthlyBudget = budget;
    return settings;
}

struct Month {
    double credits = 0;
    double perThousand = 0; ///< distinct opportunities
};

Month monthOf(PollPlanner &planner, const edge::EdgeTables &tables, std::uint64_t seed, int days)
{
    SimulatedMonth month(tables, seed, budget, settings());
    month.run(planner, november, november + days * day);
    const auto credits = static_cast<double>(month.credits());
    return {credits, credits > 0 ? 1000 * static_cast<double>(month.found()) / credits : 0};
}

void print(const char *name, std::uint64_t seed, double value)
{
    std::printf("%s_%llu %.4g\n", name, static_cast<unsigned long long>(seed), value);
    std::fflush(stdout);
}

} // namespace

void printPlannerReport(const Run &run)
{
    const auto tables = desk::loadTables();
    if (!tables)
        std::abort(); // our own files
    const int days = run.quick ? 1 : 30;
    for (const std::uint64_t seed : seeds) {
        feed::CreditPlanner planner(settings());
        const Month ours = monthOf(planner, *tables, seed, days);
        using test::RoundRobinPlanner;
        RoundRobinPlanner all(settings(), RoundRobinPlanner::Idle::Polled);
        const Month plain = monthOf(all, *tables, seed, days);
        RoundRobinPlanner active(settings(), RoundRobinPlanner::Idle::LeftOut);
        const Month choosy = monthOf(active, *tables, seed, days);
        print("planner_credits", seed, ours.credits);
        print("planner_share_of_budget", seed, ours.credits / static_cast<double>(budget));
        print("planner_found_per_thousand", seed, ours.perThousand);
        print("round_robin_credits", seed, plain.credits);
        print("round_robin_found_per_thousand", seed, plain.perThousand);
        print("planner_over_round_robin", seed, ours.perThousand / plain.perThousand);
        print("planner_over_round_robin_of_active_sports", seed, ours.perThousand / choosy.perThousand);
        if (run.quick)
            return;
    }
}

} // namespace evision::bench
