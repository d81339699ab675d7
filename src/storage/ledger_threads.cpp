// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_threads.h"

#include <utility>

namespace evision::storage {

namespace {

template <typename Answer>
void give(QPromise<Stored<Answer>> &promise, Stored<Answer> answer)
{
    promise.addResult(std::move(answer));
    promise.finish();
}

} // namespace

LedgerThreads::LedgerThreads(const Setup &setup, const Clock &clock)
    : m_stop(std::make_shared<std::atomic<bool>>(false)),
      m_writer(std::make_unique<LedgerWriter>(setup.places, setup.sealKey, setup.pace, clock, m_stop),
               QStringLiteral("ledger-writer")),
      m_reader(std::make_unique<LedgerReader>(setup.places.ledger, setup.sealKey, setup.pace, m_stop),
               QStringLiteral("ledger-reader")),
      m_keeper(std::make_unique<LedgerKeeper>(setup.places, setup.pace, clock, m_stop), QStringLiteral("ledger-keeper"))
{
    LedgerWriter *writer = &m_writer.worker();
    LedgerReader *reader = &m_reader.worker();
    LedgerKeeper *keeper = &m_keeper.worker();
    connect(writer, &LedgerWriter::tried, reader, &LedgerReader::begin);
    connect(writer, &LedgerWriter::tried, keeper, &LedgerKeeper::begin);
    connect(writer, &LedgerWriter::stateChanged, this, &LedgerThreads::takeState);
    connect(writer, &LedgerWriter::wrote, this, &LedgerThreads::takeEntries);
    connect(writer, &LedgerWriter::replayed, this, &LedgerThreads::replayed);
    connect(writer, &LedgerWriter::refused, this, &LedgerThreads::refused);
    connect(reader, &LedgerReader::heard, this, &LedgerThreads::takeEntries);
    connect(reader, &LedgerReader::noticed, this, [this](const QString &notice) {
        m_notice = notice;
        takeState(m_state);
    });
    connect(keeper, &LedgerKeeper::damaged, writer, &LedgerWriter::setDamaged);
    connect(keeper, &LedgerKeeper::backedUp, this, &LedgerThreads::backedUp);
    connect(keeper, &LedgerKeeper::backupFailed, this, &LedgerThreads::backupFailed);
}

LedgerThreads::~LedgerThreads()
{
    m_stop->store(true);
    m_writer.quit();
    m_reader.quit();
    m_keeper.quit();
    const QDeadlineTimer deadline(800);
    m_writer.end(deadline);
    m_reader.end(deadline);
    m_keeper.end(deadline);
}

void LedgerThreads::start()
{
    m_writer.post([](LedgerWriter &writer) { writer.start(); });
}

QFuture<Stored<Receipt>> LedgerThreads::write(LedgerWrite write)
{
    auto promise = std::make_shared<QPromise<Stored<Receipt>>>();
    promise->start();
    m_writer.post([promise, write = std::move(write)](LedgerWriter &writer) { writer.write(write, promise); });
    return promise->future();
}

QFuture<Stored<std::optional<LedgerBet>>> LedgerThreads::find(const std::string &betId)
{
    return read<std::optional<LedgerBet>>([betId](LedgerStore &store) { return store.find(betId); });
}

QFuture<Stored<std::vector<LedgerBet>>> LedgerThreads::list(const BetFilter &filter)
{
    return read<std::vector<LedgerBet>>([filter](LedgerStore &store) { return store.list(filter); });
}

QFuture<Stored<ChainReport>> LedgerThreads::verify()
{
    return read<ChainReport>([](LedgerStore &store) { return store.verify(); });
}

QFuture<Stored<std::vector<QueuedWrite>>> LedgerThreads::queued()
{
    auto promise = std::make_shared<QPromise<Stored<std::vector<QueuedWrite>>>>();
    promise->start();
    m_writer.post([promise](LedgerWriter &writer) { give(*promise, writer.queued()); });
    return promise->future();
}

QFuture<Stored<Done>> LedgerThreads::discard(const QString &key)
{
    auto promise = std::make_shared<QPromise<Stored<Done>>>();
    promise->start();
    m_writer.post([promise, key](LedgerWriter &writer) { give(*promise, writer.discard(key)); });
    return promise->future();
}

void LedgerThreads::takeState(const LedgerState &state)
{
    const LedgerLink before = m_state.link;
    m_state = state;
    m_state.notice = m_notice;
    if (state.link == LedgerLink::Connected && before == LedgerLink::Offline)
        m_reader.post([](LedgerReader &reader) { reader.tryAgain(); });
    Q_EMIT stateChanged(m_state);
}

void LedgerThreads::takeEntries(qint64 entries)
{
    if (std::exchange(m_entries, entries) == entries)
        return;
    Q_EMIT changed(entries);
}

} // namespace evision::storage
