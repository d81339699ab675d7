// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/bounded_thread.h"
#include "storage/ledger_keeper.h"
#include "storage/ledger_reader.h"
#include "storage/ledger_state.h"
#include "storage/ledger_store.h"
#include "storage/ledger_write.h"
#include "storage/ledger_writer.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace evision::storage {

/// A ledger for programs that must not wait: one thread writes, one reads, one looks after the file, each with a
/// connection of its own. Made, asked and ended on one thread, that of the window; nothing here blocks it.
///
/// Every call answers with a future that ends with a value or a StorageError; take it with
/// future.then(context, ...), which runs on the thread of `context`. A future that is not answered when the object ends
/// is cancelled.
///
/// Order: writes are done in the order they were asked for. Reads are done in the order they were asked for, but they
/// do not wait for writes: ask when the write was answered. changed() comes after the entry it tells of can be read.
///
/// A server that is away: writes are kept on this machine and answered with Receipt::Queued; they are sent in their
/// order when it is back, each done once however often it was sent. Reads are Unreachable.
class LedgerThreads final : public QObject {
    Q_OBJECT

public:
    struct Setup {
        LedgerPlaces places;
        QByteArray sealKey; ///< empty: the ledger is not sealed
        LedgerPace pace = {};
    };

    /// `clock` must outlive it.
    LedgerThreads(const Setup &setup, const Clock &clock);
    /// Ends within a second. What is written at that moment is finished or undone, as its future would have said.
    ~LedgerThreads() override;

    /// Opens the ledger; to be called when whoever wants to hear is connected.
    void start();

    [[nodiscard]] QFuture<Stored<Receipt>> write(LedgerWrite write);

    [[nodiscard]] QFuture<Stored<std::optional<LedgerBet>>> find(const std::string &betId);
    [[nodiscard]] QFuture<Stored<std::vector<LedgerBet>>> list(const BetFilter &filter);
    [[nodiscard]] QFuture<Stored<ChainReport>> verify();
    /// Any other question; `question` runs on the reader's thread and keeps nothing of the store.
    template <typename Answer>
    [[nodiscard]] QFuture<Stored<Answer>> read(std::function<Stored<Answer>(LedgerStore &)> question)
    {
        auto promise = std::make_shared<QPromise<Stored<Answer>>>();
        promise->start();
        m_reader.post([promise, question = std::move(question)](LedgerReader &reader) {
            reader.take([promise, question, &reader] {
                promise->addResult(reader.ask<Answer>(question));
                promise->finish();
            });
        });
        return promise->future();
    }

    /// What waits on this machine, and what was refused.
    [[nodiscard]] QFuture<Stored<std::vector<QueuedWrite>>> queued();
    /// Gives up what waits or was refused.
    [[nodiscard]] QFuture<Stored<Done>> discard(const QString &key);

    [[nodiscard]] const LedgerState &state() const noexcept { return m_state; }

Q_SIGNALS:
    void stateChanged(const evision::storage::LedgerState &state);
    /// Somebody, this program or another one, wrote: there are that many entries now.
    void changed(qint64 entries);
    /// What was queued is in the ledger, or was refused, as when the bet had been changed meanwhile.
    void replayed(const QString &key, qint64 version);
    void refused(const QString &key, const evision::storage::StorageError &error);
    /// Once a day.
    void backedUp(const QString &path);
    void backupFailed(const evision::storage::StorageError &error);

private:
    void takeState(const LedgerState &state);
    void takeEntries(qint64 entries);

    std::shared_ptr<std::atomic<bool>> m_stop;
    LedgerState m_state;
    QString m_notice;
    qint64 m_entries = -1;
    BoundedThread<LedgerWriter> m_writer;
    BoundedThread<LedgerReader> m_reader;
    BoundedThread<LedgerKeeper> m_keeper;
};

} // namespace evision::storage
