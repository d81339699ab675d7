// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/credit_planner.h"

#include "support/synthetic_market.h"

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace evision::test {

inline constexpr market::UnixSeconds oneDay = 86'400;
inline constexpr market::UnixSeconds november = 1'761'955'200; // 2025-11-01T00:00:00Z
inline constexpr market::UnixSeconds december = november + 30 * oneDay;

inline SyntheticSport sport(const std::string &key, double perGameHour = 0.05)
{
    SyntheticSport made;
    made.key = key;
    made.perGameHour = perGameHour;
    return made;
}

inline feed::PlanSettings settings(const std::vector<std::string> &sports, std::int64_t budget = 3'000)
{
    feed::PlanSettings made;
    made.sports = sports;
    made.monthlyBudget = budget;
    return made;
}

/// A planner at work on a market, its calls written down.
struct PlannerWork {
    struct Sent {
        market::UnixSeconds at = 0;
        PollRequest request;
    };

    PlannerWork(feed::PlanSettings planned, std::vector<SyntheticSport> sports, std::uint64_t seed = 1)
        : market(std::move(sports), november, december + 10 * oneDay, marketsOf(planned), seed),
          planner(std::move(planned))
    {
    }

    static std::vector<std::string> marketsOf(const feed::PlanSettings &planned)
    {
        std::vector<std::string> all = planned.markets;
        all.insert(all.end(), planned.props.begin(), planned.props.end());
        return all;
    }

    void until(market::UnixSeconds end)
    {
        while (now < toMillis(end)) {
            const PlanStep step = planner.next(now + clockError);
            if (!step.request) {
                QVERIFY(step.askAgainAt > now + clockError);
                now = step.askAgainAt - clockError;
                continue;
            }
            sent.push_back({toSeconds(now), *step.request});
            settle(*step.request);
        }
    }

    void settle(const PollRequest &request)
    {
        PollFindings findings;
        PollAnswer answer;
        answer.error = fate ? fate(request, toSeconds(now)) : PollError::None;
        if (answer.ok())
            answer = market.answer(request, toSeconds(now), findings);
        answer.request = request;
        answer.serverTime = dated ? dated(toSeconds(now)) : toSeconds(now);
        answer.sentAt = now + clockError;
        now += 1'000;
        answer.receivedAt = now + clockError;
        planner.settle(answer, findings);
        if (afterCall)
            afterCall(request);
    }

    [[nodiscard]] std::vector<Sent> paid() const
    {
        std::vector<Sent> all;
        std::copy_if(sent.begin(), sent.end(), std::back_inserter(all),
                     [](const Sent &one) { return one.request.mostCredits > 0; });
        return all;
    }
    [[nodiscard]] std::int64_t creditsOf(const std::string &key) const
    {
        const auto found = market.creditsBySport().find(key);
        return found == market.creditsBySport().end() ? 0 : found->second;
    }

    SyntheticMarket market;
    feed::CreditPlanner planner;
    UnixMillis now = toMillis(november); ///< the service's
    UnixMillis clockError = 0;           ///< of ours
    std::vector<Sent> sent;
    std::function<PollError(const PollRequest &, market::UnixSeconds)> fate; ///< may let calls go wrong
    std::function<market::UnixSeconds(market::UnixSeconds)> dated; ///< what the service says when asked at a time
    std::function<void(const PollRequest &)> afterCall;
};

} // namespace evision::test
