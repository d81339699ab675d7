// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "feed/planner/poll_plan_settings.h"
#include "interfaces/poll.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace evision::cli {

/// What only the planner knows of why nothing comes.
struct PlannerLook {
    std::int64_t creditsLeft = 0;
    market::UnixSeconds resetsAt = market::noTime;
    std::optional<market::UnixSeconds> nextStart; ///< of the games that are listed and have not begun
    market::UnixSeconds now = market::noTime;
    bool refused = false; ///< no call for prices will be made any more
};

/// Says why a market that is watched brings nothing, each reason once, and what the watch came to in the end.
class WatchReport {
public:
    using Tell = std::function<void(const std::string &sentence)>;
    /// `sportsCommand` is what shows which sports there are.
    WatchReport(feed::PlanSettings settings, std::string sportsCommand, Tell tell);

    void settled(const PollAnswer &answer);
    void looked(const PlannerLook &look);

    /// Nothing can come any more, however long one waits. The reason has been told.
    [[nodiscard]] bool isHopeless() const noexcept { return m_hopeless; }
    /// Tells that no answer came, where nothing else has been told of it. Failed unless prices came, or there were
    /// none to ask for.
    [[nodiscard]] ExitCode end();

private:
    void takeSports(const std::string &body);
    void takeError(const PollAnswer &answer);
    void tellMissing(const std::string &sport);
    void lookAtCredits(const PlannerLook &look);
    void lookAtStarts(const PlannerLook &look);
    void tell(const std::string &sentence);

    feed::PlanSettings m_settings;
    std::string m_sportsCommand;
    Tell m_tell;
    std::map<std::string, PollError> m_errors; ///< by sport, the last one told
    std::set<std::string> m_remarks;           ///< that were told
    std::set<std::string> m_missing;           ///< sports that are not listed
    bool m_hasPrices = false;
    bool m_hasAnswer = false; ///< of any kind
    bool m_hopeless = false;
    bool m_failed = false; ///< something went wrong, and was told
    bool m_toldCredits = false;
    bool m_toldStarts = false;
};

} // namespace evision::cli
