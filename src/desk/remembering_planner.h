// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/plan_memory_file.h"

#include "interfaces/poll_planner.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace evision::desk {

/// Keeps what a planner spent whenever that changes: before each call that may be charged is made, so that a program
/// which is killed has counted it, and after its answer. One thread at a time, the one that plans.
class RememberingPlanner final : public PollPlanner {
public:
    using Memory = std::function<std::optional<feed::PlanMemory>()>;
    /// Gets a sentence for the user each time that keeping fails anew.
    using OnTrouble = std::function<void(const std::string &)>;

    /// `memory` tells what the planner inside knows, calls under way counted as spent.
    RememberingPlanner(std::unique_ptr<PollPlanner> planner, Memory memory, PlanMemoryFile file, OnTrouble onTrouble);
    ~RememberingPlanner() override;
    RememberingPlanner(const RememberingPlanner &) = delete;
    RememberingPlanner &operator=(const RememberingPlanner &) = delete;

    [[nodiscard]] PlanStep next(UnixMillis now) override;
    void settle(const PollAnswer &answer, const PollFindings &findings) override;
    void setOpenBets(const std::vector<std::string> &eventIds) override { m_planner->setOpenBets(eventIds); }

private:
    void keep();

    std::unique_ptr<PollPlanner> m_planner;
    Memory m_memory;
    PlanMemoryFile m_file;
    OnTrouble m_onTrouble;
    bool m_failed = false;
};

} // namespace evision::desk
