// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/poll_plan_arrivals.h"

#include <algorithm>
#include <cmath>

namespace evision::feed {

namespace {

// Where levels end.
constexpr std::array<double, startLevels - 2> startSeconds{600,    1'800,  3'600,   7'200,   14'400,
                                                           28'800, 57'600, 115'200, 259'200, 604'800};
constexpr std::array<double, movementLevels - 2> movedPerHour{0.1, 0.5, 2};
constexpr std::array<std::uint32_t, opportunityLevels - 2> opportunityCounts{0, 2, 9};
constexpr std::array<std::uint32_t, newsLevels - 2> newsCounts{0, 1, 3};

// What is believed before anything was seen: a game close to its start brings an opportunity in two looks or so.
constexpr std::array<double, startLevels> priorByStart{0.5, 0.5, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05};
constexpr std::array<double, lifetimeCount> priorShare{0.15, 0.15, 0.15, 0.15, 0.1, 0.1, 0.2};

// How many looks at a game a prior weighs; that of a call's factors, in expected opportunities.
constexpr double lifetimeWeight = 20;
constexpr double callWeight = 3;
constexpr double callStartWeight = 8;
constexpr double sharedWeight = 20;
constexpr double hourWeight = 200; ///< an early accident would keep an hour from ever being tried again
constexpr double halfLifeDays = 14;

template <typename Rates, typename Visit>
void visitList(Rates &rates, const std::string &name, Visit visit)
{
    for (std::size_t at = 0; at < rates.size(); ++at)
        visit(name + std::to_string(at), rates[at]);
}

template <typename Shared, typename Visit>
void visitShared(Shared &shared, Visit visit)
{
    for (std::size_t at = 0; at < shared.lifetimes.size(); ++at)
        visitList(shared.lifetimes[at], "lifetime " + std::to_string(at) + " ", visit);
    visitList(shared.opportunities, "opportunities ", visit);
    visitList(shared.movements, "movement ", visit);
    visitList(shared.hours, "hour ", visit);
    visitList(shared.news, "news ", visit);
}

template <typename Call, typename Visit>
void visitCall(Call &call, Visit visit)
{
    visit("call " + call.name, call.own);
    visitList(call.byStart, "call " + call.name + " start ", visit);
}

double factor(const LearnedRate &rate, double weight)
{
    return rate.estimate(1, weight);
}

void observe(LearnedRate &rate, double weight, double expected, double found)
{
    rate.expected += expected / factor(rate, weight);
    rate.found += found;
}

} // namespace

Freshness freshnessAfter(double seconds) noexcept
{
    Freshness freshness{};
    for (std::size_t at = 0; at < lifetimesSeconds.size(); ++at)
        freshness[at] = -std::expm1(-std::max(0.0, seconds) / lifetimesSeconds[at]);
    return freshness;
}

Freshness freshnessOfFirstLook() noexcept
{
    Freshness freshness{};
    freshness.fill(1);
    return freshness;
}

std::size_t startLevel(double secondsToStart) noexcept
{
    if (!(secondsToStart > 0))
        return 0;
    const auto end = std::upper_bound(startSeconds.begin(), startSeconds.end(), secondsToStart);
    return 1 + static_cast<std::size_t>(end - startSeconds.begin());
}

std::size_t opportunityLevel(std::uint32_t opportunities) noexcept
{
    const auto end = std::lower_bound(opportunityCounts.begin(), opportunityCounts.end(), opportunities);
    return 1 + static_cast<std::size_t>(end - opportunityCounts.begin());
}

std::size_t newsLevel(std::uint32_t newOpportunities) noexcept
{
    const auto end = std::lower_bound(newsCounts.begin(), newsCounts.end(), newOpportunities);
    return 1 + static_cast<std::size_t>(end - newsCounts.begin());
}

std::size_t movementLevel(double movedSharePerHour) noexcept
{
    const auto end = std::upper_bound(movedPerHour.begin(), movedPerHour.end(), movedSharePerHour);
    return 1 + static_cast<std::size_t>(end - movedPerHour.begin());
}

ArrivalModel::ArrivalModel()
{
    for (std::size_t start = 0; start < startLevels; ++start)
        refreshWeights(start);
}

void ArrivalModel::refreshWeights(std::size_t start) noexcept
{
    for (std::size_t at = 0; at < lifetimeCount; ++at)
        m_weights[start][at] =
            m_shared.lifetimes[start][at].estimate(priorByStart[start] * priorShare[at], lifetimeWeight);
}

std::size_t ArrivalModel::callOf(std::string_view name)
{
    const auto found = m_index.find(name);
    if (found != m_index.end())
        return found->second;
    m_calls.push_back({std::string(name), {}, {}});
    return m_index.emplace(name, m_calls.size() - 1).first->second;
}

double ArrivalModel::contextOf(const Call &call, const Glance &glance) const noexcept
{
    return factor(call.own, callWeight) * factor(call.byStart[glance.start], callStartWeight) *
           factor(m_shared.opportunities[glance.opportunities], sharedWeight) *
           factor(m_shared.movements[glance.movement], sharedWeight) * factor(m_shared.hours[glance.hour], hourWeight) *
           factor(m_shared.news[glance.news], sharedWeight) * glance.own;
}

double ArrivalModel::expected(std::size_t call, const Glance &glance, const Freshness &freshness) const noexcept
{
    const auto &weights = m_weights[glance.start];
    double sum = 0;
    for (std::size_t at = 0; at < lifetimeCount; ++at)
        sum += weights[at] * freshness[at];
    return sum * contextOf(m_calls[call], glance);
}

double ArrivalModel::optimism(std::size_t call) const noexcept
{
    // A standard deviation above the mean of the factor's gamma distribution.
    return 1 + 1 / std::sqrt(m_calls[call].own.found + callWeight);
}

void ArrivalModel::learn(std::size_t call, const Glance &glance, const Freshness &freshness, std::uint32_t found)
{
    const double mean = expected(call, glance, freshness);
    if (!(mean > 0))
        return;
    Call &own = m_calls[call];
    const double context = contextOf(own, glance);
    for (std::size_t at = 0; at < lifetimeCount; ++at) {
        LearnedRate &rate = m_shared.lifetimes[glance.start][at];
        rate.found += found * context * m_weights[glance.start][at] * freshness[at] / mean;
        rate.expected += context * freshness[at];
    }
    observe(own.own, callWeight, mean, found);
    observe(own.byStart[glance.start], callStartWeight, mean, found);
    observe(m_shared.opportunities[glance.opportunities], sharedWeight, mean, found);
    observe(m_shared.movements[glance.movement], sharedWeight, mean, found);
    observe(m_shared.hours[glance.hour], hourWeight, mean, found);
    observe(m_shared.news[glance.news], sharedWeight, mean, found);
    refreshWeights(glance.start);
}

void ArrivalModel::forget(double days)
{
    const double kept = std::exp2(-std::max(0.0, days) / halfLifeDays);
    const auto fade = [kept](const std::string &, LearnedRate &rate) {
        rate.found *= kept;
        rate.expected *= kept;
    };
    visitShared(m_shared, fade);
    for (Call &call : m_calls)
        visitCall(call, fade);
    for (std::size_t start = 0; start < startLevels; ++start)
        refreshWeights(start);
}

std::map<std::string, LearnedRate> ArrivalModel::rates() const
{
    std::map<std::string, LearnedRate> all;
    const auto keep = [&all](const std::string &name, const LearnedRate &rate) {
        if (rate.expected > 0)
            all.emplace(name, rate);
    };
    visitShared(m_shared, keep);
    for (const Call &call : m_calls)
        visitCall(call, keep);
    return all;
}

bool ArrivalModel::restore(std::string_view name, LearnedRate rate)
{
    bool known = false;
    const auto put = [&](const std::string &candidate, LearnedRate &into) {
        if (candidate != name)
            return;
        into = rate;
        known = true;
    };
    constexpr std::string_view prefix = "call ";
    if (name.substr(0, prefix.size()) == prefix) {
        const std::string_view call = name.substr(prefix.size());
        visitCall(m_calls[callOf(call.substr(0, call.rfind(" start ")))], put);
    } else {
        visitShared(m_shared, put);
        for (std::size_t start = 0; start < startLevels; ++start)
            refreshWeights(start);
    }
    return known;
}

} // namespace evision::feed
