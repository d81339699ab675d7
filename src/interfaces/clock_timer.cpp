// SPDX-License-Identifier: GPL-3.0-or-later
#include "interfaces/clock_timer.h"

#include <algorithm>
#include <chrono>

namespace evision {

ClockTimer::ClockTimer(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ClockTimer::look);
}

void ClockTimer::startAt(std::int64_t time)
{
    m_time = time;
    constexpr std::int64_t nextLook = 20;       // at a clock that is moved by hand
    constexpr std::int64_t longest = 60 * 1000; // the machine may sleep meanwhile, and its timers with it
    const double pace = m_clock.pace();
    const std::int64_t left = std::max<std::int64_t>(time - m_clock.steady(), 0);
    std::int64_t wait = std::min(left, nextLook);
    if (pace > 0) // up to the millisecond that is begun
        wait = static_cast<std::int64_t>(std::min(static_cast<double>(left) / pace + 1, static_cast<double>(longest)));
    m_timer.start(std::chrono::milliseconds(left == 0 ? 0 : wait));
}

void ClockTimer::look()
{
    if (m_clock.steady() < m_time)
        startAt(m_time);
    else
        Q_EMIT reached();
}

} // namespace evision
