// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <utility>

namespace evision::desk {

/// Whether the end of a WorkerThread may leave its thread behind.
enum class WorkerEnd {
    Waits,
    /// Once the event loop has ended, the worker has most of a second to be deleted. Qt waits up to five for its own
    /// thread of a manager, which hears nothing while a server sends it headers without an end. The worker must need
    /// nothing of others by then.
    Hurries,
};

/// A thread with an event loop and one object that lives on it and ends with it. Made, asked and ended by one other
/// thread.
template <typename Worker>
class WorkerThread {
public:
    /// `worker` has no parent.
    WorkerThread(std::unique_ptr<Worker> worker, const QString &name, WorkerEnd end = WorkerEnd::Waits)
        : m_thread(std::make_unique<QThread>()), m_worker(worker.release()), m_end(end)
    {
        m_thread->setObjectName(name);
        m_worker->moveToThread(m_thread.get());
        QObject::connect(
            m_thread.get(), &QThread::finished, m_thread.get(), [ended = m_loopEnded] { *ended = true; },
            Qt::DirectConnection);
        QObject::connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
        m_thread->start();
    }
    ~WorkerThread()
    {
        constexpr unsigned long lookMilliseconds = 50;
        constexpr unsigned long patienceMilliseconds = 700;
        m_thread->quit();
        if (m_end == WorkerEnd::Waits) {
            m_thread->wait();
            return;
        }
        bool ended = false;
        while (!m_thread->wait(ended ? patienceMilliseconds : lookMilliseconds)) {
            if (std::exchange(ended, m_loopEnded->load())) {
                QThread *left = m_thread.release();
                QObject::connect(left, &QThread::finished, left, &QObject::deleteLater);
                return;
            }
        }
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
    std::unique_ptr<QThread> m_thread;
    std::shared_ptr<std::atomic<bool>> m_loopEnded = std::make_shared<std::atomic<bool>>(false);
    Worker *m_worker; // deleted on its own thread, when that ends
    WorkerEnd m_end;
};

} // namespace evision::desk
