// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/credit_account.h"
#include "feed/planner/poll_plan_settings.h"
#include "interfaces/poll_planner.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace evision::test {

/// How programs usually spend credits, for comparison: every sport in turn, all markets in one call, evenly over the
/// month. It pays for no sport that is out of season, and if told so for none without a game within the horizon.
class RoundRobinPlanner final : public PollPlanner {
public:
    enum class Idle : std::uint8_t { Polled, LeftOut };

    RoundRobinPlanner(feed::PlanSettings settings, Idle idle);

    [[nodiscard]] PlanStep next(UnixMillis now) override;
    void settle(const PollAnswer &answer, const PollFindings &findings) override;
    void setOpenBets(const std::vector<std::string> &) override {}

private:
    [[nodiscard]] PlanStep give(PollRequest request);
    [[nodiscard]] bool isWorthACall(const std::string &sport, market::UnixSeconds now) const;

    feed::PlanSettings m_settings;
    Idle m_idle;
    std::optional<feed::CreditAccount> m_account;
    std::optional<std::set<std::string>> m_inSeason;
    std::map<std::string, std::map<std::string, market::UnixSeconds>> m_starts; ///< by sport and game
    std::map<std::string, UnixMillis> m_listAt;
    std::size_t m_turn = 0;
    UnixMillis m_nextAt = 0;
    std::uint64_t m_lastId = 0;
};

} // namespace evision::test
