// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/storage_error.h"

namespace evision::storage {

/// Whether a pool that changes servers between transactions stands before PostgreSQL (PgBouncer in transaction or
/// statement mode). Through one, transactions work as ever; LISTEN and what else belongs to a session does not. Opens a
/// second connection for the question. Never of SQLite.
[[nodiscard]] Stored<bool> isPooled(Connection &connection);

} // namespace evision::storage
