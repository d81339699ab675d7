// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"
#include "storage/ledger_database.h"
#include "storage/ledger_state.h"
#include "storage/ledger_write.h"
#include "storage/outbox.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <atomic>
#include <deque>
#include <memory>
#include <vector>

namespace evision::storage {

/// The one connection that a program writes its ledger with, and the queue for a server that is away. Lives on a thread
/// of its own and belongs to LedgerThreads, which tells what it promises.
class LedgerWriter final : public QObject {
    Q_OBJECT

public:
    using Answer = std::shared_ptr<QPromise<Stored<Receipt>>>;

    /// `stop` is set when the program ends.
    LedgerWriter(LedgerPlaces places, QByteArray sealKey, LedgerPace pace, const Clock &clock,
                 std::shared_ptr<const std::atomic<bool>> stop);
    ~LedgerWriter() override;

    void start();
    void write(LedgerWrite write, Answer answer);
    [[nodiscard]] Stored<std::vector<QueuedWrite>> queued();
    [[nodiscard]] Stored<Done> discard(const QString &key);
    /// Somebody found the file damaged.
    void setDamaged(const StorageError &error);

Q_SIGNALS:
    void stateChanged(const evision::storage::LedgerState &state);
    /// Once, after the first try to open it, however that went.
    void tried();
    void wrote(qint64 entries);
    void replayed(const QString &key, qint64 version);
    void refused(const QString &key, const evision::storage::StorageError &error);

private:
    struct Waiting {
        LedgerWrite write;
        Answer answer;
        QElapsedTimer since;
    };

    void connectToLedger();
    void goOffline(const StorageError &error);
    void retryLater();
    void lookAfter();
    void work();
    /// False where it has to wait.
    [[nodiscard]] bool take(Waiting &waiting);
    void enqueue(const Waiting &waiting, const StorageError &reason);
    void replay();
    void settleQueued(const LedgerWrite &write, const Stored<qint64> &version);
    void countQueued();
    void publish();
    [[nodiscard]] bool hasServer() const { return m_places.ledger.backend == Backend::Postgres; }
    [[nodiscard]] ConnectionOptions options() const;

    LedgerPlaces m_places;
    QByteArray m_sealKey;
    LedgerPace m_pace;
    const Clock &m_clock;
    std::shared_ptr<const std::atomic<bool>> m_stop;
    std::unique_ptr<LedgerDatabase> m_ledger;
    std::unique_ptr<Outbox> m_outbox; ///< of a server
    std::deque<Waiting> m_waiting;
    LedgerState m_state;
    QTimer m_reconnect{this};
    QTimer m_again{this};
    QTimer m_heartbeat{this};
    int m_failures = 0;
    bool m_tried = false;
};

} // namespace evision::storage
