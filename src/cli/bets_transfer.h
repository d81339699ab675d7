// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/ledger_options.h"
#include "cli/options.h"

#include "bet_files/bet_source.h"
#include "storage/ledger_store.h"

#include <functional>
#include <string>

namespace evision::cli {

/// evision-cli bets export|import: the ledger's bets as files, and files of other trackers into the ledger.
class BetsTransfer {
public:
    void declare(CLI::App &bets);

    // After parsing.
    /// `bets export`.
    [[nodiscard]] int write(storage::LedgerStore &store, const Terminal &terminal) const;
    /// `bets import`, into the ledger of these options; a preview looks at the file alone.
    [[nodiscard]] int read(const GlobalOptions &options, const Terminal &terminal) const;

private:
    using Put = std::function<bool(const std::string &text)>; ///< false: it could not be written

    void declareImport(CLI::App &app);
    [[nodiscard]] int writeAll(storage::LedgerStore &store, const Terminal &terminal, const Put &put) const;
    [[nodiscard]] int importAll(bet_files::BetSource &source, const GlobalOptions &options,
                                const Terminal &terminal) const;
    [[nodiscard]] int preview(bet_files::BetSource &source, const Terminal &terminal) const;

    std::string m_format = "csv";
    std::string m_output;
    std::string m_user;
    std::string m_file;
    bet_files::ForeignFormat m_foreign;
    bool m_preview = false;
};

} // namespace evision::cli
