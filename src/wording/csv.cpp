// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/csv.h"

#include "pricing/number.h"

namespace evision::wording {

namespace {

constexpr std::string_view formulaStarts = "=+-@\t\r\n";

bool hasApostrophe(std::string_view cell) noexcept
{
    return cell.size() > 1 && cell[0] == '\'' &&
           (cell[1] == '\'' || formulaStarts.find(cell[1]) != std::string_view::npos);
}

/// Also a text that has such an apostrophe already: only so can it be told which was there before.
bool needsApostrophe(std::string_view cell)
{
    if (cell.empty())
        return false;
    const bool formula = formulaStarts.find(cell.front()) != std::string_view::npos;
    return (formula && !pricing::parseNumber(cell)) || hasApostrophe(cell);
}

} // namespace

std::string csvLine(const std::vector<std::string> &cells)
{
    std::string line;
    for (const std::string &cell : cells) {
        if (&cell != &cells.front())
            line += ',';
        const std::string safe = needsApostrophe(cell) ? "'" + cell : cell;
        if (safe.find_first_of(",\"\r\n") == std::string::npos) {
            line += safe;
            continue;
        }
        line += '"';
        for (const char character : safe)
            line += character == '"' ? std::string("\"\"") : std::string(1, character);
        line += '"';
    }
    return line + "\r\n";
}

std::string_view withoutApostrophe(std::string_view cell) noexcept
{
    return hasApostrophe(cell) ? cell.substr(1) : cell;
}

} // namespace evision::wording
