// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"
#include "storage/ledger_database.h"
#include "storage/ledger_state.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace evision::storage {

/// Looks after a ledger in the background: whether its file is whole, when a program starts, and a backup a day. Lives
/// on a thread of its own, so that nobody waits for it, and belongs to LedgerThreads.
class LedgerKeeper final : public QObject {
    Q_OBJECT

public:
    /// `stop` is set when the program ends.
    LedgerKeeper(LedgerPlaces places, LedgerPace pace, const Clock &clock,
                 std::shared_ptr<const std::atomic<bool>> stop);

    /// The ledger is there to be looked after.
    void begin();

Q_SIGNALS:
    /// The file is damaged. It is not backed up: backups from before it was are worth more.
    void damaged(const evision::storage::StorageError &error);
    void backedUp(const QString &path);
    void backupFailed(const evision::storage::StorageError &error);

private:
    void check();
    void backUp();

    LedgerPlaces m_places;
    LedgerPace m_pace;
    const Clock &m_clock;
    std::shared_ptr<const std::atomic<bool>> m_stop;
    QTimer m_timer{this};
    bool m_isSound = false;
};

} // namespace evision::storage
