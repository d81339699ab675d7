// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"
#include "interfaces/quote_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace evision {

/// What one answer brought for one game.
struct EventFinding {
    std::string id;
    market::UnixSeconds commenceTime = market::noTime;
    std::uint32_t quotes = 0;           ///< in the answer
    std::uint32_t movedQuotes = 0;      ///< of these, with another price than before
    std::uint32_t opportunities = 0;    ///< on the board after it
    std::uint32_t newOpportunities = 0; ///< of these, on it for the first time ever
};

/// What one answer brought.
struct PollFindings {
    std::vector<EventFinding> events;
    std::vector<SportInfo> sports; ///< PollKind::Sports
};

/// What to do now.
struct PlanStep {
    std::optional<PollRequest> request; ///< to be sent at once
    UnixMillis askAgainAt = 0;          ///< when there is none: not before this is there anything new
};

/// Decides which call is worth its credits, and when. Pure: no I/O, no clock of its own. One thread at a time.
class PollPlanner {
public:
    virtual ~PollPlanner() = default;
    /// A request given out counts as sent, and its mostCredits as spent, until it is settled.
    [[nodiscard]] virtual PlanStep next(UnixMillis now) = 0;
    /// To be called once for each request given out, with what became of it; `findings` is empty when it failed.
    virtual void settle(const PollAnswer &answer, const PollFindings &findings) = 0;
    /// Games with bets that are open: their prices matter more.
    virtual void setOpenBets(const std::vector<std::string> &eventIds) = 0;
};

} // namespace evision
