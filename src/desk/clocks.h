// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"

namespace evision::desk {

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    [[nodiscard]] UnixMillis now() const override;
    [[nodiscard]] std::int64_t steady() const override;
};

/// Time of a market that is made up or played back: it begins at a moment and runs at a pace.
class PacedClock final : public Clock {
public:
    /// `pace` is above 0.
    PacedClock(UnixMillis start, double pace);

    [[nodiscard]] UnixMillis now() const override { return m_start + steady(); }
    [[nodiscard]] std::int64_t steady() const override;
    [[nodiscard]] double pace() const override { return m_pace; }

private:
    UnixMillis m_start;
    double m_pace;
    SystemClock m_system;
    std::int64_t m_began;
};

} // namespace evision::desk
