// SPDX-License-Identifier: GPL-3.0-or-later
// Any file of bets: each row is a bet or a sentence, and a bet that was read is written and read back as it was.
#include "bet_files/bet_columns.h"
#include "bet_files/bet_json.h"
#include "bet_files/reading.h"

#include "fuzz/require.h"

#include <cstddef>
#include <cstdint>

using namespace evision;
using namespace evision::bet_files;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const Reading reading = readAll(text);
    for (const FileRow &row : reading.rows) {
        if (!row.bet) {
            require(!row.bet.error().empty(), "a row without a bet and without a sentence");
            continue;
        }
        require(ledger::mistakeOf(row.bet->bet).empty(), "a bet with a mistake");
        const Reading again = readAll(headingLine() + linesOf(*row.bet));
        require(again.rows.size() == 1 && again.rows.front().bet.hasValue(), "a bet that is not read back");
        require(textOf(*again.rows.front().bet) == textOf(*row.bet), "another bet than was written");
    }
    return 0;
}
