// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database_url.h"
#include "storage/storage_error.h"

#include <QSqlError>

namespace evision::storage {

/// What a driver said, as something that can be acted on. `open` is whether the connection still is: a lost server
/// answers with no code at all.
[[nodiscard]] StorageError storageErrorOf(const QSqlError &error, const DatabaseUrl &url, bool open);

} // namespace evision::storage
