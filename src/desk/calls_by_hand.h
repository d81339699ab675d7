// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll_planner.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace evision::desk {

/// Gives out calls that the user asked for before those of another planner, which learns from all answers. One thread
/// at a time.
class CallsByHand final : public PollPlanner {
public:
    /// Hears of each call by hand before it is made, so that whoever keeps count of credits has counted it by then.
    using OnGiven = std::function<void(const PollRequest &request, UnixMillis now)>;

    CallsByHand(std::unique_ptr<PollPlanner> planner, OnGiven onGiven)
        : m_planner(std::move(planner)), m_onGiven(std::move(onGiven))
    {
    }

    /// Ids are given here. Nothing is added while earlier ones wait or are under way.
    void add(const std::vector<PollRequest> &requests)
    {
        if (isBusy())
            return;
        for (PollRequest request : requests) {
            request.id = ++m_lastId;
            m_waiting.push_back(std::move(request));
        }
    }
    [[nodiscard]] bool isBusy() const noexcept { return !m_waiting.empty() || !m_underWay.empty(); }

    [[nodiscard]] PlanStep next(UnixMillis now) override
    {
        if (m_waiting.empty())
            return m_planner->next(now);
        PollRequest request = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_underWay.insert(request.id);
        m_onGiven(request, now);
        return {std::move(request), 0};
    }
    void settle(const PollAnswer &answer, const PollFindings &findings) override
    {
        m_underWay.erase(answer.request.id);
        m_planner->settle(answer, findings);
    }
    void setOpenBets(const std::vector<std::string> &eventIds) override { m_planner->setOpenBets(eventIds); }

private:
    std::unique_ptr<PollPlanner> m_planner;
    OnGiven m_onGiven;
    std::deque<PollRequest> m_waiting;
    std::set<std::uint64_t> m_underWay;
    std::uint64_t m_lastId = std::uint64_t{1} << 63; ///< planners count from 1
};

} // namespace evision::desk
