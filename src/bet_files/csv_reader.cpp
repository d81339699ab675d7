// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/csv_reader.h"

#include <QByteArrayView>
#include <QIODevice>

#include <algorithm>
#include <array>
#include <utility>

namespace evision::bet_files {

namespace {

constexpr qsizetype pieceSize = 65536;
constexpr int end = -1;

/// The one of , ; and tab that the first row has most of outside quotes; a comma where it has none.
char separatorOf(const QByteArray &beginning)
{
    std::array<std::pair<char, int>, 3> counts = {{{',', 0}, {';', 0}, {'\t', 0}}};
    bool inQuotes = false;
    for (const char character : beginning) {
        if (character == '"')
            inQuotes = !inQuotes;
        if (!inQuotes && (character == '\n' || character == '\r'))
            break;
        for (auto &[separator, count] : counts)
            count += !inQuotes && character == separator ? 1 : 0;
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &one, const auto &other) { return one.second < other.second; });
    return most->first;
}

} // namespace

int CsvReader::peek()
{
    if (m_at == m_buffer.size()) {
        m_buffer = m_device.read(pieceSize);
        m_at = 0;
    }
    return m_at == m_buffer.size() ? end : static_cast<unsigned char>(m_buffer[m_at]);
}

int CsvReader::take()
{
    const int character = peek();
    if (character != end) {
        ++m_at;
        ++m_size;
    }
    return character;
}

void CsvReader::begin()
{
    if (m_separator != 0)
        return;
    static_cast<void>(peek());
    if (m_buffer.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    // What Excel takes as a hint is no row.
    if (m_buffer.mid(m_at, 4) == "sep=" && m_buffer.size() > m_at + 4) {
        m_separator = m_buffer[m_at + 4];
        m_at += 5;
        while (peek() == '\r' || peek() == '\n')
            static_cast<void>(take());
        ++m_row;
        return;
    }
    m_separator = separatorOf(m_buffer.mid(m_at));
}

bool CsvReader::endsCell(int character) const noexcept
{
    return character == end || character == '\n' || character == '\r' || character == m_separator;
}

std::string CsvReader::sentence(const char *what) const
{
    return "Row " + std::to_string(m_row) + " " + what;
}

std::optional<std::string> CsvReader::quoted()
{
    std::string text;
    static_cast<void>(take());
    while (m_size <= greatestRow) {
        const int character = take();
        if (character == end)
            return std::nullopt;
        if (character == '"') {
            if (peek() != '"')
                return text;
            static_cast<void>(take());
        }
        text += static_cast<char>(character);
    }
    return text;
}

std::optional<std::string> CsvReader::cell()
{
    std::string text;
    if (peek() == '"') {
        auto within = quoted();
        if (!within)
            return std::nullopt;
        text = std::move(*within);
    }
    while (!endsCell(peek()) && m_size <= greatestRow)
        text += static_cast<char>(take());
    return text;
}

Expected<std::optional<std::vector<std::string>>, std::string> CsvReader::next()
{
    begin();
    std::vector<std::string> cells;
    while (peek() != end) {
        ++m_row;
        m_size = 0;
        cells.clear();
        do {
            if (!cells.empty())
                static_cast<void>(take()); // the separator
            auto text = cell();
            if (!text)
                return Unexpected{sentence("begins a quotation that is never closed.")};
            if (m_size > greatestRow)
                return Unexpected{sentence("is too long: this is no table of bets.")};
            if (!QByteArrayView(text->data(), static_cast<qsizetype>(text->size())).isValidUtf8())
                return Unexpected{sentence("is not UTF-8. Save the file as CSV UTF-8.")};
            cells.push_back(std::move(*text));
        } while (peek() == m_separator);
        if (take() == '\r' && peek() == '\n')
            static_cast<void>(take());
        if (cells.size() > 1 || !cells.front().empty())
            return std::optional(std::move(cells));
    }
    if (!m_device.errorString().isEmpty() && !m_device.atEnd())
        return Unexpected{"The file cannot be read: " + m_device.errorString().toStdString() + "."};
    return std::optional<std::vector<std::string>>();
}

} // namespace evision::bet_files
