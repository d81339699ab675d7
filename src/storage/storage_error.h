// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace evision::storage {

/// Why a database did not do what it was asked, by what can be done about it.
enum class StorageFault : std::uint8_t {
    Unreachable, ///< no server, or the connection to it was lost: try again later
    Refused,     ///< user, password, certificate or rights: ask the user
    Busy,        ///< another program holds a lock for longer than it should
    NewerSchema, ///< written by a newer version of this program
    Changed,     ///< a row is no longer what the caller had read
    Full,        ///< the disk is
    ReadOnly,
    Corrupt,    ///< the file is damaged
    Disk,       ///< the disk did not read or write what it was told
    Stopped,    ///< the program ends and waits for nothing more
    Impossible, ///< anything else: a mistake of ours, or of who changed the database by hand
};

struct BetConflict;

struct StorageError {
    StorageFault fault = StorageFault::Impossible;
    QString message; ///< a sentence for the user, without passwords
    /// Of Changed, where it is a bet that was: both versions (storage/ledger_write.h).
    std::shared_ptr<const BetConflict> conflict = nullptr;
};

template <typename Value>
using Stored = Expected<Value, StorageError>;

/// Of what only succeeds or fails.
struct Done {
    bool operator==(const Done &) const = default;
};

} // namespace evision::storage
