// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/recording/recording_reader.h"
#include "interfaces/poll_planner.h"

#include <cstddef>
#include <vector>

namespace evision::feed {

/// Asks for what a recording has, in its order, for a loop that is fed by a ReplaySource, which decides when the
/// answers come. Credits, findings and open bets change nothing.
class ReplayPlanner final : public PollPlanner {
public:
    explicit ReplayPlanner(const RecordingIndex &index);

    [[nodiscard]] PlanStep next(UnixMillis now) override;
    void settle(const PollAnswer &answer, const PollFindings &findings) override;
    void setOpenBets(const std::vector<std::string> &) override {}

    /// Everything was asked for and settled.
    [[nodiscard]] bool atEnd() const noexcept { return m_settled == m_requests.size(); }

private:
    std::vector<PollRequest> m_requests;
    std::size_t m_given = 0;
    std::size_t m_settled = 0;
};

} // namespace evision::feed
