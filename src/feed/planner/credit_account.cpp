// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_account.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace evision::feed {

namespace {

using market::noTime;
using market::UnixSeconds;

constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::int64_t mostTold = 1'000'000'000'000; ///< what a header says beyond that is nonsense
constexpr std::int64_t jitter = 25;                  ///< the service's machines need not agree to the credit
constexpr std::int64_t leap = 500;                   ///< what others may use between two calls, without surprise
constexpr UnixSeconds day = 86'400;
constexpr UnixSeconds graceOfReset = day * 3 / 2;
constexpr UnixSeconds longestMonth = 62 * day;
constexpr UnixSeconds shortestMonth = 20 * day; ///< a reset sooner after the last one is the same reset

bool isCount(const std::optional<std::int64_t> &told)
{
    return told && *told >= 0 && *told <= mostTold;
}

/// The service answered that it did not do what was asked, which costs nothing.
bool isRefusal(PollError error)
{
    switch (error) {
    case PollError::NoKey:
    case PollError::BadKey:
    case PollError::OutOfCredits:
    case PollError::NotInPlan:
    case PollError::UnknownSport:
    case PollError::UnknownEvent:
    case PollError::BadRequest:
    case PollError::TooManyCalls:
        return true;
    case PollError::None:
    case PollError::ServerTrouble:
    case PollError::Unreachable:
    case PollError::TimedOut:
    case PollError::BadAnswer:
    case PollError::TooLarge:
    case PollError::Redirected:
    case PollError::Cancelled:
        return false;
    }
    return false;
}

} // namespace

UnixSeconds resetAfter(UnixSeconds time, ResetRule rule) noexcept
{
    using namespace std::chrono;
    const sys_seconds now{seconds(time)};
    const year_month_day today(floor<days>(now));
    year_month month(today.year(), today.month());
    const auto resetIn = [&rule](year_month in) {
        return sys_days(in / std::chrono::day(static_cast<unsigned>(rule.day))) + hours(rule.hour);
    };
    while (resetIn(month) <= now)
        month += months(1);
    return resetIn(month).time_since_epoch() / seconds(1);
}

CreditAccount::CreditAccount(CreditLimits limits, UnixSeconds now)
    : m_limits(limits), m_resetsAt(resetAfter(now, limits.reset))
{
}

CreditAccount::CreditAccount(CreditLimits limits, const CreditMemory &memory)
    : m_limits(limits), m_certain(memory.spent), m_total(memory.keyTotal), m_resetsAt(memory.resetsAt)
{
    if (memory.keyUsed && memory.keyTotal)
        m_counter = Counter{*memory.keyUsed, std::max<std::int64_t>(0, *memory.keyTotal - *memory.keyUsed)};
}

CreditMemory CreditAccount::memory() const
{
    CreditMemory kept;
    kept.resetsAt = m_resetsAt;
    kept.spent = m_certain + m_doubtful + m_held; // what is under way may never be told
    if (m_counter) {
        kept.keyUsed = m_counter->used;
        kept.keyTotal = m_counter->total();
    }
    return kept;
}

std::optional<std::int64_t> CreditAccount::keyRemaining() const noexcept
{
    std::int64_t remaining = unlimited;
    if (m_counter)
        remaining = m_counter->remaining;
    if (m_strange)
        remaining = std::min(remaining, m_strange->remaining);
    if (m_ceiling)
        remaining = std::min(remaining, *m_ceiling);
    if (remaining == unlimited)
        return std::nullopt;
    return std::max<std::int64_t>(0, remaining - m_uncounted - m_doubtful);
}

std::int64_t CreditAccount::available() const noexcept
{
    const std::int64_t own = m_limits.budget - m_certain - m_doubtful;
    return std::max<std::int64_t>(0, std::min(own, keyRemaining().value_or(own)) - m_limits.reserve - m_held);
}

bool CreditAccount::affords(std::int64_t most) const noexcept
{
    return most <= 0 || most * m_limits.mostAttempts <= available();
}

void CreditAccount::open(std::uint64_t id, std::int64_t most)
{
    if (m_open.try_emplace(id, OpenCall{most, m_settled}).second)
        m_held += most * m_limits.mostAttempts;
}

CreditAccount::Charge CreditAccount::chargeOf(const PollAnswer &answer, std::int64_t most) const noexcept
{
    const std::int64_t attempts = std::clamp(answer.attempts, 0, m_limits.mostAttempts);
    if (attempts == 0 || most == 0)
        return {};
    Charge charge;
    charge.doubtful = (attempts - 1) * most;
    if (isCount(answer.credits.last) && (answer.ok() || *answer.credits.last <= most)) {
        // A price above the list is doubted, not ignored: the list may have changed.
        charge.certain = std::min(*answer.credits.last, most);
        charge.doubtful += std::min(*answer.credits.last - charge.certain, 100 * most);
    } else if (answer.ok()) {
        charge.doubtful += most;
    } else if (!isRefusal(answer.error)) {
        charge.doubtful += most;
    }
    return charge;
}

