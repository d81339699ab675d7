// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/text_table.h"

#include "wording/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <sstream>

namespace evision::wording {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view ellipsis = "…";
constexpr std::size_t narrowest = 8;
constexpr std::size_t comfortable = 14; ///< below it a column that can be done without goes first
constexpr std::size_t noteIndent = 8;

struct Character {
    std::string_view bytes;
    std::uint32_t point = 0; ///< of a byte that is no UTF-8: the replacement character's
};

/// The character that `text`, which is not empty, begins with.
Character firstOf(std::string_view text) noexcept
{
    constexpr std::uint32_t replacement = 0xfffd;
    const std::size_t length = utf8Length(text);
    if (length == 0)
        return {text.substr(0, 1), replacement};
    return {text.substr(0, length), codePoint(text.substr(0, length))};
}

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

constexpr std::array<Range, 4> markRanges{{{0x300, 0x36f}, {0x200b, 0x200f}, {0x20d0, 0x20f0}, {0xfe00, 0xfe0f}}};

/// East Asian Width W and F (Unicode's EastAsianWidth.txt); the sparse blocks of symbols are taken whole.
constexpr std::array<Range, 16> wideRanges{{{0x1100, 0x115f},
                                            {0x231a, 0x231b},
                                            {0x2329, 0x232a},
                                            {0x23e9, 0x23f3},
                                            {0x25fd, 0x27bf},
                                            {0x2b1b, 0x2b55},
                                            {0x2e80, 0xa4cf},
                                            {0xa960, 0xa97f},
                                            {0xac00, 0xd7a3},
                                            {0xf900, 0xfaff},
                                            {0xfe10, 0xfe19},
                                            {0xfe30, 0xfe6f},
                                            {0xff00, 0xff60},
                                            {0xffe0, 0xffe6},
                                            {0x16fe0, 0x1b2ff},
                                            {0x1f000, 0x3fffd}}};

std::size_t columnsOf(std::uint32_t point) noexcept
{
    const auto has = [point](Range range) { return point >= range.first && point <= range.last; };
    if (std::any_of(markRanges.begin(), markRanges.end(), has))
        return 0;
    return std::any_of(wideRanges.begin(), wideRanges.end(), has) ? 2 : 1;
}

} // namespace

std::size_t displayWidth(std::string_view text) noexcept
{
    std::size_t width = 0;
    while (!text.empty()) {
        const Character next = firstOf(text);
        width += columnsOf(next.point);
        text.remove_prefix(next.bytes.size());
    }
    return width;
}

std::string cutToWidth(std::string_view text, std::size_t width)
{
    if (displayWidth(text) <= width)
        return std::string(text);
    std::string kept;
    std::size_t used = 1; // the ellipsis
    while (!text.empty()) {
        const Character next = firstOf(text);
        used += columnsOf(next.point);
        if (used > width)
            break;
        kept.append(next.bytes);
        text.remove_prefix(next.bytes.size());
    }
    return kept.append(ellipsis);
}

std::string wrapped(std::string_view text, std::size_t width)
{
    std::string result;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, end);
        const std::size_t wanted = displayWidth(word);
        if (used > 0 && used + 1 + wanted > width) {
            result += '\n';
            used = 0;
        } else if (used > 0) {
            result += ' ';
            ++used;
        }
        result += cutToWidth(word, width);
        used += wanted;
        text.remove_prefix(end);
        if (text.starts_with('\n')) {
            result += '\n';
            used = 0;
        }
        text.remove_prefix(text.empty() ? 0 : 1);
    }
    return result;
}

std::string printable(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const Character next = firstOf(text);
        const auto within = [next](std::uint32_t first, std::uint32_t last) {
            return next.point >= first && next.point <= last;
        };
        const bool hidden = utf8Length(text) == 0 || next.point < 0x20 || within(0x7f, 0x9f) ||
                            within(0x202a, 0x202e) || within(0x2066, 0x2069);
        if (hidden)
            result += '?';
        else
            result.append(next.bytes);
        text.remove_prefix(next.bytes.size());
    }
    return result;
}

std::vector<std::size_t> TextTable::columnWidths(std::size_t width) const
{
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        std::size_t widest = displayWidth(m_columns[column].heading);
        for (const Row &row : m_rows)
            widest = std::max(widest, displayWidth(row.cells[column]));
        widths.push_back(widest);
    }
    std::vector<std::size_t> shrunk = widths;
    while (!shrink(shrunk, width, comfortable)) {
        const bool fewer = leaveOut(widths);
        shrunk = widths;
        if (!fewer) {
            static_cast<void>(shrink(shrunk, width, narrowest));
            break;
        }
    }
    return shrunk;
}

bool TextTable::shrink(std::vector<std::size_t> &widths, std::size_t width, std::size_t least) const
{
    const auto total = [&widths] {
        const auto shown = static_cast<std::size_t>(
            std::count_if(widths.begin(), widths.end(), [](std::size_t one) { return one > 0; }));
        return std::accumulate(widths.begin(), widths.end(), gap.size() * (std::max<std::size_t>(shown, 1) - 1));
    };
    while (total() > width) { // the widest that may shrink gives way
        std::size_t widest = widths.size();
        for (std::size_t column = 0; column < widths.size(); ++column) {
            if (m_columns[column].mayShrink && widths[column] > least &&
                (widest == widths.size() || widths[column] > widths[widest]))
                widest = column;
        }
        if (widest == widths.size())
            return false;
        --widths[widest];
    }
    return true;
}

bool TextTable::leaveOut(std::vector<std::size_t> &widths) const
{
    std::size_t spare = widths.size();
    for (std::size_t column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0 && m_columns[column].spare > 0 &&
            (spare == widths.size() || m_columns[column].spare > m_columns[spare].spare))
            spare = column;
    }
    if (spare == widths.size())
        return false;
    widths[spare] = 0;
    return true;
}

std::string TextTable::rowText(const std::vector<std::string> &cells, const std::vector<std::size_t> &widths) const
{
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (widths[column] == 0)
            continue;
        const std::string cell = cutToWidth(cells[column], widths[column]);
        const std::string padding(widths[column] - displayWidth(cell), ' ');
        line += line.empty() ? std::string_view() : gap;
        line += m_columns[column].align == Align::Right ? padding + cell : cell + padding;
    }
    return line.erase(line.find_last_not_of(' ') + 1);
}

std::string TextTable::text(std::size_t width, bool coloured) const
{
    const std::vector<std::size_t> widths = columnWidths(width);
    std::vector<std::string> headings;
    for (const Column &column : m_columns)
        headings.push_back(column.heading);
    std::string result = rowText(headings, widths);
    result = coloured ? "\x1b[1m" + result + "\x1b[0m\n" : result + "\n";
    for (const Row &row : m_rows) {
        result += rowText(row.cells, widths) + '\n';
        if (row.note.empty())
            continue;
        std::istringstream lines(wrapped(row.note, width > 2 * noteIndent ? width - noteIndent : noteIndent));
        for (std::string line; std::getline(lines, line);) {
            line.insert(0, noteIndent, ' ');
            result += coloured ? "\x1b[2m" + line + "\x1b[0m\n" : line + "\n";
        }
    }
    return result;
}

} // namespace evision::wording
