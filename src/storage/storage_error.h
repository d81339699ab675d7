// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <QString>

#include <cstdint>

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
    Impossible, ///< anything else: a mistake of ours, or of who changed the database by hand
};

struct StorageError {
    StorageFault fault = StorageFault::Impossible;
    QString message; ///< a sentence for the user, without passwords
};

template <typename Value>
using Stored = Expected<Value, StorageError>;

/// Of what only succeeds or fails.
struct Done {
    bool operator==(const Done &) const = default;
};

} // namespace evision::storage
