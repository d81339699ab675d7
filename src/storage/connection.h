// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database_url.h"
#include "storage/storage_error.h"

#include <QObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>

namespace evision::storage {

/// How soon a transaction is safe on disk.
enum class Durability : std::uint8_t {
    Full,   ///< when it is committed, also if the power fails then (ledger)
    Normal, ///< a moment later; a crash of the program loses nothing (archive)
};

struct ConnectionOptions {
    Durability durability = Durability::Full;
    /// How long a write waits for another program's lock before it is Busy.
    std::chrono::milliseconds patience{10000};
    /// Set by another thread that wants this one to end: whatever would go on is Stopped. May be null.
    const std::atomic<bool> *stop = nullptr;
};

/// One connection to a database. Lives on one thread from its opening to its end; every call blocks, so that thread is
/// none that anybody looks at. SQL is written so that SQLite and PostgreSQL both read it, with ? for values and for
/// nothing else.
class Connection {
public:
    explicit Connection(DatabaseUrl url, ConnectionOptions options = {});
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

    /// Runs one statement; the rows are read from the answer, forward only, with next().
    [[nodiscard]] Stored<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    /// Goes to the next row; false after the last. The query's own next() does not tell the end from a failure.
    [[nodiscard]] Stored<bool> next(QSqlQuery &rows) const;

    /// Calls `heard` with what others tell on `channel` (PostgreSQL's NOTIFY), while `context` lives and the thread's
    /// events are handled. To be asked for again after each opening, with another context.
    [[nodiscard]] Stored<Done> listen(const QString &channel, QObject *context,
                                      std::function<void(const QString &payload)> heard);

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
        if (!result)
            rollBack();
        else if (auto committed = commit(); !committed)
            result = Unexpected{committed.error()};
        m_inTransaction = false;
        return result;
    }
    [[nodiscard]] Stored<Done> prepareFile();
    [[nodiscard]] Stored<Done> useLog();
    [[nodiscard]] QString withValues(const QString &sql, const QVariantList &values) const;
    [[nodiscard]] StorageError errorOf(const QSqlQuery &query) const;
    [[nodiscard]] bool isStopped() const noexcept { return m_options.stop != nullptr && m_options.stop->load(); }
    [[nodiscard]] Stored<Done> begin(Purpose purpose);
    [[nodiscard]] Stored<Done> commit();
    void rollBack();

    DatabaseUrl m_url;
    ConnectionOptions m_options;
    QString m_name; ///< of Qt's registry of connections
    QSqlDatabase m_database;
    bool m_inTransaction = false;
};

} // namespace evision::storage
