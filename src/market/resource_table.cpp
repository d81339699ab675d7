// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/resource_table.h"

#include <algorithm>

namespace evision::market {

namespace {

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string> cut(std::string_view line)
{
    std::vector<std::string> cells;
    while (true) {
        const std::size_t comma = line.find(',');
        cells.emplace_back(trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos)
            return cells;
        line.remove_prefix(comma + 1);
    }
}

/// Keys are what bookmakers, sports and rules are found by: a byte that nobody sees would make one that nobody finds.
bool isPlain(std::string_view line) noexcept
{
    return std::all_of(line.begin(), line.end(),
                       [](char letter) { return letter == '\t' || (letter >= ' ' && letter <= '~'); });
}

} // namespace

Expected<std::vector<ResourceRow>, ResourceError> parseResource(std::string_view text, std::size_t columns)
{
    constexpr std::string_view byteOrderMark = "\xef\xbb\xbf"; // as spreadsheets save it
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    std::vector<ResourceRow> rows;
    int lineNumber = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++lineNumber;
        if (line.empty() || line.front() == '#')
            continue;
        if (!isPlain(line))
            return Unexpected{ResourceError{lineNumber, "has a character that no key or number has"}};
        ResourceRow row{lineNumber, cut(line)};
        if (row.cells.size() != columns) {
            return Unexpected{ResourceError{lineNumber, "has " + std::to_string(row.cells.size()) + " cells where " +
                                                            std::to_string(columns) + " are expected"}};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace evision::market
