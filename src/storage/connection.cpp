// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include "storage/sql_error.h"

#include <QDeadlineTimer>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QStringList>
#include <QThread>
#include <QUuid>

#include <utility>

namespace evision::storage {

namespace {

QString driverOf(Backend backend)
{
    return backend == Backend::Sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL");
}

QString serverOptions(const DatabaseUrl &url)
{
    const auto mode = [&url] {
        switch (url.tls) {
        case TlsMode::Require:
            return QStringLiteral("require");
        case TlsMode::VerifyFull:
            return QStringLiteral("verify-full");
        case TlsMode::Prefer:
            break;
        }
        return QStringLiteral("prefer");
    }();
    // A server that vanished without a word is given up after about ten seconds.
    return QStringLiteral("connect_timeout=3;keepalives=1;keepalives_idle=5;keepalives_interval=2;keepalives_count=3;"
                          "tcp_user_timeout=10000;application_name=bet-evision;sslmode=") +
           mode;
}

StorageError stopped(const DatabaseUrl &url)
{
    return {StorageFault::Stopped, QStringLiteral("The program ends; %1 was not asked.").arg(url.shown())};
}

} // namespace

Connection::Connection(DatabaseUrl url, ConnectionOptions options)
    : m_url(std::move(url)),
      m_options(options),
      m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(driverOf(m_url.backend), m_name))
{
    if (m_url.backend == Backend::Sqlite) {
        m_database.setDatabaseName(m_url.path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(m_options.patience.count()));
    } else {
        m_database.setHostName(m_url.host);
        m_database.setPort(m_url.port);
        m_database.setUserName(m_url.user);
        m_database.setPassword(m_url.password);
        m_database.setDatabaseName(m_url.database);
        m_database.setConnectOptions(serverOptions(m_url));
        m_database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    }
}

Connection::~Connection()
{
    m_database.close();
    m_database = QSqlDatabase(); // the registry lets go only of a connection that nobody holds
    QSqlDatabase::removeDatabase(m_name);
}

