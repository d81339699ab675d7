// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/ledger_store.h"
#include "storage/migration.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace evision::storage {

/// Where a user's ledger and its backups are unless another place is named: in the folder for this user's data.
struct LedgerPlaces {
    DatabaseUrl ledger;
    QString backups; ///< a folder
    QString outbox;  ///< a file: what waits for a server

    [[nodiscard]] static LedgerPlaces usual();
    /// Of the demo market: files of their own, so that nothing made up gets into a real ledger.
    [[nodiscard]] static LedgerPlaces demo();
};

/// A ledger that was opened and whose schema is current. Lives on one thread; opening blocks.
class LedgerDatabase {
public:
    /// Makes a new ledger where there is none. An older schema is backed up and then brought up to date; a newer one is
    /// refused.
    [[nodiscard]] static Stored<std::unique_ptr<LedgerDatabase>>
    open(const DatabaseUrl &url, const QString &backups, const QByteArray &sealKey, ConnectionOptions options = {});

    [[nodiscard]] Connection &connection() noexcept { return m_connection; }
    [[nodiscard]] LedgerStore &store() noexcept { return m_store; }

private:
    LedgerDatabase(const DatabaseUrl &url, const QByteArray &sealKey, ConnectionOptions options);
    [[nodiscard]] Stored<Done> migrate(const QString &backups);

    Connection m_connection;
    LedgerStore m_store;
};

} // namespace evision::storage
