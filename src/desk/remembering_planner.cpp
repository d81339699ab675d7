// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/remembering_planner.h"

#include <utility>

namespace evision::desk {

RememberingPlanner::RememberingPlanner(std::unique_ptr<PollPlanner> planner, Memory memory, PlanMemoryFile file,
                                       OnTrouble onTrouble)
    : m_planner(std::move(planner)),
      m_memory(std::move(memory)),
      m_file(std::move(file)),
      m_onTrouble(std::move(onTrouble))
{
}

RememberingPlanner::~RememberingPlanner()
{
    keep();
}

PlanStep RememberingPlanner::next(UnixMillis now)
{
    PlanStep step = m_planner->next(now);
    if (step.request && step.request->mostCredits > 0)
        keep();
    return step;
}

void RememberingPlanner::settle(const PollAnswer &answer, const PollFindings &findings)
{
    m_planner->settle(answer, findings);
    if (answer.request.mostCredits > 0)
        keep();
}

void RememberingPlanner::keep()
{
    const auto memory = m_memory();
    if (!memory)
        return;
    const std::string trouble = m_file.save(*memory);
    if (!trouble.empty() && !m_failed)
        m_onTrouble(trouble);
    m_failed = !trouble.empty();
}

} // namespace evision::desk
