// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace evision::process {

/// Tells when the user or the system wants the program to end (Ctrl+C, SIGTERM, a terminal that was closed). While it
/// lives, these do not end the program by themselves, unless one comes twice; before and after, they do. One at a time;
/// tells on the thread that made it, within a tenth of a second.
class Interrupts final : public QObject {
    Q_OBJECT

public:
    Interrupts();
    ~Interrupts() override;

Q_SIGNALS:
    void interrupted();

private:
    QTimer m_look;
};

} // namespace evision::process