Stored<Done> Connection::open()
{
    m_database.close();
    if (!m_database.isValid()) {
        return Unexpected{StorageError{
            StorageFault::Refused,
            QStringLiteral("Qt's driver for %1 is not installed.")
                .arg(m_url.backend == Backend::Sqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL"))}};
    }
    if (isStopped())
        return Unexpected{stopped(m_url)};
    if (!m_database.open())
        return Unexpected{storageErrorOf(m_database.lastError(), m_url, false)};
    if (m_url.backend == Backend::Postgres)
        return Done{};
    auto prepared = prepareFile();
    if (!prepared)
        m_database.close();
    return prepared;
}

void Connection::close()
{
    m_database.close();
}

Stored<Done> Connection::prepareFile()
{
    // Of each connection, not of the file, but for the journal's mode.
    QStringList settings = {QStringLiteral("PRAGMA foreign_keys = ON")};
    settings += m_options.durability == Durability::Full ? QStringLiteral("PRAGMA synchronous = FULL")
                                                         : QStringLiteral("PRAGMA synchronous = NORMAL");
    for (const QString &setting : std::as_const(settings)) {
        if (auto answer = run(setting); !answer)
            return Unexpected{answer.error()};
    }
    return useLog();
}

/// SQLite does not wait for a lock where the journal's mode changes: of two programs that begin with the same new file
/// one is told at once that it is busy.
Stored<Done> Connection::useLog()
{
    constexpr unsigned long pause = 5; // milliseconds
    const QDeadlineTimer patience(m_options.patience);
    while (true) {
        const auto answer = run(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (answer)
            return Done{};
        if (answer.error().fault != StorageFault::Busy || patience.hasExpired() || isStopped())
            return Unexpected{answer.error()};
        QThread::msleep(pause);
    }
}

Stored<Done> Connection::checkFile()
{
    if (m_url.backend == Backend::Postgres)
        return Done{};
    for (const char *check : {"PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"}) {
        auto rows = run(QLatin1String(check));
        if (!rows)
            return Unexpected{rows.error()};
        const auto more = next(*rows);
        if (!more)
            return Unexpected{more.error()};
        if (*more && rows->value(0).toString() != QLatin1String("ok")) {
            return Unexpected{StorageError{StorageFault::Corrupt,
                                           QStringLiteral("The database %1 is damaged (%2); bring back a backup with "
                                                          "`evision-cli db restore`.")
                                               .arg(m_url.shown(), rows->value(0).toString())}};
        }
    }
    return Done{};
}

Stored<QSqlQuery> Connection::run(const QString &sql, const QVariantList &values)
{
    if (isStopped() && !m_inTransaction) // one that was begun is finished, and so is its rolling back
        return Unexpected{stopped(m_url)};
    if (!m_database.isOpen()) // it was lost: the driver says no more than that, and on the standard error
        return Unexpected{storageErrorOf(QSqlError(), m_url, false)};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(sql);
    } else if (m_url.backend == Backend::Postgres) {
        done = query.exec(withValues(sql, values));
    } else if (query.prepare(sql)) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (done)
        return query;
    return Unexpected{errorOf(query)};
}

/// Preparing a statement that runs once costs two more trips to the server, and it is gone at the next trip where a
/// pool of connections stands before it. The driver writes the values so that the server reads them as values.
QString Connection::withValues(const QString &sql, const QVariantList &values) const
{
    QString text;
    qsizetype from = 0;
    for (const QVariant &value : values) {
        const qsizetype mark = sql.indexOf(u'?', from);
        Q_ASSERT(mark >= 0);
        QSqlField field(QString(), value.metaType());
        field.setValue(value);
        text += QStringView(sql).mid(from, mark - from);
        text += m_database.driver()->formatValue(field);
        from = mark + 1;
    }
    text += QStringView(sql).mid(from);
    return text;
}

StorageError Connection::errorOf(const QSqlQuery &query) const
{
    return storageErrorOf(query.lastError(), m_url, m_database.isOpen());
}

Stored<bool> Connection::next(QSqlQuery &rows) const
{
    if (isStopped())
        return Unexpected{stopped(m_url)};
    if (rows.next())
        return true;
    if (rows.lastError().isValid())
        return Unexpected{errorOf(rows)};
    return false;
}

Stored<Done> Connection::listen(const QString &channel, QObject *context,
                                std::function<void(const QString &payload)> heard)
{
    QSqlDriver *driver = m_database.driver();
    if (!m_database.isOpen() || !driver->subscribeToNotification(channel))
        return Unexpected{storageErrorOf(driver->lastError(), m_url, m_database.isOpen())};
    QObject::connect(driver, &QSqlDriver::notification, context,
                     [channel, heard = std::move(heard)](const QString &name, QSqlDriver::NotificationSource,
                                                         const QVariant &payload) {
                         if (name == channel)
                             heard(payload.toString());
                     });
    return Done{};
}

Stored<Done> Connection::begin(Purpose purpose)
{
    const bool sqlite = m_url.backend == Backend::Sqlite;
    // SQLite's BEGIN alone takes the write lock at the first write, and fails there if somebody wrote since the first
    // read. PostgreSQL shows each statement the newest rows, unless it is told otherwise.
    QString statement = QStringLiteral("BEGIN");
    if (purpose == Purpose::Write && sqlite)
        statement = QStringLiteral("BEGIN IMMEDIATE");
    else if (purpose == Purpose::Read && !sqlite)
        statement = QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    auto begun = run(statement);
    if (!begun)
        return Unexpected{begun.error()};
    if (purpose == Purpose::Read || sqlite)
        return Done{};
    // Of the transaction alone: what a session is told is lost, or another's, where sessions are pooled.
    begun = run(QStringLiteral("SET LOCAL lock_timeout = %1").arg(m_options.patience.count()));
    if (begun)
        return Done{};
    rollBack();
    return Unexpected{begun.error()};
}

Stored<Done> Connection::commit()
{
    auto committed = run(QStringLiteral("COMMIT"));
    if (committed)
        return Done{};
    rollBack();
    return Unexpected{committed.error()};
}

void Connection::rollBack()
{
    (void)run(QStringLiteral("ROLLBACK")); // where it fails there is no transaction left to roll back
}

} // namespace evision::storage
