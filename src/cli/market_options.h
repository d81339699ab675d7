// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

#include "desk/market_connection.h"

#include "feed/planner/poll_plan_settings.h"
#include "interfaces/poll.h"

#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

class JsonWriter;

/// --fault: names of what goes wrong in a simulated market.
void addFaults(CLI::App &app, simulator::FaultPlan &plan);

/// The options that say which market a command asks, and for what: the service, or the demo market.
class MarketOptions {
public:
    /// --demo and --live, the service's address, the demo market's seed and faults.
    void declareConnection(CLI::App &app);
    /// Sports, markets, regions, bookmakers.
    void declareChoice(CLI::App &app);
    /// Budget, reserve, interval.
    void declareBudget(CLI::App &app);

    [[nodiscard]] bool isDemo() const noexcept { return m_demo; }
    [[nodiscard]] bool isLive() const noexcept { return m_live; }
    [[nodiscard]] bool namesSports() const noexcept { return !m_sports.empty(); }
    [[nodiscard]] const std::string &baseUrl() const noexcept { return m_baseUrl; }
    [[nodiscard]] int seed() const noexcept { return m_seed; }
    [[nodiscard]] bool isAsked() const noexcept { return m_demo || m_live; }
    /// What is asked for at once: some markets are given for single games only.
    enum class Scope { Sports, OneGame };
    /// Throws CLI::ValidationError where options are missing or contradict each other.
    void check(Scope scope = Scope::Sports) const;
    /// The same where the budget does not pay for a single call.
    void checkBudget() const;
    /// A sentence for each sport that is not one this program has heard of; there may be such.
    [[nodiscard]] std::vector<std::string> strangeSports() const;

    /// Opens the demo market, or looks for the key and makes ready for the service. The error is a sentence.
    [[nodiscard]] Expected<desk::MarketConnection, std::string> connect() const;

    /// One call for the prices of each sport.
    [[nodiscard]] std::vector<PollRequest> requests() const;
    [[nodiscard]] std::vector<std::string> sports() const;
    [[nodiscard]] feed::PlanSettings planSettings() const;

    /// The members of `settings` that these options are.
    void write(JsonWriter &json) const;

private:
    void declareWhich(CLI::App &app);
    void declareService(CLI::App &app);
    void declareDemo(CLI::App &app);
    [[nodiscard]] desk::DemoOptions demoOptions() const;
    void checkRegions() const;
    void checkMarkets() const;

    bool m_demo = false;
    bool m_live = false;
    std::string m_baseUrl = "https://api.the-odds-api.com";
    int m_seed = 1;
    double m_speed = 1;
    std::optional<std::int64_t> m_startAt;
    simulator::FaultPlan m_faults;
    std::vector<std::string> m_sports;
    std::vector<std::string> m_markets{"h2h", "spreads", "totals"};
    std::vector<std::string> m_regions{"eu", "uk"};
    std::vector<std::string> m_bookmakers;
    feed::PriceExtras m_extras;
    int m_budget = 500;
    int m_reserve = 0;
    double m_everySeconds = 0;
    std::optional<double> m_horizonHours;
    bool m_budgetGiven = false;
};

} // namespace evision::cli
