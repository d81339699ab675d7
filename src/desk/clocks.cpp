// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/clocks.h"

#include <chrono>

namespace evision::desk {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

UnixMillis SystemClock::now() const
{
    return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::int64_t SystemClock::steady() const
{
    return duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

PacedClock::PacedClock(UnixMillis start, double pace) : m_start(start), m_pace(pace), m_began(m_system.steady()) {}

std::int64_t PacedClock::steady() const
{
    return static_cast<std::int64_t>(static_cast<double>(m_system.steady() - m_began) * m_pace);
}

} // namespace evision::desk
