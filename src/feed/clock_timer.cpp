// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/clock_timer.h"

#include <algorithm>
#include <chrono>

namespace evision::feed {

ClockTimer::ClockTimer(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClockTimer::look);
}

void ClockTimer::startAt(std::int64_t time)
{
    m_time = time;
    constexpr std::int64_t longest = 20;
    m_timer.start(std::chrono::milliseconds(std::clamp<std::int64_t>(time - m_clock.steady(), 0, longest)));
}

void ClockTimer::look()
{
    if (m_clock.steady() < m_time)
        startAt(m_time);
    else
        Q_EMIT reached();
}

} // namespace evision::feed
