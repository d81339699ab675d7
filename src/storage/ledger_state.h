// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/clock.h"
#include "storage/storage_error.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace evision::storage {

enum class LedgerLink : std::uint8_t {
    Opening,
    Connected,
    Offline, ///< the server is away: writes queue on this machine, and it is tried again and again
    Failed,  ///< the file cannot be used: nothing is written
};

/// How a ledger is, for a window to show.
struct LedgerState {
    LedgerLink link = LedgerLink::Opening;
    UnixMillis offlineSince = 0; ///< of Offline
    qint64 queued = 0;           ///< writes that wait on this machine
    qint64 refused = 0;          ///< of those, what the ledger did not take: the user decides
    /// Why it is Offline or Failed; while Connected what is wrong nevertheless.
    std::optional<StorageError> error;
    QString notice; ///< a sentence on what works less well than it could; usually empty
};

/// What became of a write that was taken.
struct Receipt {
    enum class State : std::uint8_t {
        Written, ///< in the ledger
        Queued,  ///< on this machine's disk, until the server is back
    };
    State state = State::Written;
    qint64 version = 0; ///< of the bet; 0 while it is queued
};

/// How often is looked and tried.
struct LedgerPace {
    std::chrono::milliseconds firstRetry{500}; ///< then twice as long each time, give or take a half
    std::chrono::milliseconds longestRetry{60000};
    std::chrono::milliseconds heartbeat{5000}; ///< of a server: to notice that it is gone, and what was not heard
    std::chrono::milliseconds look{1000};      ///< of a file: whether another program wrote
    std::chrono::milliseconds patience{10000}; ///< with other programs' locks
    std::chrono::milliseconds upkeep{3600000}; ///< whether a day has no backup yet
};

} // namespace evision::storage
