// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/forecast.h"

#include "feed/tariff/credit_cost.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string_view>
#include <utility>

namespace evision::feed {

namespace {

using market::noTime;
using market::UnixSeconds;

constexpr double daySeconds = 86'400;
constexpr double changeSeconds = 60; ///< how often prices change before a game
constexpr double gameSeconds = 3.0 * 3'600;
constexpr double weekSeconds = 7 * daySeconds;

std::int64_t creditsOfRound(const PlanSettings &settings, bool outrights)
{
    const auto markets =
        std::count_if(settings.markets.begin(), settings.markets.end(),
                      [=](const std::string &market) { return isOutrightMarket(market) == outrights; });
    return markets * regionEquivalents(settings.regions.size(), settings.bookmakers.size());
}

/// The share of the time in which a game is within the horizon: in the coming week, or as far as games are listed when
/// that is less. Many sports list only some days ahead, and go on all the same.
double shareOfTime(const PlanSettings &settings, const PlanKnowledge::Sport &sport, UnixSeconds now)
{
    std::vector<UnixSeconds> starts = sport.starts;
    if (sport.outrights)
        return starts.empty() ? 0 : 1; // bet on months before
    if (starts.empty())
        return 0;
    std::sort(starts.begin(), starts.end());
    const double span = std::clamp(static_cast<double>(starts.back() - now), 2 * daySeconds, weekSeconds);
    double covered = 0;
    double end = 0; // seconds from now up to which time is covered
    for (const UnixSeconds start : starts) {
        const auto ahead = static_cast<double>(start - now);
        const double from = std::max(end, ahead - settings.horizonHours * 3'600);
        const double to = std::min(span, ahead + (settings.inPlay ? gameSeconds : 0));
        covered += std::max(0.0, to - from);
        end = std::max(end, to);
    }
    return covered / span;
}

/// Of a sport nobody has asked for yet: the mean of the others.
double usualWorth(const PlanKnowledge &knowledge)
{
    double sum = 0;
    double count = 0;
    for (const auto &[key, sport] : knowledge.sports) {
        sum += sport.worthOfCall;
        count += sport.worthOfCall > 0 ? 1 : 0;
    }
    return count > 0 ? sum / count : 1;
}

/// The sport when asked for at `interval`, and how much of the credits it draws when there are too few: a call's best
/// frequency goes with the square root of what it brings per credit.
std::pair<SportForecast, double> forecastOf(const std::string &key, const PlanSettings &settings,
                                            const PlanKnowledge &knowledge, double interval)
{
    const auto known = knowledge.sports.find(key);
    const PlanKnowledge::Sport *facts = known == knowledge.sports.end() ? nullptr : &known->second;
    SportForecast sport;
    sport.sport = key;
    sport.creditsOfRound = creditsOfRound(settings, facts && facts->outrights);
    const double time = facts ? shareOfTime(settings, *facts, knowledge.now) : 1;
    const auto credits = static_cast<double>(sport.creditsOfRound);
    sport.creditsPerDay = time * credits * daySeconds / interval;
    const double worth = facts && facts->worthOfCall > 0 ? facts->worthOfCall : usualWorth(knowledge);
    return {sport, time * std::sqrt(worth * credits)};
}

void hold(std::vector<SportForecast> &sports, std::vector<double> pulls, double perDay)
{
    // What a sport cannot use falls to the others.
    std::vector<double> most;
    for (SportForecast &sport : sports)
        most.push_back(std::exchange(sport.creditsPerDay, 0));
    for (std::size_t round = 0; round < sports.size() && perDay > 1e-9; ++round) {
        double pull = 0;
        for (const double one : pulls)
            pull += one;
        if (!(pull > 0))
            return;
        double given = 0;
        for (std::size_t at = 0; at < sports.size(); ++at) {
            const double part = std::min(perDay * pulls[at] / pull, most[at] - sports[at].creditsPerDay);
            sports[at].creditsPerDay += part;
            given += part;
            if (sports[at].creditsPerDay >= most[at] - 1e-9)
                pulls[at] = 0;
        }
        perDay -= given;
    }
}

std::string grouped(double number)
{
    std::string digits = std::to_string(static_cast<long long>(std::llround(number)));
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string dateOf(UnixSeconds time)
{
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    using namespace std::chrono;
    const year_month_day date(floor<days>(sys_seconds(seconds(time))));
    return std::to_string(static_cast<unsigned>(date.day())) + ' ' +
           std::string(months[static_cast<unsigned>(date.month()) - 1]);
}

std::int64_t creditsLeft(const PlanSettings &settings, const PlanKnowledge &knowledge)
{
    const std::int64_t own = settings.monthlyBudget - knowledge.spent;
    return std::max<std::int64_t>(0, std::min(own, knowledge.keyRemaining.value_or(own)) - settings.reserve);
}

std::string momentOf(UnixSeconds time)
{
    constexpr UnixSeconds day = 86'400;
    const UnixSeconds minutes = (time % day + day) % day / 60;
    const auto twoDigits = [](UnixSeconds number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return dateOf(time) + ", " + twoDigits(minutes / 60) + ':' + twoDigits(minutes % 60) + " UTC";
}

bool sameRule(ResetRule one, ResetRule other)
{
    return one.day == other.day && one.hour == other.hour;
}

} // namespace

Forecast forecastOf(const PlanSettings &settings, const PlanKnowledge &knowledge)
{
    Forecast forecast;
    const ResetRule rule{settings.resetDay, settings.resetHour};
    forecast.resetsAt = knowledge.resetsAt != noTime && sameRule(rule, knowledge.reset)
                            ? std::max(knowledge.resetsAt, knowledge.now + 1)
                            : resetAfter(knowledge.now, rule);
    forecast.creditsLeft = creditsLeft(settings, knowledge);
    const auto rest = static_cast<double>(forecast.resetsAt - knowledge.now);
    const double interval = settings.everySeconds > 0 ? static_cast<double>(settings.everySeconds) : changeSeconds;
    std::vector<double> pulls;
    double wanted = 0;
    for (const std::string &key : settings.sports) {
        const auto [sport, pull] = forecastOf(key, settings, knowledge, interval);
        forecast.mostPerDay += sport.creditsPerDay * interval / changeSeconds;
        wanted += sport.creditsPerDay;
        forecast.sports.push_back(sport);
        pulls.push_back(pull);
    }
    const double even = static_cast<double>(forecast.creditsLeft) * daySeconds / rest;
    forecast.paced = settings.everySeconds == 0 && wanted > even;
    if (forecast.paced)
        hold(forecast.sports, std::move(pulls), even);
    for (const SportForecast &sport : forecast.sports)
        forecast.creditsPerDay += sport.creditsPerDay;
    for (SportForecast &sport : forecast.sports) {
        sport.share = forecast.creditsPerDay > 0 ? sport.creditsPerDay / forecast.creditsPerDay : 0;
        sport.roundsPerDay =
            sport.creditsOfRound > 0 ? sport.creditsPerDay / static_cast<double>(sport.creditsOfRound) : 0;
    }
    forecast.lastsUntil = forecast.resetsAt;
    if (!forecast.paced && forecast.creditsPerDay > 0) {
        const double lasting = static_cast<double>(forecast.creditsLeft) / forecast.creditsPerDay * daySeconds;
        if (lasting < rest)
            forecast.lastsUntil = knowledge.now + static_cast<UnixSeconds>(lasting);
    }
    return forecast;
}

std::int64_t leastCredits(const PlanSettings &settings)
{
    return regionEquivalents(settings.regions.size(), settings.bookmakers.size()) * std::int64_t{settings.mostAttempts};
}

std::string sentence(const Forecast &forecast)
{
    const std::string reset = dateOf(forecast.resetsAt);
    if (forecast.creditsLeft == 0)
        return "There are no credits left to spend until they come back on " + reset + '.';
    const std::string perDay = grouped(forecast.creditsPerDay) + " credits a day";
    if (forecast.paced)
        return perDay + ", so that the credits last until they come back on " + reset +
               ". Asking as often as prices change would take " + grouped(forecast.mostPerDay) + " a day.";
    if (forecast.lasts())
        return perDay + ". The credits last until they come back on " + reset + '.';
    const auto hours = (forecast.resetsAt - forecast.lastsUntil) / 3'600;
    const auto rest = hours < 48 ? hours : hours / 24;
    return perDay + ". The credits last until " + momentOf(forecast.lastsUntil) + ", " + std::to_string(rest) +
           (hours < 48 ? " hour" : " day") + (rest == 1 ? "" : "s") + " before they come back on " + reset + '.';
}

} // namespace evision::feed
