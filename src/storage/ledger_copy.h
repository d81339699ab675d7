// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/storage_error.h"

#include <QByteArray>

#include <functional>

namespace evision::storage {

/// Told after every few hundred rows; answers whether to go on. What was copied until then stays, and a later copy goes
/// on from there.
struct CopyProgress {
    qint64 done = 0;
    qint64 total = 0;
};
using OnProgress = std::function<bool(const CopyProgress &)>;

struct CopyResult {
    qint64 rows = 0;      ///< copied by this call
    bool complete = true; ///< false: it was told to stop
};

/// Copies the ledger of one database into another, SQLite or PostgreSQL in either role. Both have the newest schema.
/// The other one is empty or holds the beginning of the same ledger; anything else is Refused and left as it is. In the
/// end both are read again and compared, row by row by their hashes.
[[nodiscard]] Stored<CopyResult> copyLedger(Connection &from, Connection &to, const OnProgress &onProgress = {});

/// SHA-256 over every row of the ledger, the same on both kinds of database.
[[nodiscard]] Stored<QByteArray> hashOfLedger(Connection &connection);

} // namespace evision::storage
