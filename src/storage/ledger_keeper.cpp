// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_keeper.h"

#include "storage/backups.h"

#include <utility>

namespace evision::storage {

LedgerKeeper::LedgerKeeper(LedgerPlaces places, LedgerPace pace, const Clock &clock,
                           std::shared_ptr<const std::atomic<bool>> stop)
    : m_places(std::move(places)), m_pace(pace), m_clock(clock), m_stop(std::move(stop))
{
    connect(&m_timer, &QTimer::timeout, this, &LedgerKeeper::check);
}

void LedgerKeeper::begin()
{
    m_timer.start(m_pace.upkeep);
    check();
}

void LedgerKeeper::check()
{
    if (m_isSound) {
        backUp();
        return;
    }
    Connection connection(m_places.ledger, {Durability::Full, m_pace.patience, m_stop.get()});
    auto sound = connection.open();
    if (sound)
        sound = connection.checkFile();
    if (sound) {
        m_isSound = true;
        backUp();
    } else if (sound.error().fault == StorageFault::Corrupt) {
        m_timer.stop();
        Q_EMIT damaged(sound.error());
    }
}

void LedgerKeeper::backUp()
{
    Connection connection(m_places.ledger, {Durability::Full, m_pace.patience, m_stop.get()});
    if (auto opened = connection.open(); !opened || m_stop->load())
        return; // what it did not open for, the writer says
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now(), Qt::UTC);
    const auto made = Backups(m_places.backups).makeDaily(connection, now);
    if (made)
        Q_EMIT backedUp(*made);
    else if (made.error().fault != StorageFault::Stopped && made.error().fault != StorageFault::Unreachable)
        Q_EMIT backupFailed(made.error());
}

} // namespace evision::storage
