// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/call_pace.h"

#include <algorithm>
#include <limits>

namespace evision::feed {

namespace {

constexpr std::int64_t second = 1000;

/// What the server asks for, in milliseconds; nothing if it does not.
std::optional<std::int64_t> askedWait(const ReplyHead &head)
{
    if (head.retryAfterSeconds)
        return *head.retryAfterSeconds < std::numeric_limits<std::int64_t>::max() / second
                   ? *head.retryAfterSeconds * second
                   : std::numeric_limits<std::int64_t>::max();
    if (head.retryAt == market::noTime || head.serverTime == market::noTime)
        return std::nullopt; // a date without the server's own clock may be hours off ours
    return std::max<std::int64_t>(head.retryAt - head.serverTime, 0) * second;
}

} // namespace

CallRate::CallRate(int callsPerSecond, std::int64_t oneSecond)
    : m_most(static_cast<std::size_t>(std::max(callsPerSecond, 1))), m_second(oneSecond)
{
}

std::int64_t CallRate::nextAt(std::int64_t now) const
{
    return m_taken.size() < m_most ? now : std::max(now, m_taken.front() + m_second);
}

void CallRate::take(std::int64_t now)
{
    m_taken.push_back(now);
    if (m_taken.size() > m_most)
        m_taken.pop_front();
}

RetryPolicy::RetryPolicy(const RetryOptions &options) : m_options(options), m_random(options.seed) {}

std::optional<std::int64_t> RetryPolicy::waitAfter(PollError error, int failures, const ReplyHead &head)
{
    if (!isPassing(error) || failures >= m_options.attempts)
        return std::nullopt;
    const std::int64_t asked = askedWait(head).value_or(0);
    if (asked > m_options.longestWaitMilliseconds)
        return std::nullopt;
    const bool rate = error == PollError::TooManyCalls;
    const std::int64_t first = rate ? m_options.rateWaitMilliseconds : m_options.firstWaitMilliseconds;
    const std::int64_t nominal = first << std::min(failures - 1, 16);
    const double jitter = std::uniform_real_distribution<double>(0.5, 1.5)(m_random);
    const auto wait = static_cast<std::int64_t>(static_cast<double>(nominal) * jitter);
    return std::min(std::max(wait, asked), m_options.longestWaitMilliseconds);
}

} // namespace evision::feed
