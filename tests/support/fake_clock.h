// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"

#include <atomic>

namespace evision::test {

/// A clock that goes where it is told.
class FakeClock final : public Clock {
public:
    explicit FakeClock(UnixMillis now = 1'700'000'000'000) : m_now(now) {}

    [[nodiscard]] UnixMillis now() const override { return m_now; }
    [[nodiscard]] std::int64_t steady() const override { return m_steady; }
    [[nodiscard]] double pace() const override { return 0; }

    /// Time passes.
    void advance(std::int64_t milliseconds)
    {
        m_now += milliseconds;
        m_steady += milliseconds;
    }
    /// The user sets the time of day, or the machine slept while the steady clock stood.
    void jump(std::int64_t milliseconds) { m_now += milliseconds; }

private:
    std::atomic<UnixMillis> m_now;
    std::atomic<std::int64_t> m_steady{1000};
};

} // namespace evision::test
