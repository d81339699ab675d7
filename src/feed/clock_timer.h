// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace evision::feed {

/// Tells once that a Clock::steady() has reached a time. The clock may run at any speed, stand still or be set by a
/// test: it is looked at every few milliseconds while waiting. Lives on its parent's thread.
class ClockTimer : public QObject {
    Q_OBJECT

public:
    /// The clock must outlive the timer.
    explicit ClockTimer(const Clock &clock, QObject *parent = nullptr);
    /// Forgets the time before. One that has passed is told from the event loop, never from here.
    void startAt(std::int64_t time);
    void stop() { m_timer.stop(); }
    [[nodiscard]] bool isActive() const { return m_timer.isActive(); }

Q_SIGNALS:
    void reached();

private:
    void look();

    const Clock &m_clock;
    QTimer m_timer;
    std::int64_t m_time = 0;
};

} // namespace evision::feed
