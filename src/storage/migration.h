// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/storage_error.h"

#include <QString>
#include <QStringList>

#include <functional>
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

/// Takes a database from whatever version it has to the newest, in one transaction and under a lock: other programs see
/// the old version or the new one and nothing between, and a step that fails leaves the old one working.
class Migrator {
public:
    /// Called before a database that has taken `applied` steps, one at least, is changed: under the same lock and
    /// within the same transaction, so that what it keeps is what is changed. Its failure leaves everything as it was.
    using KeepOld = std::function<Stored<Done>(int applied)>;

    explicit Migrator(std::vector<Migration> steps) : m_steps(std::move(steps)) {}

    /// NewerSchema where the database has steps that this program does not know; Corrupt where one of those it took is
    /// not the one known here.
    [[nodiscard]] Stored<SchemaState> state(Connection &connection) const;
    [[nodiscard]] Stored<SchemaState> migrate(Connection &connection, const KeepOld &keepOld = {}) const;

private:
    [[nodiscard]] static Stored<Done> lock(Connection &connection);
    [[nodiscard]] Stored<Done> makeTable(Connection &connection) const;
    [[nodiscard]] Stored<Done> take(Connection &connection, const Migration &step) const;

    std::vector<Migration> m_steps;
};

} // namespace evision::storage
