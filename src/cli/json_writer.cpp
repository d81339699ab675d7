// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_writer.h"

#include "wording/utf8.h"

#include "pricing/number.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace evision::cli {

using namespace wording;

void JsonWriter::separate()
{
    if (m_hasEntries.empty())
        return;
    m_text += m_hasEntries.back() ? "," : "";
    m_hasEntries.back() = true;
    newLine();
}

void JsonWriter::newLine()
{
    if (m_layout == Layout::Line)
        return;
    m_text += '\n';
    m_text.append(m_hasEntries.size() * 2, ' ');
}

void JsonWriter::name(std::string_view key)
{
    separate();
    quoted(key);
    m_text += m_layout == Layout::Line ? ":" : ": ";
}

void JsonWriter::open(char bracket)
{
    m_text += bracket;
    m_hasEntries.push_back(false);
}

void JsonWriter::close(char bracket)
{
    const bool hadEntries = m_hasEntries.back();
    m_hasEntries.pop_back();
    if (hadEntries)
        newLine();
    m_text += bracket;
}

void JsonWriter::quoted(std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view replacement = "\xef\xbf\xbd";
    m_text += '"';
    while (!text.empty()) {
        const auto byte = static_cast<unsigned char>(text.front());
        const std::size_t length = utf8Length(text);
        if (byte == '"' || byte == '\\') {
            m_text += '\\';
            m_text += text.front();
        } else if (byte < 0x20 || byte == 0x7f) {
            m_text += "\\u00";
            m_text += hex[byte >> 4U];
            m_text += hex[byte & 15U];
        } else {
            m_text += length == 0 ? replacement : text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(1, length));
    }
    m_text += '"';
}

void JsonWriter::number(double number)
{
    m_text += std::isfinite(number) ? pricing::formatNumber(number) : "null";
}

void JsonWriter::beginObject()
{
    separate();
    open('{');
}

void JsonWriter::beginObject(std::string_view key)
{
    name(key);
    open('{');
}

void JsonWriter::endObject()
{
    close('}');
}

void JsonWriter::beginArray()
{
    separate();
    open('[');
}

void JsonWriter::beginArray(std::string_view key)
{
    name(key);
    open('[');
}

void JsonWriter::endArray()
{
    close(']');
}

void JsonWriter::value(std::string_view key, double value)
{
    name(key);
    number(value);
}

void JsonWriter::value(std::string_view key, std::string_view text)
{
    name(key);
    quoted(text);
}

void JsonWriter::value(std::string_view key, bool truth)
{
    name(key);
    m_text += truth ? "true" : "false";
}

void JsonWriter::value(std::string_view key, std::uint64_t value)
{
    name(key);
    m_text += std::to_string(value);
}

void JsonWriter::value(std::string_view key, int value)
{
    name(key);
    m_text += std::to_string(value);
}

void JsonWriter::null(std::string_view key)
{
    name(key);
    m_text += "null";
}

void JsonWriter::element(double value)
{
    separate();
    number(value);
}

void JsonWriter::element(std::string_view text)
{
    separate();
    quoted(text);
}

std::string JsonWriter::finish()
{
    m_text += '\n';
    m_hasEntries.clear();
    return std::exchange(m_text, {});
}

} // namespace evision::cli
