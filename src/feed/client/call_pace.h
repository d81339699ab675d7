// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/client/api_error.h"
#include "feed/client/reply_head.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <random>

namespace evision::feed {

/// Lets at most so many calls go in any span of a second. A bucket that fills steadily would let twice as many go in
/// one second after a rest. Times are those of a Clock::steady(), and `oneSecond` is how long one is there.
class CallRate {
public:
    explicit CallRate(int callsPerSecond, std::int64_t oneSecond = 1000);
    /// When the next call may go: now, or later.
    [[nodiscard]] std::int64_t nextAt(std::int64_t now) const;
    /// A call goes now.
    void take(std::int64_t now);

private:
    std::size_t m_most;
    std::int64_t m_second;
    std::deque<std::int64_t> m_taken; // the last m_most
};

struct RetryOptions {
    int attempts = 4;                             ///< calls made for a request, at most
    std::int64_t firstWaitMilliseconds = 1000;    ///< doubles each time
    std::int64_t rateWaitMilliseconds = 2000;     ///< the first after too many calls in a second
    std::int64_t longestWaitMilliseconds = 30000; ///< who is told to wait longer answers instead of waiting
    std::uint32_t seed = 1;                       ///< of the jitter; should differ between programs that start together
};

/// Decides whether a call that failed is made again, and when.
class RetryPolicy {
public:
    explicit RetryPolicy(const RetryOptions &options);
    /// How long to wait after a call failed for the `failures`-th time (from 1); nothing if there is no point in
    /// another. Real milliseconds, half to one and a half times the nominal time, never less than the server asks for.
    [[nodiscard]] std::optional<std::int64_t> waitAfter(PollError error, int failures, const ReplyHead &head);

private:
    RetryOptions m_options;
    std::minstd_rand m_random;
};

} // namespace evision::feed
