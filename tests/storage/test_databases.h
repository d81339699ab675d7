// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "private_postgres.h"

#include <QTemporaryDir>
#include <QTest>

namespace evision::storage {

/// Both kinds of database, so that every test is one test on both. A machine without PostgreSQL's programs skips the
/// rows of that.
class TestDatabases {
public:
    /// For a test's _data: one row for each kind, in the column `backend`.
    static void addRows()
    {
        QTest::addColumn<int>("backend");
        QTest::newRow("SQLite") << static_cast<int>(Backend::Sqlite);
        QTest::newRow("PostgreSQL") << static_cast<int>(Backend::Postgres);
    }
    [[nodiscard]] bool has(Backend backend) const
    {
        return backend == Backend::Sqlite || PrivatePostgres::isInstalled();
    }
    /// An empty database. The server is started by the first who wants one.
    [[nodiscard]] DatabaseUrl fresh(Backend backend)
    {
        const QString name = QStringLiteral("test%1").arg(++m_made);
        if (backend == Backend::Sqlite)
            return DatabaseUrl::ofFile(m_folder.filePath(name + QStringLiteral(".db")));
        if (!m_started) {
            const QString failure = m_server.start();
            if (!failure.isEmpty())
                qFatal("%s", qPrintable(failure));
            m_started = true;
        }
        return m_server.freshDatabase(name);
    }
    [[nodiscard]] PrivatePostgres &server() noexcept { return m_server; }

private:
    QTemporaryDir m_folder;
    PrivatePostgres m_server;
    bool m_started = false;
    int m_made = 0;
};

} // namespace evision::storage

/// Within a test with such rows: the row's database, or none here.
#define FETCH_DATABASE(databases)                                                                                      \
    QFETCH(int, backend);                                                                                              \
    if (!(databases).has(static_cast<evision::storage::Backend>(backend)))                                             \
        QSKIP("PostgreSQL's server is not installed");                                                                 \
    const evision::storage::DatabaseUrl url = (databases).fresh(static_cast<evision::storage::Backend>(backend))
