// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger/bet.h"
#include "ledger/settled_bet.h"
#include "pricing/expected.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QIODevice;

namespace evision::bet_files {

/// A bet as a file has it.
struct FileBet {
    ledger::Bet bet;
    std::optional<ledger::BetSettlement> settlement; ///< nothing while it is open
};

/// One bet of a file, or why it is none.
struct FileRow {
    std::size_t row = 0; ///< from 1: of a table its first row in a spreadsheet, of a list its place
    Expected<FileBet, std::string> bet;
};

/// What the values of another program's file mean where the file does not say so itself.
struct ForeignFormat {
    /// "FIELD=COLUMN": that field is in the column with that heading. Others are found by their headings.
    std::vector<std::string> columns;
    /// "FIELD=VALUE": that field has that value in all rows.
    std::vector<std::string> constants;
    std::string dates;            ///< as Qt writes them, "dd/MM/yyyy HH:mm"; empty: ISO 8601, or seconds since 1970
    std::string timeZone = "UTC"; ///< IANA's name, of times without one
    std::string odds = "decimal"; ///< id of pricing::OddsFormat
    std::string user = "owner";
};

/// The bets of a file, one after the other.
class BetSource {
public:
    virtual ~BetSource() = default;
    /// Nothing after the last. The error is a sentence, and the end: nothing after it can be read.
    [[nodiscard]] virtual Expected<std::optional<FileRow>, std::string> next() = 0;
    /// Lines for people: which column was taken for what; none where there was nothing to be found out.
    [[nodiscard]] virtual std::vector<std::string> mapping() const { return {}; }
};

/// A file of any kind that is known: this program's JSON or CSV, or another program's table. `device` is open for
/// reading and outlives the source. The error is a sentence.
[[nodiscard]] Expected<std::unique_ptr<BetSource>, std::string> openBets(QIODevice &device,
                                                                         const ForeignFormat &format);

} // namespace evision::bet_files
