// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/storage_error.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace evision::storage {

/// One step of a schema, forward only. Released steps never change: databases out there have taken them.
struct Migration {
    int number = 0; ///< from 1, without gaps
    QString name;
    QStringList statements; ///< read alike by SQLite and PostgreSQL

    /// Of the name and the statements, so that a database whose step was another one is noticed.
    [[nodiscard]] QString checksum() const;
};

/// Where a database stands against the steps this program knows.
struct SchemaState {
    int applied = 0;
    int known = 0;
    [[nodiscard]] bool isCurrent() const noexcept { return applied == known; }
};

/// Takes a database from whatever version it has to the newest, one step a transaction, under a lock that keeps other
/// programs out. A step that fails leaves the version before it working.
class Migrator {
public:
    explicit Migrator(std::vector<Migration> steps) : m_steps(std::move(steps)) {}

    /// NewerSchema where the database has steps that this program does not know; Corrupt where one of those it took is
    /// not the one known here.
    [[nodiscard]] Stored<SchemaState> state(Connection &connection) const;
    [[nodiscard]] Stored<SchemaState> migrate(Connection &connection) const;

private:
    [[nodiscard]] Stored<Done> makeTable(Connection &connection) const;
    /// False where it was taken already.
    [[nodiscard]] Stored<bool> take(Connection &connection, const Migration &step) const;

    std::vector<Migration> m_steps;
};

} // namespace evision::storage
