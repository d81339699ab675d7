// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_writer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace evision::storage {

namespace {

/// How long one try waits for another program's lock: short enough to end within a second.
constexpr std::chrono::milliseconds onePatience{250};
constexpr std::chrono::milliseconds pause{40};

/// Between a half and one and a half of it, so that many desks do not come back at one moment.
std::chrono::milliseconds jittered(std::chrono::milliseconds time)
{
    return std::chrono::milliseconds(
        static_cast<qint64>(static_cast<double>(time.count()) * (0.5 + QRandomGenerator::global()->generateDouble())));
}

/// What is wrong with the write itself, and would be at every other time.
bool isOfTheWrite(StorageFault fault)
{
    return fault == StorageFault::Changed || fault == StorageFault::Impossible;
}

void give(const LedgerWriter::Answer &answer, Stored<Receipt> result)
{
    answer->addResult(std::move(result));
    answer->finish();
}

} // namespace

LedgerWriter::LedgerWriter(LedgerPlaces places, QByteArray sealKey, LedgerPace pace, const Clock &clock,
                           std::shared_ptr<const std::atomic<bool>> stop)
    : m_places(std::move(places)), m_sealKey(std::move(sealKey)), m_pace(pace), m_clock(clock), m_stop(std::move(stop))
{
    m_reconnect.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_reconnect, &QTimer::timeout, this, &LedgerWriter::connectToLedger);
    connect(&m_again, &QTimer::timeout, this, &LedgerWriter::work);
    connect(&m_heartbeat, &QTimer::timeout, this, &LedgerWriter::lookAfter);
}

LedgerWriter::~LedgerWriter() = default;

ConnectionOptions LedgerWriter::options() const
{
    return {Durability::Full, onePatience, m_stop.get()};
}

void LedgerWriter::start()
{
    if (hasServer()) {
        auto outbox = Outbox::open(m_places.outbox, m_places.ledger, options());
        if (outbox)
            m_outbox = std::move(outbox).value();
        else
            m_state.error = outbox.error();
        countQueued();
        m_heartbeat.start(m_pace.heartbeat);
    }
    connectToLedger();
}

void LedgerWriter::connectToLedger()
{
    auto ledger = LedgerDatabase::open(m_places.ledger, m_places.backups, m_sealKey, options());
    if (m_stop->load())
        return;
    if (ledger) {
        m_ledger = std::move(ledger).value();
        m_failures = 0;
        m_state.link = LedgerLink::Connected;
        m_state.offlineSince = 0;
        m_state.error.reset();
        countQueued();
        publish();
    } else if (hasServer()) {
        goOffline(ledger.error());
    } else if (ledger.error().fault == StorageFault::Busy) {
        retryLater();
        return;
    } else {
        m_state.link = LedgerLink::Failed;
        m_state.error = ledger.error();
        publish();
    }
    if (!std::exchange(m_tried, true))
        Q_EMIT tried();
    work();
}

void LedgerWriter::goOffline(const StorageError &error)
{
    if (m_stop->load()) // the clock may be gone, where this thread was left behind
        return;
    m_ledger.reset();
    if (m_state.link != LedgerLink::Offline)
        m_state.offlineSince = m_clock.now();
    m_state.link = LedgerLink::Offline;
    m_state.error = error;
    publish();
    retryLater();
}

void LedgerWriter::retryLater()
{
    constexpr int mostDoublings = 20;
    const std::chrono::milliseconds doubled = m_pace.firstRetry * (1 << std::min(m_failures++, mostDoublings));
    m_reconnect.start(jittered(std::min(doubled, m_pace.longestRetry)));
}

/// A server says nothing when it goes, and another program may have queued something.
void LedgerWriter::lookAfter()
{
    countQueued();
    if (m_state.link != LedgerLink::Connected)
        return;
    if (const auto alive = m_ledger->store().entries(); !alive && alive.error().fault == StorageFault::Unreachable)
        goOffline(alive.error());
    work();
}

void LedgerWriter::write(LedgerWrite write, Answer answer)
{
    Waiting waiting{std::move(write), std::move(answer), {}};
    waiting.since.start();
    m_waiting.push_back(std::move(waiting));
    work();
}

