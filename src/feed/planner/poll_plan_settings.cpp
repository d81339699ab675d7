// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/poll_plan_settings.h"

#include "feed/tariff/credit_cost.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace evision::feed {

namespace {

constexpr std::array<std::string_view, 6> featuredMarkets{"h2h",       "spreads", "totals",
                                                          "outrights", "h2h_lay", "outrights_lay"};
constexpr std::size_t longestKey = 64;
constexpr std::size_t mostKeys = 256;
constexpr std::int64_t mostBudget = 1'000'000'000;

bool isKey(const std::string &text)
{
    return !text.empty() && text.size() <= longestKey && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string problemWithKeys(const std::vector<std::string> &keys, const std::string &what)
{
    std::set<std::string_view> seen;
    for (const std::string &key : keys) {
        if (key.size() > longestKey)
            return "The key of a " + what + " is longer than " + std::to_string(longestKey) + " characters.";
        if (!isKey(key))
            return "\"" + key + "\" is not the key of a " + what + ". Keys are lower-case letters, digits and \"_\".";
        if (!seen.insert(key).second)
            return "The " + what + " " + key + " is named twice.";
    }
    return {};
}

/// Long lists multiply, and each product is a call to be thought about again and again.
std::string problemWithSize(const PlanSettings &settings)
{
    for (const auto &[keys, what] : {std::pair(&settings.sports, "sports"), std::pair(&settings.markets, "markets"),
                                     std::pair(&settings.props, "props"), std::pair(&settings.regions, "regions"),
                                     std::pair(&settings.bookmakers, "bookmakers")}) {
        if (keys->size() > mostKeys)
            return "There are more than " + std::to_string(mostKeys) + ' ' + what + ". Name fewer.";
    }
    const std::size_t regions = settings.bookmakers.empty() ? settings.regions.size() : 1;
    const std::size_t calls = settings.sports.size() * (settings.markets.size() * regions + 1);
    if (calls > mostPlannedCalls)
        return "Sports, markets and regions make " + std::to_string(calls) + " different calls, and a plan has " +
               std::to_string(mostPlannedCalls) + " at most. Name fewer of them.";
    return {};
}

std::string problemWithChoice(const PlanSettings &settings)
{
    if (settings.sports.empty())
        return "No sport is chosen. Choose at least one.";
    if (settings.markets.empty() && settings.props.empty())
        return "No market is chosen. Choose at least one.";
    if (settings.regions.empty() && settings.bookmakers.empty())
        return "Neither regions nor bookmakers are chosen. Choose at least one.";
    for (const std::string &market : settings.markets) {
        if (!isFeaturedMarket(market))
            return "The market " + market + " is not given for a whole sport. Name it among the props.";
    }
    for (const std::string &market : settings.props) {
        if (isFeaturedMarket(market))
            return "The market " + market + " is given for a whole sport. Name it among the markets.";
    }
    return {};
}

std::string problemWithNumbers(const PlanSettings &settings)
{
    if (settings.monthlyBudget < 0 || settings.monthlyBudget > mostBudget)
        return "The monthly budget must be between 0 and " + std::to_string(mostBudget) + " credits.";
    if (settings.reserve < 0 || settings.reserve > settings.monthlyBudget)
        return "The reserve must be between 0 and the monthly budget.";
    if (settings.resetDay < 1 || settings.resetDay > 28)
        return "The day of the reset must be between 1 and 28.";
    if (settings.resetHour < 0 || settings.resetHour > 23)
        return "The hour of the reset must be between 0 and 23.";
    if (!(settings.horizonHours > 0) || !(settings.horizonHours <= 24.0 * 366))
        return "The horizon must be above 0 hours and at most a year.";
    if (settings.everySeconds != 0 && (settings.everySeconds < 20 || settings.everySeconds > 31 * 86'400))
        return "The interval must be between 20 seconds and 31 days.";
    if (settings.mostAttempts < 1 || settings.mostAttempts > 10 || settings.mostUnderWay < 1 ||
        settings.mostUnderWay > 8 || !(settings.openBetWeight >= 1) || !(settings.openBetWeight <= 100))
        return "Attempts must be 1 to 10, calls under way 1 to 8, the weight of open bets 1 to 100.";
    return {};
}

} // namespace

bool isFeaturedMarket(std::string_view market) noexcept
{
    return std::find(featuredMarkets.begin(), featuredMarkets.end(), market) != featuredMarkets.end();
}

bool isOutrightMarket(std::string_view market) noexcept
{
    return market == "outrights" || market == "outrights_lay";
}

std::string problemWith(const PlanSettings &settings)
{
    if (std::string problem = problemWithSize(settings); !problem.empty())
        return problem; // the others look at every key
    for (const std::string &problem :
         {problemWithChoice(settings), problemWithKeys(settings.sports, "sport"),
          problemWithKeys(settings.markets, "market"), problemWithKeys(settings.props, "market"),
          problemWithKeys(settings.regions, "region"), problemWithKeys(settings.bookmakers, "bookmaker"),
          problemWithNumbers(settings)}) {
        if (!problem.empty())
            return problem;
    }
    return {};
}

} // namespace evision::feed
