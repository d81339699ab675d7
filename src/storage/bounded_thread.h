// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QObject>
#include <QString>
#include <QThread>

#include <memory>
#include <utility>

namespace evision::storage {

/// A thread with an event loop and one object that lives on it and ends with it, for work that may hang: where the
/// thread does not end in time it is left behind, since nobody can wake what waits for a server. Made, asked and ended
/// by one other thread.
template <typename Worker>
class BoundedThread {
public:
    /// `worker` has no parent.
    BoundedThread(std::unique_ptr<Worker> worker, const QString &name)
        : m_thread(std::make_unique<QThread>()), m_worker(worker.release())
    {
        m_thread->setObjectName(name);
        m_worker->moveToThread(m_thread.get());
        // On the thread itself. One that was left behind may end when the program's last objects are gone.
        QObject::connect(
            m_thread.get(), &QThread::finished, m_worker,
            [worker = m_worker] {
                if (QCoreApplication::instance() != nullptr)
                    delete worker;
            },
            Qt::DirectConnection);
        m_thread->start();
    }
    ~BoundedThread() { end(QDeadlineTimer(QDeadlineTimer::Forever)); }
    BoundedThread(const BoundedThread &) = delete;
    BoundedThread &operator=(const BoundedThread &) = delete;

    /// For connections, which any thread may make.
    [[nodiscard]] Worker &worker() noexcept { return *m_worker; }
    /// Runs `task(worker)` on its thread, later; never if the thread ends before.
    template <typename Task>
    void post(Task task)
    {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, task = std::move(task)] { task(*worker); }, Qt::QueuedConnection);
    }

    /// Asks it to end, without waiting.
    void quit()
    {
        if (m_thread)
            m_thread->quit();
    }
    /// Waits until it has ended. False where it was left behind.
    bool end(QDeadlineTimer deadline)
    {
        if (!m_thread)
            return true;
        m_thread->quit();
        const bool ended = m_thread->wait(deadline);
        if (ended) {
            m_thread.reset();
        } else {
            QThread *thread = m_thread.release();
            QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
        }
        return ended;
    }

private:
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker; // deleted on its own thread, when that ends
};

} // namespace evision::storage
