// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/replay_planner.h"

namespace evision::feed {

ReplayPlanner::ReplayPlanner(const RecordingIndex &index)
{
    m_requests.reserve(index.entries.size());
    for (const RecordingEntry &entry : index.entries) {
        m_requests.push_back(entry.answer.request);
        m_requests.back().id = m_requests.size(); // those of several sessions in one file may repeat
    }
}

PlanStep ReplayPlanner::next(UnixMillis now)
{
    constexpr std::size_t mostUnderWay = 8;
    constexpr UnixMillis pause = 1000; // a settled request is a reason to ask earlier
    if (m_given == m_requests.size() || m_given - m_settled >= mostUnderWay)
        return {{}, now + pause};
    return {m_requests[m_given++], now};
}

void ReplayPlanner::settle(const PollAnswer &, const PollFindings &)
{
    if (m_settled < m_given)
        ++m_settled;
}

} // namespace evision::feed
