// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace evision::simulator {

void JsonWriter::newLine()
{
    m_to += '\n';
    m_to.append(static_cast<std::size_t>(m_depth) * 2, ' ');
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (!m_first)
        m_to += m_layout == JsonLayout::Spaced ? ", " : ",";
    if (m_layout == JsonLayout::Pretty && m_depth > 0)
        newLine();
    m_first = false;
}

void JsonWriter::begin(char bracket)
{
    separate();
    m_to += bracket;
    m_first = true;
    ++m_depth;
}

void JsonWriter::end(char bracket)
{
    --m_depth;
    if (m_layout == JsonLayout::Pretty && !m_first)
        newLine();
    m_to += bracket;
    m_first = false;
}

void JsonWriter::key(std::string_view name)
{
    text(name);
    m_to += m_layout == JsonLayout::Compact ? ":" : ": ";
    m_afterKey = true;
}

void JsonWriter::text(std::string_view value)
{
    separate();
    m_to += '"';
    const auto needsEscape = [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; };
    if (std::none_of(value.begin(), value.end(), needsEscape)) {
        m_to += value;
    } else {
        for (const char c : value) {
            if (static_cast<unsigned char>(c) < 0x20) {
                m_to.append("\\u00");
                m_to += "0123456789abcdef"[c >> 4 & 15];
                m_to += "0123456789abcdef"[c & 15];
                continue;
            }
            if (c == '"' || c == '\\')
                m_to += '\\';
            m_to += c;
        }
    }
    m_to += '"';
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_to += value ? "true" : "false";
}

void JsonWriter::integer(std::int64_t value)
{
    separate();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_to.append(digits.data(), end);
}

void JsonWriter::hundredths(std::int64_t value)
{
    integer(value / 100);
    if (value < 0 && value > -100)
        m_to.insert(m_to.size() - 1, 1, '-');
    const std::int64_t rest = value < 0 ? -(value % 100) : value % 100;
    if (rest == 0)
        return;
    m_to += '.';
    m_to += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0)
        m_to += static_cast<char>('0' + rest % 10);
}

void JsonWriter::null()
{
    separate();
    m_to += "null";
}

} // namespace evision::simulator
