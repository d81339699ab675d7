// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evision::wording {

/// Rows of text under headings, for people. Columns are as wide as their content; those that may shrink are cut, with
/// an ellipsis, until the table fits its width. Where that would leave too little of them, the columns that can be done
/// without are left out first, the one with the highest number before the others.
class TextTable {
public:
    enum class Align { Left, Right };
    struct Column {
        std::string heading;
        Align align = Align::Left;
        bool mayShrink = false;
        int spare = 0; ///< 0: it is always there
    };

    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    /// One cell a column.
    void add(std::vector<std::string> cells) { m_rows.push_back({std::move(cells), {}}); }
    /// Text under the last row, indented and wrapped.
    void addNote(std::string note) { m_rows.back().note = std::move(note); }
    [[nodiscard]] std::string text(std::size_t width, bool coloured) const;

private:
    struct Row {
        std::vector<std::string> cells;
        std::string note;
    };
    /// 0 for a column that is left out.
    [[nodiscard]] std::vector<std::size_t> columnWidths(std::size_t width) const;
    /// Cuts what may shrink, but not below `least`; whether it fits now.
    [[nodiscard]] bool shrink(std::vector<std::size_t> &widths, std::size_t width, std::size_t least) const;
    [[nodiscard]] bool leaveOut(std::vector<std::size_t> &widths) const;
    [[nodiscard]] std::string rowText(const std::vector<std::string> &cells,
                                      const std::vector<std::size_t> &widths) const;

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

/// How many columns a terminal needs for UTF-8 text, an East Asian wide character counting two and a combining mark
/// none.
[[nodiscard]] std::size_t displayWidth(std::string_view text) noexcept;
/// At most `width` columns of `text`; an ellipsis stands for what was cut.
[[nodiscard]] std::string cutToWidth(std::string_view text, std::size_t width);
/// Lines of at most `width` columns, broken at spaces; a longer word is cut. Line ends in `text` stay.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width);
/// What a terminal must not get from a feed or an argument is shown as a question mark: control characters, those that
/// turn the direction of writing, and bytes that are no UTF-8.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace evision::wording
