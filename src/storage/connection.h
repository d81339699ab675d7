// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database_url.h"
#include "storage/storage_error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <cstdint>

namespace evision::storage {

/// How soon a transaction is safe on disk.
enum class Durability : std::uint8_t {
    Full,   ///< when it is committed, also if the power fails then (ledger)
    Normal, ///< a moment later; a crash of the program loses nothing (archive)
};

/// One connection to a database. Lives on one thread from its opening to its end; every call blocks, so that thread is
/// none that anybody looks at. SQL is written so that SQLite and PostgreSQL both read it, with ? for values.
class Connection {
public:
    explicit Connection(DatabaseUrl url, Durability durability = Durability::Full);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Opens it, or opens it again after the server was lost. Makes the file of SQLite, not the folder that it is in.
    [[nodiscard]] Stored<Done> open();
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }

    [[nodiscard]] const DatabaseUrl &url() const noexcept { return m_url; }
    [[nodiscard]] Backend backend() const noexcept { return m_url.backend; }

    /// Whether a file of SQLite is whole, every page and reference of it; always, of a server, which sees to that
    /// itself.
    [[nodiscard]] Stored<Done> checkFile();

    /// Runs one statement; the rows are read from the answer, forward only.
    [[nodiscard]] Stored<QSqlQuery> run(const QString &sql, const QVariantList &values = {});

    /// Runs `task`, which answers a Stored, within a transaction that takes the write lock at once: committed when it
    /// succeeds, else rolled back. One within another is a part of it: the outer one must then fail with it.
    template <typename Task>
    [[nodiscard]] auto transaction(Task task) -> decltype(task())
    {
        return within(Purpose::Write, task);
    }
    /// The same for reading alone: every statement sees the database as it was at the first, and nobody waits.
    template <typename Task>
    [[nodiscard]] auto snapshot(Task task) -> decltype(task())
    {
        return within(Purpose::Read, task);
    }

private:
    enum class Purpose : std::uint8_t { Read, Write };

    template <typename Task>
    [[nodiscard]] auto within(Purpose purpose, Task &task) -> decltype(task())
    {
        if (m_inTransaction)
            return task();
        if (auto begun = begin(purpose); !begun)
            return Unexpected{begun.error()};
        m_inTransaction = true;
        auto result = task();
        m_inTransaction = false;
        if (!result) {
            rollBack();
            return result;
        }
        if (auto committed = commit(); !committed)
            return Unexpected{committed.error()};
        return result;
    }
    [[nodiscard]] Stored<Done> prepareFile();
    [[nodiscard]] Stored<Done> begin(Purpose purpose);
    [[nodiscard]] Stored<Done> commit();
    void rollBack();

    DatabaseUrl m_url;
    Durability m_durability;
    QString m_name; ///< of Qt's registry of connections
    QSqlDatabase m_database;
    bool m_inTransaction = false;
};

} // namespace evision::storage
