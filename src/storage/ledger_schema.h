// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/migration.h"

#include <vector>

namespace evision::storage {

/// The steps of the ledger's database. Add at the end; never change one that was released.
[[nodiscard]] std::vector<Migration> ledgerSchema();

} // namespace evision::storage
