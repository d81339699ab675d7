// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include "storage/sql_error.h"

#include <QSqlError>
#include <QStringList>
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
    return QStringLiteral("connect_timeout=3;keepalives=1;application_name=bet-evision;sslmode=") + mode;
}

} // namespace

Connection::Connection(DatabaseUrl url, Durability durability)
    : m_url(std::move(url)),
      m_durability(durability),
      m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(driverOf(m_url.backend), m_name))
{
    if (m_url.backend == Backend::Sqlite) {
        m_database.setDatabaseName(m_url.path);
        m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
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
    settings += m_durability == Durability::Full ? QStringLiteral("PRAGMA synchronous = FULL")
                                                 : QStringLiteral("PRAGMA synchronous = NORMAL");
    settings += QStringLiteral("PRAGMA journal_mode = WAL");
    for (const QString &setting : std::as_const(settings)) {
        if (auto answer = run(setting); !answer)
            return Unexpected{answer.error()};
    }
    return Done{};
}

Stored<Done> Connection::checkFile()
{
    if (m_url.backend == Backend::Postgres)
        return Done{};
    for (const char *check : {"PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"}) {
        auto rows = run(QLatin1String(check));
        if (!rows)
            return Unexpected{rows.error()};
        if (rows->next() && rows->value(0).toString() != QLatin1String("ok")) {
            return Unexpected{StorageError{StorageFault::Corrupt,
                                           QStringLiteral("The database %1 is damaged (%2); bring back a backup.")
                                               .arg(m_url.shown(), rows->value(0).toString())}};
        }
    }
    return Done{};
}

Stored<QSqlQuery> Connection::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    bool done = false;
    if (values.isEmpty()) {
        done = query.exec(sql);
    } else if (query.prepare(sql)) {
        for (const QVariant &value : values)
            query.addBindValue(value);
        done = query.exec();
    }
    if (done)
        return query;
    return Unexpected{storageErrorOf(query.lastError(), m_url, m_database.isOpen())};
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
    return Done{};
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
