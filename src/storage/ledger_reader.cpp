// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_reader.h"

#include "storage/ledger_schema.h"
#include "storage/migration.h"
#include "storage/pooling.h"

#include <utility>

namespace evision::storage {

namespace {

/// Reading hardly ever waits for a lock, and not for longer than a program may take to end.
constexpr std::chrono::milliseconds onePatience{250};

} // namespace

LedgerReader::LedgerReader(DatabaseUrl url, QByteArray sealKey, LedgerPace pace,
                           std::shared_ptr<const std::atomic<bool>> stop)
    : m_url(std::move(url)), m_sealKey(std::move(sealKey)), m_pace(pace), m_stop(std::move(stop))
{
    connect(&m_look, &QTimer::timeout, this, &LedgerReader::look);
}

LedgerReader::~LedgerReader() = default;

void LedgerReader::begin()
{
    m_begun = true;
    m_look.start(m_url.backend == Backend::Sqlite ? m_pace.look : m_pace.heartbeat);
    for (const auto &task : std::exchange(m_waiting, {}))
        task();
    look();
}

void LedgerReader::tryAgain()
{
    m_notBefore = QDeadlineTimer();
    if (m_begun)
        look();
}

void LedgerReader::take(std::function<void()> task)
{
    if (m_begun)
        task();
    else
        m_waiting.push_back(std::move(task));
}

Stored<Done> LedgerReader::open()
{
    if (m_ledger)
        return Done{};
    if (!m_notBefore.hasExpired()) // it was away a moment ago, and a try may take seconds
        return Unexpected{m_lost};
    auto ledger =
        std::make_unique<Ledger>(m_url, m_sealKey, ConnectionOptions{Durability::Full, onePatience, m_stop.get()});
    const auto opened = ledger->connection.open();
    const auto state =
        opened ? Migrator(ledgerSchema()).state(ledger->connection) : Stored<SchemaState>(Unexpected{opened.error()});
    if (!state || !state->isCurrent()) {
        m_lost = state ? StorageError{StorageFault::Impossible,
                                      QStringLiteral("The ledger %1 is not ready to be read.").arg(m_url.shown())}
                       : state.error();
        m_notBefore.setRemainingTime(m_pace.firstRetry);
        return Unexpected{m_lost};
    }
    m_ledger = std::move(ledger);
    m_dataVersion = 0;
    listen();
    return Done{};
}

void LedgerReader::listen()
{
    m_server = 0;
    if (m_url.backend == Backend::Sqlite)
        return;
    if (const auto pooled = isPooled(m_ledger->connection); pooled && *pooled)
        return tellPooled();
    const auto listening = m_ledger->connection.listen(LedgerStore::channel(), &m_ledger->ear,
                                                       [this](const QString &seq) { Q_EMIT heard(seq.toLongLong()); });
    if (!listening)
        return tellLate(listening.error().message);
    if (const auto server = serverProcess(m_ledger->connection))
        m_server = *server;
    Q_EMIT noticed({});
}

void LedgerReader::tellLate(const QString &why)
{
    Q_EMIT noticed(why + QStringLiteral(" What other desks write is seen within %1 seconds.")
                             .arg(static_cast<double>(m_pace.heartbeat.count()) / 1000));
}

void LedgerReader::tellPooled()
{
    m_server = 0;
    tellLate(QStringLiteral("%1 is reached through PgBouncer in transaction mode, which passes no notifications on. "
                            "Connect to PostgreSQL itself, or set pool_mode = session.")
                 .arg(m_url.shown()));
}

/// Who listens may do so in vain: a pool that others use was not told from a session at the start.
void LedgerReader::lookForPool()
{
    if (!m_ledger || m_server == 0)
        return;
    const auto server = serverProcess(m_ledger->connection);
    if (server && *server != m_server)
        tellPooled();
}

void LedgerReader::look()
{
    if (m_stop->load())
        return;
    const auto entries = ask<qint64>([this](LedgerStore &store) -> Stored<qint64> {
        if (m_url.backend == Backend::Sqlite && !isFileChanged())
            return -1;
        return store.entries();
    });
    if (entries && *entries >= 0)
        Q_EMIT heard(*entries);
    lookForPool();
}

bool LedgerReader::isFileChanged()
{
    auto row = m_ledger->connection.run(QStringLiteral("PRAGMA data_version"));
    if (!row || !row->next())
        return true;
    const qint64 before = std::exchange(m_dataVersion, row->value(0).toLongLong());
    return before != m_dataVersion;
}

} // namespace evision::storage