void LedgerWriter::work()
{
    if (m_state.link == LedgerLink::Opening || m_again.isActive())
        return;
    while (!m_waiting.empty() && !m_stop->load()) {
        if (!take(m_waiting.front())) {
            m_again.start(jittered(pause));
            return;
        }
        m_waiting.pop_front();
    }
    if (m_state.link == LedgerLink::Connected && m_state.queued > 0)
        replay();
}

bool LedgerWriter::take(Waiting &waiting)
{
    if (m_state.link == LedgerLink::Failed) {
        give(waiting.answer, Unexpected{*m_state.error});
        return true;
    }
    if (m_state.link == LedgerLink::Offline || m_state.queued > 0) { // behind those that wait already
        enqueue(waiting, m_state.error.value_or(StorageError{}));
        return true;
    }
    const auto version = m_ledger->store().write(waiting.write);
    if (version) {
        Q_EMIT wrote(*version);
        give(waiting.answer, Receipt{Receipt::State::Written, *version});
        return true;
    }
    const StorageError error = version.error();
    if (error.fault == StorageFault::Busy && waiting.since.elapsed() < m_pace.patience.count())
        return false;
    if (error.fault == StorageFault::Unreachable && hasServer()) {
        goOffline(error);
        // The server may have done it before it went: under its key it is not done again.
        enqueue(waiting, error);
        return true;
    }
    give(waiting.answer, Unexpected{error});
    return true;
}

void LedgerWriter::enqueue(const Waiting &waiting, const StorageError &reason)
{
    if (!m_outbox) {
        give(waiting.answer, Unexpected{reason});
        return;
    }
    if (auto added = m_outbox->add(waiting.write); !added) {
        give(waiting.answer, Unexpected{added.error()});
        return;
    }
    countQueued();
    publish();
    give(waiting.answer, Receipt{Receipt::State::Queued, 0});
}

/// One at a time, so that whatever else came meanwhile has its turn.
void LedgerWriter::replay()
{
    const auto write = m_outbox->first();
    if (!write) {
        m_state.error = write.error();
        publish();
        return;
    }
    if (*write)
        settleQueued(**write, m_ledger->store().write(**write));
    countQueued();
    publish();
}

void LedgerWriter::settleQueued(const LedgerWrite &write, const Stored<qint64> &version)
{
    m_again.start(std::chrono::milliseconds(0));
    if (version) {
        if (auto removed = m_outbox->remove(write.key); !removed) {
            m_state.error = removed.error(); // it will be sent again, and not be done again
            m_again.start(m_pace.firstRetry);
            return;
        }
        Q_EMIT replayed(write.key, *version);
        Q_EMIT wrote(*version);
        return;
    }
    const StorageError &error = version.error();
    if (isOfTheWrite(error.fault)) {
        if (m_outbox->refuse(write.key, error.message))
            Q_EMIT refused(write.key, error);
        return;
    }
    if (error.fault == StorageFault::Unreachable) {
        m_again.stop();
        goOffline(error);
        return;
    }
    if (error.fault != StorageFault::Busy)
        m_state.error = error;
    m_again.start(jittered(error.fault == StorageFault::Busy ? pause : m_pace.heartbeat));
}

Stored<std::vector<QueuedWrite>> LedgerWriter::queued()
{
    if (!m_outbox)
        return std::vector<QueuedWrite>();
    return m_outbox->list();
}

Stored<Done> LedgerWriter::discard(const QString &key)
{
    if (!m_outbox)
        return Done{};
    auto removed = m_outbox->remove(key);
    countQueued();
    publish();
    return removed;
}

void LedgerWriter::setDamaged(const StorageError &error)
{
    m_ledger.reset();
    m_state.link = LedgerLink::Failed;
    m_state.error = error;
    publish();
}

void LedgerWriter::countQueued()
{
    if (!m_outbox)
        return;
    if (const auto counts = m_outbox->counts()) {
        m_state.queued = counts->waiting;
        m_state.refused = counts->refused;
    }
}

void LedgerWriter::publish()
{
    Q_EMIT stateChanged(m_state);
}

} // namespace evision::storage
