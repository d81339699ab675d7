// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/worker_thread.h"

#include <QObject>
#include <QString>

#include <memory>

namespace evision::app {

class InstanceListener;

/// One program for each folder of settings: the first one listens, on a thread of its own, and a second asks it to come
/// to the front. A service of the system that fails costs the courtesy, not the start.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString &settingsFolder);
    ~SingleInstance() override;

    /// Whether another program was asked to come to the front; then this one is to end. Blocks, for half a second at
    /// most; for the time before the window.
    [[nodiscard]] bool anotherWasRaised();

Q_SIGNALS:
    /// Another start wants this one to come to the front.
    void raiseWanted();

private:
    QString m_name;
    std::unique_ptr<desk::WorkerThread<InstanceListener>> m_listener;
};

} // namespace evision::app
