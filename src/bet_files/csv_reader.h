// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <QByteArray>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

class QIODevice;

namespace evision::bet_files {

/// Reads a table of separated cells (RFC 4180) piece by piece, as spreadsheets of any language write it: with a comma,
/// a semicolon or a tab, which is found out from the first row, with or without a byte order mark, with any kind of
/// line end, also within quotes. Rows without a character are left out.
class CsvReader {
public:
    /// No cell and no row is larger, so that a file of something else is refused instead of filling the memory.
    static constexpr std::size_t greatestRow = std::size_t{16} * 1024 * 1024;

    /// `device` is open for reading and outlives this.
    explicit CsvReader(QIODevice &device) : m_device(device) {}

    /// The next row's cells, at least one; nothing after the last. The error is a sentence and the end: what follows
    /// cannot be told apart.
    [[nodiscard]] Expected<std::optional<std::vector<std::string>>, std::string> next();
    /// How many rows were read with the last one, empty ones included: the number beside it in a spreadsheet.
    [[nodiscard]] std::size_t row() const noexcept { return m_row; }
    /// Known once a row was read.
    [[nodiscard]] char separator() const noexcept { return m_separator; }

private:
    /// -1 at the end.
    [[nodiscard]] int peek();
    [[nodiscard]] int take();
    void begin();
    [[nodiscard]] bool endsCell(int character) const noexcept;
    /// Nothing where a quote is never closed.
    [[nodiscard]] std::optional<std::string> quoted();
    [[nodiscard]] std::optional<std::string> cell();
    [[nodiscard]] std::string sentence(const char *what) const;

    QIODevice &m_device;
    QByteArray m_buffer;
    qsizetype m_at = 0;
    std::size_t m_row = 0;
    std::size_t m_size = 0; ///< of the row so far
    char m_separator = 0;
};

} // namespace evision::bet_files
