// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/ledger_write.h"
#include "storage/storage_error.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace evision::storage {

/// A write that waits, or that the ledger refused when its turn came.
struct QueuedWrite {
    LedgerWrite write;
    QString refusal; ///< a sentence; empty while it waits
};

/// Writes that wait on this machine for a server, in a file that keeps them through a loss of power, in the order they
/// came. Several programs may use one file, and one file may be for several servers. Lives on one thread; calls block.
class Outbox {
public:
    /// Of the writes for the server of `target`. Makes the file where there is none.
    [[nodiscard]] static Stored<std::unique_ptr<Outbox>> open(const QString &path, const DatabaseUrl &target,
                                                              ConnectionOptions options = {});

    [[nodiscard]] Stored<Done> add(const LedgerWrite &write);
    /// The first that waits.
    [[nodiscard]] Stored<std::optional<LedgerWrite>> first();
    /// After it was written, or because the user gave it up.
    [[nodiscard]] Stored<Done> remove(const QString &key);
    /// Keeps it for the user to decide on; the others go on.
    [[nodiscard]] Stored<Done> refuse(const QString &key, const QString &sentence);
    /// All of them, the oldest first.
    [[nodiscard]] Stored<std::vector<QueuedWrite>> list();

    struct Counts {
        qint64 waiting = 0;
        qint64 refused = 0;
    };
    [[nodiscard]] Stored<Counts> counts();

private:
    Outbox(const QString &path, const DatabaseUrl &target, ConnectionOptions options);

    Connection m_connection;
    QString m_target; ///< server and database, whoever the user is
};

} // namespace evision::storage
