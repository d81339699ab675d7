// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"

namespace evision::app {

/// The time by what the source last said of it, for whatever tells how old prices are or how soon games begin: this
/// machine's time of day may be wrong, and is set now and then. GUI thread. Until the source says something it is the
/// machine's. `system` must outlive it.
class SourceClock final : public Clock {
public:
    explicit SourceClock(const Clock &system) : m_system(system) {}

    /// What the source's time is now.
    void set(market::UnixSeconds time) noexcept
    {
        m_told = toMillis(time);
        m_steadyThen = m_system.steady();
    }
    /// Another source: nothing is known of it.
    void forget() noexcept { m_told = 0; }

    [[nodiscard]] UnixMillis now() const override
    {
        return m_told == 0 ? m_system.now() : m_told + m_system.steady() - m_steadyThen;
    }
    [[nodiscard]] std::int64_t steady() const override { return m_system.steady(); }

private:
    const Clock &m_system;
    UnixMillis m_told = 0;
    std::int64_t m_steadyThen = 0;
};

} // namespace evision::app
