// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"
#include "storage/ledger_database.h"

#include <memory>
#include <string>

namespace evision::cli {

/// Options that stand before the command.
struct GlobalOptions {
    std::string database; ///< --db; empty: DATABASE_URL, else the usual place
};

/// Where the ledger is by the options and the environment. The error is a sentence.
[[nodiscard]] Expected<storage::DatabaseUrl, std::string> ledgerUrl(const GlobalOptions &options);
/// Opens it with the key that it is sealed with, from the keychain; where there is a keychain and no key yet, one is
/// made. The error is a sentence. For the main thread of a program without windows.
[[nodiscard]] Expected<std::unique_ptr<storage::LedgerDatabase>, std::string> openLedger(const GlobalOptions &options);

} // namespace evision::cli