std::int64_t CreditAccount::settle(const PollAnswer &answer)
{
    m_serverTime = std::max(m_serverTime, answer.serverTime);
    const auto found = m_open.find(answer.request.id);
    if (found == m_open.end()) {
        take(answer, false);
        return 0;
    }
    const OpenCall call = found->second;
    m_open.erase(found);
    m_held -= call.most * m_limits.mostAttempts;
    ++m_settled;
    const bool inOrder = call.settledBefore >= m_toldAt;
    const bool afterDoubts = call.settledBefore >= m_doubtAt;
    const Charge charge = chargeOf(answer, call.most);
    if (charge.doubtful > 0)
        m_doubtAt = m_settled;
    const bool ofThisMonth = call.settledBefore >= m_begunAt;
    const bool counted = ofThisMonth && take(answer, inOrder); // may begin the month, which this call then belongs to
    m_certain += charge.certain;
    m_doubtful += charge.doubtful;
    if (m_strange)
        m_chargedSinceStrange += charge.certain + charge.doubtful;
    if (!counted)
        m_uncounted += charge.certain;
    else if (inOrder && afterDoubts && m_open.empty() && m_counter)
        clearDoubts();
    return charge.certain + charge.doubtful;
}

bool CreditAccount::take(const PollAnswer &answer, bool inOrder)
{
    const CreditReport &told = answer.credits;
    if (isCount(told.used) && isCount(told.remaining)) {
        const UnixSeconds here = toSeconds(answer.receivedAt);
        const UnixSeconds time = answer.serverTime != noTime ? std::min(answer.serverTime, here) : here;
        return takeCounter({*told.used, *told.remaining}, inOrder, time);
    }
    // Half a counter cannot be checked: it only makes more careful, until a whole one comes.
    std::optional<std::int64_t> ceiling;
    if (isCount(told.remaining))
        ceiling = told.remaining;
    else if (isCount(told.used) && m_total)
        ceiling = *m_total - *told.used;
    else if (answer.error == PollError::OutOfCredits)
        ceiling = 0;
    if (!ceiling)
        return false;
    m_ceiling = inOrder ? *ceiling : std::min(m_ceiling.value_or(unlimited), *ceiling);
    m_toldAt = m_settled;
    if (m_counter || !inOrder)
        return false;
    m_uncounted = 0;
    return true;
}

// Whether `told` may be the counter a few calls after `counter`, whoever made them.
bool CreditAccount::goesOn(const Counter &counter, const Counter &told) noexcept
{
    return told.total() == counter.total() && told.used >= counter.used - jitter &&
           told.used - counter.used <= std::max(leap, counter.total() / 20);
}

// True when what the answer's call cost is part of the counter. A counter that does not go on from the last one is
// believed when the next one goes on from it.
bool CreditAccount::takeCounter(const Counter &told, bool inOrder, UnixSeconds time)
{
    if (m_counter && told.total() == m_counter->total() && told.used < m_counter->used &&
        (!inOrder || goesOn(*m_counter, told)))
        return true; // of an earlier moment
    if (m_counter && !goesOn(*m_counter, told)) {
        if (!inOrder || !m_strange || !goesOn(*m_strange, told)) {
            m_strange = told;
            m_chargedSinceStrange = 0;
            m_toldAt = m_settled;
            return false;
        }
        if (told.total() == m_counter->total() && told.used < m_counter->used / 2)
            beginByCounter(time);
        m_mark.reset(); // counted from elsewhere now
    }
    m_counter = told;
    m_total = told.total();
    m_strange.reset();
    m_ceiling.reset();
    m_toldAt = m_settled;
    if (inOrder)
        m_uncounted = 0;
    return true;
}

void CreditAccount::beginByCounter(UnixSeconds time)
{
    const std::int64_t charged = m_chargedSinceStrange; // the month had begun when the counter first jumped
    const UnixSeconds next = std::min(resetAfter(time + shortestMonth, m_limits.reset), time + 31 * day);
    begin(next > m_resetsAt ? next : resetAfter(m_resetsAt, m_limits.reset)); // the clock may be wrong
    m_certain = charged;
}

// With nothing under way, all that the counter rose by beyond what is certain bounds what was in doubt; the rest of the
// rise is others' use of the key.
void CreditAccount::clearDoubts()
{
    if (m_mark) {
        const std::int64_t unexplained = (m_counter->used - m_mark->used) - (m_certain - m_mark->certain);
        m_doubtful = std::clamp<std::int64_t>(unexplained, 0, m_doubtful);
    }
    m_certain += m_doubtful;
    m_doubtful = 0;
    m_mark = Mark{m_counter->used, m_certain};
}

void CreditAccount::begin(UnixSeconds resetsAt)
{
    m_certain = 0;
    m_doubtful = 0;
    m_uncounted = 0;
    m_counter.reset();
    m_strange.reset();
    m_ceiling.reset();
    m_mark.reset();
    m_resetsAt = resetsAt;
    m_began = true;
    m_begunAt = m_settled;
}

bool CreditAccount::resetIsDue(UnixSeconds now) const noexcept
{
    return now >= m_resetsAt;
}

bool CreditAccount::turn(UnixSeconds now)
{
    // The clock alone is believed only where the service never says what time it is.
    const UnixSeconds time = m_serverTime != noTime ? std::min(m_serverTime, now) : now;
    if (time >= m_resetsAt + (m_counter ? graceOfReset : 0))
        begin(resetAfter(time, m_limits.reset));
    else if (m_resetsAt > time + longestMonth) // a clock was wrong once
        m_resetsAt = resetAfter(time, m_limits.reset);
    return std::exchange(m_began, false);
}

} // namespace evision::feed
