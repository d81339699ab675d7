// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bet_files/bet_source.h"

#include "storage/ledger_database.h"

#include <functional>

namespace evision::bet_files {

/// What has become of the bets of a file so far.
struct ImportCounts {
    std::size_t read = 0;
    std::size_t added = 0;
    std::size_t settled = 0; ///< were there, open
    std::size_t already = 0; ///< were there, just so
    std::size_t refused = 0;
};

/// Told of each row that is refused, with a sentence.
using OnRefused = std::function<void(std::size_t row, const std::string &why)>;
/// Told now and then; false stops the import: what is in the ledger by then stays.
using OnImported = std::function<bool(const ImportCounts &counts)>;

struct ImportListener {
    OnRefused onRefused;
    OnImported onImported; ///< may be empty
};

/// Puts the bets of `source` into the ledger, a few hundred a transaction: what was told to be in is there after a
/// crash, and a second import of the same file goes on from there and adds nothing twice. A bet whose id is there
/// already with other terms is refused, and so is a settled one with another end. Only what stops the import is an
/// error: the ledger's, or a file that cannot be read on. `at`: milliseconds since 1970. Blocks, on the ledger's
/// thread.
[[nodiscard]] storage::Stored<ImportCounts> importBets(BetSource &source, storage::LedgerDatabase &ledger,
                                                       const QString &author, qint64 at,
                                                       const ImportListener &listener);

} // namespace evision::bet_files
