// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/worker_thread.h"

#include <QLockFile>
#include <QObject>
#include <QString>

#include <memory>

namespace evision::app {

class InstanceListener;

/// One program for each folder of settings. The first holds a lock in the folder and listens, on a thread of its own; a
/// second asks it to come to the front. Only the lock decides who is first: the name that is listened on is one that
/// other users of the machine could take. Where there can be no lock, as in a folder that is read only, every start is
/// a first.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString &settingsFolder);
    ~SingleInstance() override;

    /// Whether another program has the folder; then this one is to end. That one is asked to come to the front. Blocks,
    /// for half a second at most; for the time before the window.
    [[nodiscard]] bool anotherRuns();
    /// What is listened on.
    [[nodiscard]] const QString &name() const noexcept { return m_name; }

Q_SIGNALS:
    /// Another start wants this one to come to the front.
    void raiseWanted();

private:
    QLockFile m_lock;
    QString m_name;
    std::unique_ptr<desk::WorkerThread<InstanceListener>> m_listener;
};

} // namespace evision::app
