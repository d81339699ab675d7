// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/value_reader.h"

#include "feed/decoder/iso_time.h"

#include <cstring>
#include <limits>

namespace evision::feed {

bool ValueReader::readText(TextValue &value, std::size_t mostBytes)
{
    value = {};
    const char first = m_json.next();
    if (first != '"') {
        value.kind = first == 'n' ? ValueKind::Null : ValueKind::Other;
        return m_json.skipValue();
    }
    if (!m_json.readString(value.raw))
        return false;
    constexpr std::size_t longestEscape = 6; // of one byte of text
    if (value.raw.bytes.size() > mostBytes * (value.raw.escaped ? longestEscape : 1)) {
        value.kind = ValueKind::TooLong;
        return true;
    }
    value.kind = ValueKind::Text;
    value.text = value.raw.bytes;
    if (value.raw.escaped) {
        m_unescaped.clear();
        appendUnescaped(value.raw, m_unescaped);
        value.text = m_unescaped;
        if (value.text.size() > mostBytes) {
            value.kind = ValueKind::TooLong;
            value.text = {};
        }
    }
    return true;
}

bool ValueReader::readNumber(double &value)
{
    const char first = m_json.next();
    if (first == '-' || (first >= '0' && first <= '9'))
        return m_json.readNumber(value);
    value = std::numeric_limits<double>::quiet_NaN();
    return m_json.skipValue();
}

bool ValueReader::readTime(market::UnixSeconds &time)
{
    if (m_json.next() != '"') {
        double seconds = 0;
        if (!readNumber(seconds))
            return false;
        time = timeOfNumber(seconds);
        return true;
    }
    TextValue value;
    if (!readText(value))
        return false;
    time = timeOf(value.text);
    return true;
}

market::UnixSeconds ValueReader::timeOf(std::string_view text) noexcept
{
    // Most stand in the same hour as the one before: `2025-07-21T04:` and then `46:12Z`.
    constexpr std::size_t hourSize = 14;
    constexpr std::size_t fullSize = 20;
    if (text.size() != fullSize)
        return parseIsoTime(text);
    if (std::memcmp(text.data(), m_hour, hourSize) == 0 && text[16] == ':' && text[19] == 'Z') {
        const unsigned minute = twoDigits(text.data() + hourSize);
        const unsigned second = twoDigits(text.data() + hourSize + 3);
        if (minute <= 59 && second <= 60)
            return m_hourStart + minute * 60 + second;
    }
    const market::UnixSeconds time = parseIsoTime(text);
    if (time != market::noTime) {
        text.copy(m_hour, hourSize);
        m_hourStart = time - twoDigits(text.data() + hourSize) * 60 - twoDigits(text.data() + hourSize + 3);
    }
    return time;
}

} // namespace evision::feed
