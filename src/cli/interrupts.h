// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace evision::cli {

/// Tells when the user or the system wants the program to end (Ctrl+C, SIGTERM). While it lives, these do not end the
/// program by themselves; before and after, they do. One at a time.
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

} // namespace evision::cli
