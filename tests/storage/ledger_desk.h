// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/ledger_threads.h"
#include "support/fake_clock.h"

#include "bets.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>

namespace evision::storage {

/// Nothing is left to chance: only what a test asks for happens soon.
inline LedgerPace calmPace()
{
    using namespace std::chrono_literals;
    return {20ms, 100ms, 1h, 10ms, 10s, 1h};
}

/// A program with a ledger: its threads, and a folder of its own for what it keeps on this machine.
class LedgerDesk {
public:
    static constexpr qint64 now = 1795510800000;

    explicit LedgerDesk(const DatabaseUrl &url, LedgerPace pace = calmPace())
    {
        m_setup.places.ledger = url;
        m_setup.places.backups = m_folder.filePath(QStringLiteral("backups"));
        m_setup.places.outbox = m_folder.filePath(QStringLiteral("outbox.db"));
        m_setup.sealKey = "key";
        m_setup.pace = pace;
        make();
    }

    /// Not started yet.
    void make() { m_threads = std::make_unique<LedgerThreads>(m_setup, m_clock); }
    void end() { m_threads.reset(); }
    void start() { m_threads->start(); }
    LedgerThreads &threads() { return *m_threads; }
    LedgerThreads *operator->() { return m_threads.get(); }
    test::FakeClock &clock() { return m_clock; }
    [[nodiscard]] const LedgerPlaces &places() const { return m_setup.places; }

    [[nodiscard]] QFuture<Stored<Receipt>> place(const std::string &id)
    {
        return m_threads->write(LedgerWrite::place(sampleBet(id), QStringLiteral("owner"), now));
    }
    [[nodiscard]] bool is(LedgerLink link) const { return m_threads->state().link == link; }
    /// Nothing waits any more. The writer is asked: what it says of its state comes when events are handled.
    [[nodiscard]] bool hasSent() const;

private:
    QTemporaryDir m_folder;
    test::FakeClock m_clock{now};
    LedgerThreads::Setup m_setup;
    std::unique_ptr<LedgerThreads> m_threads;
};

/// The answer of a future, once it is there.
template <typename Answer>
[[nodiscard]] Stored<Answer> answerOf(const QFuture<Stored<Answer>> &future)
{
    constexpr int aMinute = 60000;
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, aMinute) || future.resultCount() == 0)
        return Unexpected{StorageError{StorageFault::Impossible, QStringLiteral("There was no answer.")}};
    return future.result();
}

inline bool LedgerDesk::hasSent() const
{
    const auto all = answerOf(m_threads->queued());
    return all && is(LedgerLink::Connected) &&
           std::none_of(all->begin(), all->end(), [](const QueuedWrite &write) { return write.refusal.isEmpty(); });
}

/// Whether a call succeeded; says why not.
template <typename Answer>
[[nodiscard]] bool isGood(const Stored<Answer> &answer)
{
    if (!answer)
        qWarning("%s", qPrintable(answer.error().message));
    return answer.hasValue();
}

} // namespace evision::storage
