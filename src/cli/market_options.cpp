// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/market_options.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"
#include "cli/secrets.h"
#include "cli/spelling.h"

#include "feed/planner/forecast.h"
#include "feed/tariff/credit_cost.h"
#include "pricing/number.h"
#include "simulator/world/league.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <utility>

namespace evision::cli {

namespace {

constexpr int mostCredits = 100'000'000;

simulator::FaultPlan faultsNamed(const std::vector<std::string> &names)
{
    simulator::FaultPlan plan;
    for (const std::string &name : names) {
        const auto fault = simulator::faultByName(name);
        if (!fault) {
            std::string known;
            for (const simulator::Fault each : simulator::allFaults())
                known.append(known.empty() ? "" : ", ").append(simulator::faultName(each));
            throw CLI::ValidationError("--fault", "knows " + known + ", not \"" + name + "\"");
        }
        plan.faults.push_back(*fault);
    }
    return plan;
}

std::string listed(const std::vector<std::string> &words)
{
    std::string list;
    for (const std::string &word : words)
        list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

void writeList(JsonWriter &json, std::string_view key, const std::vector<std::string> &list)
{
    json.beginArray(key);
    for (const std::string &item : list)
        json.element(item);
    json.endArray();
}

} // namespace

void addFaults(CLI::App &app, simulator::FaultPlan &plan)
{
    app.add_option_function<std::vector<std::string>>(
           "--fault", [&plan](const std::vector<std::string> &names) { plan = faultsNamed(names); },
           "What goes wrong in the demo market, such as slow,cut,429")
        ->delimiter(',')
        ->type_name("LIST");
}

void MarketOptions::declareConnection(CLI::App &app)
{
    declareWhich(app);
    declareService(app);
    declareDemo(app);
}

void MarketOptions::declareWhich(CLI::App &app)
{
    const HelpGroup group(app, "Which market");
    app.add_flag("--demo", m_demo, "Ask the built-in demo market: invented games, no key, no network");
    app.add_flag("--live", m_live, "Ask the odds service, with the key in ODDS_API_KEY or kept by `evision-cli key`");
}

void MarketOptions::declareService(CLI::App &app)
{
    const HelpGroup group(app, "With --live");
    app.add_option_function<std::string>(
           "--base-url", [this](const std::string &text) { m_baseUrl = text; },
           "Address of the service; https, or this machine")
        ->type_name("URL")
        ->default_str(m_baseUrl);
}

void MarketOptions::declareDemo(CLI::App &app)
{
    const HelpGroup group(app, "With --demo");
    addCount(app, "--seed", m_seed, 0, 2'147'483'647, "Which demo market: another for each number");
    addNumber(app, "--speed", m_speed, {0, 100'000, false}, "Seconds of the demo market in a second");
    addTime(app, "--start", m_startAt, "When the demo market begins; default: now");
    addFaults(app, m_faults);
}

void MarketOptions::declareChoice(CLI::App &app)
{
    const HelpGroup group(app, "What to ask for");
    addList(app, "--sport", m_sports, "Sports to ask for, as soccer_epl,basketball_nba; see `evision-cli sports`");
    addList(app, "--markets", m_markets, "Markets to ask for; default: h2h,spreads,totals");
    addList(app, "--regions", m_regions, "Regions of bookmakers; default: eu,uk");
    addList(app, "--bookmakers", m_bookmakers,
            "Bookmakers to ask for instead of regions; ten cost as much as a region");
    app.add_flag("--links", m_extras.links, "Ask for links to the bookmakers' pages");
}

void MarketOptions::declareBudget(CLI::App &app)
{
    const HelpGroup group(app, "Credits");
    app.add_option_function<std::string>(
           "--budget",
           [this](const std::string &text) {
               const std::optional<std::int64_t> credits = pricing::parseInteger(text);
               if (!credits || *credits < 1 || *credits > mostCredits)
                   throw CLI::ValidationError("--budget", "takes a whole number of credits, not \"" + text + "\"");
               m_budget = static_cast<int>(*credits);
               m_budgetGiven = true;
           },
           "Credits that may be spent in a month")
        ->type_name("CREDITS")
        ->default_str("500");
    addCount(app, "--reserve", m_reserve, 0, mostCredits, "Credits of these that are never spent by itself");
    addNumber(app, "--horizon", m_horizonHours, {0, 8760, false},
              "Hours before the start from which a game is worth a call; default: 72, in the demo market 168");
    addNumber(app, "--every", m_everySeconds, {0, 86400},
              "Ask each sport every so many seconds; 0: as often as it pays, so that the budget lasts");
}

void MarketOptions::check(Scope scope) const
{
    if (m_demo && m_live)
        throw CLI::ValidationError("--demo", "and --live are two different markets; name one");
    if (m_live && m_sports.empty())
        throw CLI::ValidationError("--sport", "is needed with --live: each sport costs credits");
    checkRegions();
    feed::PlanSettings settings = planSettings();
    if (scope == Scope::Sports)
        checkMarkets();
    else
        settings.props = std::exchange(settings.markets, {});
    std::erase_if(settings.props, [](const std::string &market) { return feed::isFeaturedMarket(market); });
    if (scope == Scope::OneGame && settings.props.empty())
        settings.markets = {"h2h"}; // nothing but featured ones, of which each is good
    if (const std::string problem = problemWith(settings); isAsked() && !problem.empty())
        throw CLI::ValidationError("", problem);
}

void MarketOptions::checkMarkets() const
{
    static const std::vector<std::string> known{"h2h", "spreads", "totals", "outrights", "h2h_lay", "outrights_lay"};
    for (const std::string &market : m_markets) {
        if (!feed::isFeaturedMarket(market))
            throw CLI::ValidationError("--markets", "knows " + listed(known) + " for a whole sport, not \"" + market +
                                                        "\"." + didYouMean(market, known) +
                                                        " All others are given for single games: evision-cli odds "
                                                        "--event ID");
    }
}

/// There are few, the service refuses all others, and what is refused in the night is not seen.
void MarketOptions::checkRegions() const
{
    static const std::vector<std::string> known{"us", "us2", "us_dfs", "us_ex", "uk", "eu", "fr", "se", "au"};
    for (const std::string &region : m_regions) {
        if (std::find(known.begin(), known.end(), region) != known.end())
            continue;
        throw CLI::ValidationError("--regions",
                                   "knows " + listed(known) + ", not \"" + region + "\"." + didYouMean(region, known));
    }
}

void MarketOptions::checkBudget() const
{
    const feed::PlanSettings settings = planSettings();
    const std::int64_t least = feed::leastCredits(settings);
    if (settings.monthlyBudget - settings.reserve >= least)
        return;
    throw CLI::ValidationError(
        "--budget",
        "of " + std::to_string(settings.monthlyBudget) + " credits" +
            (settings.reserve > 0 ? ", less the reserve of " + std::to_string(settings.reserve) + "," : "") +
            " does not pay for a single call: one can come to " + std::to_string(least) + ", " +
            std::to_string(least / settings.mostAttempts) + " for each market and up to " +
            std::to_string(settings.mostAttempts) + " times that where it has to be repeated");
}

std::vector<std::string> MarketOptions::strangeSports() const
{
    std::vector<std::string> known;
    for (const simulator::League &league : simulator::leagues())
        known.emplace_back(league.key);
    std::vector<std::string> sentences;
    for (const std::string &sport : sports()) {
        if (std::find(known.begin(), known.end(), sport) == known.end())
            sentences.push_back(sport + " is no sport this program has heard of, though the service may have it." +
                                didYouMean(sport, known) + " `evision-cli sports --live` lists them all.");
    }
    return sentences;
}

desk::DemoOptions MarketOptions::demoOptions() const
{
    desk::DemoOptions options;
    options.seed = static_cast<std::uint64_t>(m_seed);
    options.speed = m_speed;
    options.startAt = m_startAt ? toMillis(*m_startAt) : 0;
    options.faults = m_faults;
    options.credits = mostCredits;
    return options;
}

Expected<desk::MarketConnection, std::string> MarketOptions::connect() const
{
    if (m_demo)
        return desk::MarketConnection::demo(demoOptions(), m_extras);
    const auto address = feed::ServiceAddress::from(QString::fromStdString(m_baseUrl));
    if (!address)
        return Unexpected{address.error()};
    const Secret key = readFeedKey();
    if (key.value.isEmpty())
        return Unexpected{std::string("There is no key for the odds service: put it into the variable ODDS_API_KEY, or "
                                      "keep it with `evision-cli key set`.")};
    return desk::MarketConnection::service(*address, key.value, m_extras);
}

std::vector<std::string> MarketOptions::sports() const
{
    return m_sports.empty() && m_demo ? desk::demoSports() : m_sports;
}

std::vector<PollRequest> MarketOptions::requests() const
{
    std::vector<PollRequest> requests;
    for (const std::string &sport : sports()) {
        PollRequest request;
        request.kind = PollKind::Odds;
        request.sport = sport;
        request.markets = m_markets;
        request.regions = m_regions;
        request.bookmakers = m_bookmakers;
        request.mostCredits = feed::creditsAtMost(request);
        requests.push_back(std::move(request));
    }
    return requests;
}

feed::PlanSettings MarketOptions::planSettings() const
{
    feed::PlanSettings settings;
    settings.sports = sports();
    settings.markets = m_markets;
    settings.regions = m_regions;
    settings.bookmakers = m_bookmakers;
    settings.monthlyBudget = m_demo && !m_budgetGiven ? mostCredits : m_budget;
    settings.reserve = m_reserve;
    settings.horizonHours = m_horizonHours.value_or(settings.horizonHours);
    settings.everySeconds = static_cast<std::int64_t>(m_everySeconds);
    if (m_demo && m_everySeconds == 0 && !m_budgetGiven)
        settings.everySeconds = 60; // its credits are not worth saving
    return settings;
}

void MarketOptions::write(JsonWriter &json) const
{
    json.value("demo", m_demo);
    json.value("live", m_live);
    json.value("base_url", m_baseUrl);
    json.value("seed", m_seed);
    json.value("speed", m_speed);
    writeTime(json, "start", m_startAt.value_or(market::noTime));
    json.beginArray("fault");
    for (const simulator::Fault fault : m_faults.faults)
        json.element(simulator::faultName(fault));
    json.endArray();
    writeList(json, "sport", sports());
    writeList(json, "markets", m_markets);
    writeList(json, "regions", m_regions);
    writeList(json, "bookmakers", m_bookmakers);
    json.value("links", m_extras.links);
}

} // namespace evision::cli
