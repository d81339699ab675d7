// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <memory>
#include <utility>

namespace evision::desk {

/// A thread with an event loop and one object that lives on it and ends with it. Made, asked and ended by one other
/// thread.
template <typename Worker>
class WorkerThread {
public:
    /// `worker` has no parent.
    WorkerThread(std::unique_ptr<Worker> worker, const QString &name) : m_worker(worker.release())
    {
        m_thread.setObjectName(name);
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread.start();
    }
    ~WorkerThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    /// For connections, which any thread may make.
    [[nodiscard]] Worker &worker() noexcept { return *m_worker; }
    /// Runs `task(worker)` on its thread, later.
    template <typename Task>
    void post(Task task)
    {
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, task = std::move(task)] { task(*worker); });
    }
    /// The same, and waits for it. For starting and ending only: nothing else may wait.
    template <typename Task>
    void run(Task task)
    {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, task = std::move(task)] { task(*worker); }, Qt::BlockingQueuedConnection);
    }

private:
    QThread m_thread;
    Worker *m_worker; // deleted on its own thread, when that ends
};

} // namespace evision::desk
