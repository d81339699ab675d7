// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_report.h"

#include "feed/client/sports_list.h"
#include "feed/planner/forecast.h"
#include "wording/text.h"

#include <algorithm>
#include <utility>

namespace evision::cli {

using namespace wording;

namespace {

bool hasPrices(PollKind kind) noexcept
{
    return kind == PollKind::Odds || kind == PollKind::EventOdds;
}

} // namespace

WatchReport::WatchReport(feed::PlanSettings settings, std::string sportsCommand, Tell tell)
    : m_settings(std::move(settings)), m_sportsCommand(std::move(sportsCommand)), m_tell(std::move(tell))
{
}

void WatchReport::tell(const std::string &sentence)
{
    m_tell(sentence);
}

void WatchReport::settled(const PollAnswer &answer)
{
    if (!answer.ok())
        return takeError(answer);
    m_hasAnswer = true;
    m_errors.erase(answer.request.sport);
    if (!answer.remark.empty() && m_remarks.insert(answer.remark).second)
        tell(answer.remark);
    m_hasPrices = m_hasPrices || hasPrices(answer.request.kind);
    if (answer.request.kind == PollKind::Sports && answer.body)
        takeSports(*answer.body);
}

void WatchReport::takeSports(const std::string &body)
{
    const auto sports = feed::readSports(body);
    if (!sports)
        return;
    for (const std::string &wanted : m_settings.sports) {
        const bool listed = std::any_of(sports->begin(), sports->end(), [&wanted](const SportInfo &sport) {
            return sport.key == wanted && sport.active;
        });
        if (listed)
            m_missing.erase(wanted);
        else
            tellMissing(wanted);
    }
}

void WatchReport::tellMissing(const std::string &sport)
{
    if (!m_missing.insert(sport).second)
        return;
    tell(sport + ": the odds service lists no such sport now: it does not exist, or is out of season. " +
         m_sportsCommand + " shows those there are.");
    m_failed = true;
    m_hopeless = m_hopeless || (!m_hasPrices && m_missing.size() == m_settings.sports.size());
}

void WatchReport::takeError(const PollAnswer &answer)
{
    const std::string &sport = answer.request.sport;
    if (answer.error == PollError::Cancelled)
        return;
    if (answer.error == PollError::UnknownSport)
        return tellMissing(sport);
    PollError &told = m_errors.try_emplace(sport, PollError::None).first->second;
    if (std::exchange(told, answer.error) != answer.error)
        tell((sport.empty() ? "" : sport + ": ") + answer.message);
    m_failed = true;
    m_hopeless = m_hopeless || actionFor(answer.error) == PollAction::AskForKey;
}

void WatchReport::looked(const PlannerLook &look)
{
    m_hopeless = m_hopeless || look.refused; // told with the answer that was refused
    lookAtCredits(look);
    lookAtStarts(look);
}

void WatchReport::lookAtCredits(const PlannerLook &look)
{
    const std::int64_t least = feed::leastCredits(m_settings);
    if (look.resetsAt == market::noTime || look.creditsLeft >= least) {
        m_toldCredits = false;
        return;
    }
    if (std::exchange(m_toldCredits, true))
        return;
    tell("The credits are used up: " + std::to_string(look.creditsLeft) + " of the budget of " +
         std::to_string(m_settings.monthlyBudget) + " a month are left, and a call can come to " +
         std::to_string(least) + ". They come back at " + timeText(look.resetsAt) +
         "; a larger --budget goes on before, where the key has credits.");
    m_failed = true;
}

void WatchReport::lookAtStarts(const PlannerLook &look)
{
    constexpr double hour = 3600;
    if (m_hasPrices || m_toldStarts || !look.nextStart ||
        static_cast<double>(*look.nextStart - look.now) <= m_settings.horizonHours * hour)
        return;
    m_toldStarts = true;
    tell("There is nothing to ask for yet: no game starts within " + shortNumber(m_settings.horizonHours, 2) +
         " hours (--horizon), the next one at " + timeText(*look.nextStart) + ".");
}

ExitCode WatchReport::end()
{
    if (m_hasPrices)
        return Done;
    if (m_failed)
        return Failed;
    if (m_toldStarts)
        return Done;
    tell(m_hasAnswer ? "It ended before the first prices came; give it longer."
                     : "It ended before the odds service had answered; give it longer, or check the connection.");
    return Failed;
}

} // namespace evision::cli
