// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_report.h"

#include "simulated_month.h"

#include "desk/tables.h"
#include "feed/planner/credit_planner.h"
#include "support/round_robin_planner.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace evision::bench {

namespace {

constexpr std::int64_t budget = 20000;
constexpr market::UnixSeconds november = 1761955200; // 2025-11-01T00:00:00Z
constexpr market::UnixSeconds day = 86400;
constexpr std::array<std::uint64_t, 3> unseen{20251, 20252, 20253}; // nothing was tuned on them

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
    double found = 0; ///< distinct opportunities

    [[nodiscard]] double perThousand() const noexcept { return credits > 0 ? 1000 * found / credits : 0; }
};

Month monthOf(PollPlanner &planner, const edge::EdgeTables &tables, std::uint64_t seed, int days)
{
    SimulatedMonth month(tables, seed, budget, settings());
    month.run(planner, november, november + days * day);
    return {static_cast<double>(month.credits()), static_cast<double>(month.found())};
}

void print(const std::string &name, std::uint64_t seed, double value)
{
    std::printf("%s_%llu %.6g\n", name.c_str(), static_cast<unsigned long long>(seed), value);
    std::fflush(stdout);
}

void print(const std::string &name, std::uint64_t seed, const Month &month)
{
    print(name + "_credits", seed, month.credits);
    print(name + "_share_of_budget", seed, month.credits / static_cast<double>(budget));
    print(name + "_found", seed, month.found);
    print(name + "_found_per_thousand", seed, month.perThousand());
}

} // namespace

void printPlannerReport(const Run &run, std::vector<std::uint64_t> seeds)
{
    const auto tables = desk::loadTables();
    if (!tables)
        std::abort(); // our own files
    if (seeds.empty())
        seeds.assign(unseen.begin(), run.quick ? unseen.begin() + 1 : unseen.end());
    const int days = run.quick ? 1 : 30;
    for (const std::uint64_t seed : seeds) {
        using test::RoundRobinPlanner;
        feed::CreditPlanner planner(settings());
        const Month ours = monthOf(planner, *tables, seed, days);
        print("planner", seed, ours);
        RoundRobinPlanner all(settings(), RoundRobinPlanner::Idle::Polled);
        const Month plain = monthOf(all, *tables, seed, days);
        print("round_robin", seed, plain);
        print("planner_over_round_robin", seed, ours.perThousand() / plain.perThousand());
        RoundRobinPlanner active(settings(), RoundRobinPlanner::Idle::LeftOut);
        const Month choosy = monthOf(active, *tables, seed, days);
        print("round_robin_of_active_sports", seed, choosy);
        print("planner_over_round_robin_of_active_sports", seed, ours.perThousand() / choosy.perThousand());
    }
}

} // namespace evision::bench
