// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll_planner.h"

#include <cstddef>
#include <vector>

namespace evision::desk {

/// Gives out every request of a list once, as they stand in it, and no more.
class OncePlanner final : public PollPlanner {
public:
    /// Ids are given here.
    explicit OncePlanner(std::vector<PollRequest> requests) : m_requests(std::move(requests)) {}

    [[nodiscard]] PlanStep next(UnixMillis now) override
    {
        constexpr UnixMillis hour = 3'600'000;
        if (m_given == m_requests.size())
            return {std::nullopt, now + hour};
        PollRequest request = m_requests[m_given++];
        request.id = m_given;
        return {request, 0};
    }
    void settle(const PollAnswer &, const PollFindings &) override {}
    void setOpenBets(const std::vector<std::string> &) override {}

private:
    std::vector<PollRequest> m_requests;
    std::size_t m_given = 0;
};

} // namespace evision::desk
