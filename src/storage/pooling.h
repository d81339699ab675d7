// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/storage_error.h"

namespace evision::storage {

/// Whether a pool that changes servers between transactions stands before PostgreSQL (PgBouncer in transaction or
/// statement mode). Through one, transactions work as ever; LISTEN and what else belongs to a session does not. Opens a
/// second connection for the question. Never of SQLite.
///
/// True is certain; where others use the pool at that moment it may be missed. Then serverProcess() changes sooner or
/// later.
[[nodiscard]] Stored<bool> isPooled(Connection &connection);

/// The number of the server that answers this connection of PostgreSQL: the same for as long as a session lasts, and
/// another only where a pool is between.
[[nodiscard]] Stored<qint64> serverProcess(Connection &connection);

} // namespace evision::storage
