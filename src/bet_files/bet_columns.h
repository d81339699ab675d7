// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bet_files/bet_source.h"
#include "bet_files/csv_reader.h"

#include <map>
#include <string>
#include <vector>

namespace evision::bet_files {

/// The heading of this program's table of bets, with its line end.
[[nodiscard]] std::string headingLine();
/// A bet as lines of that table: one a leg, what is of the bet as a whole in the first only, so that a column of stakes
/// can be summed. Cells that a spreadsheet would run as formulas have an apostrophe in front.
[[nodiscard]] std::string linesOf(const FileBet &bet);

/// Whether a table with this heading is this program's.
[[nodiscard]] bool isOurHeading(const std::vector<std::string> &heading);

/// Reads that table back: the same bets with the same values. Columns may stand in any order, and others among them.
class OurTable final : public BetSource {
public:
    /// `reader` stands behind the heading.
    OurTable(CsvReader reader, const std::vector<std::string> &heading);
    [[nodiscard]] Expected<std::optional<FileRow>, std::string> next() override;

private:
    using Cells = std::map<std::string, std::string>;

    [[nodiscard]] Expected<bool, std::string> read(); ///< the next row to m_ahead; false after the last

    CsvReader m_reader;
    std::vector<std::string> m_heading;
    std::optional<Cells> m_ahead; ///< the first row of the next bet
    std::size_t m_aheadRow = 0;
    bool m_begun = false;
};

} // namespace evision::bet_files
