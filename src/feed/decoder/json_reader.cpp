// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/json_reader.h"

#include <algorithm>
#include <bit>

namespace evision::feed {

namespace {

constexpr int maximumDepth = 256;

constexpr bool isHighSurrogate(unsigned unit)
{
    return (unit & 0xfc00U) == 0xd800U;
}
constexpr bool isLowSurrogate(unsigned unit)
{
    return (unit & 0xfc00U) == 0xdc00U;
}

/// -1 for what is no hexadecimal digit.
int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const auto lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The four digits at `at`, which are known to be good.
unsigned hexUnit(const char *at)
{
    unsigned unit = 0;
    for (int digit = 0; digit < 4; ++digit)
        unit = unit * 16 + static_cast<unsigned>(hexValue(at[digit]));
    return unit;
}

void appendUtf8(unsigned code, std::string &to)
{
    const auto put = [&to](unsigned byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0U | code >> 6);
        put(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        put(0xe0U | code >> 12);
        put(0x80U | (code >> 6 & 0x3fU));
        put(0x80U | (code & 0x3fU));
    } else {
        put(0xf0U | code >> 18);
        put(0x80U | (code >> 12 & 0x3fU));
        put(0x80U | (code >> 6 & 0x3fU));
        put(0x80U | (code & 0x3fU));
    }
}

char unescapedCharacter(char escape)
{
    switch (escape) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return escape; // quote, backslash and slash stand for themselves
    }
}

} // namespace

char JsonReader::nextAfterSpace() noexcept
{
    while (m_at != m_end) {
        // Indentation, by up to eight at once.
        while (m_end - m_at >= 8 && *m_at == ' ') {
            const std::uint64_t others = loadWord(m_at) ^ everyByte(' ');
            m_at += others == 0 ? 8 : std::countr_zero(others) / 8;
        }
        if (m_at == m_end || (*m_at != ' ' && *m_at != '\n' && *m_at != '\r' && *m_at != '\t'))
            break;
        ++m_at;
    }
    return m_at == m_end ? '\0' : *m_at;
}

bool JsonReader::readString(RawString &string)
{
    const char *const first = m_at + 1;
    m_at = first;
    string.escaped = false;
    for (;;) {
        while (m_end - m_at >= 8) {
            const unsigned plain = plainLength(m_at);
            m_at += plain;
            if (plain < 8)
                break;
        }
        if (m_at == m_end)
            return fail(SyntaxError::Truncated);
        if (*m_at == '"')
            break;
        if (static_cast<unsigned char>(*m_at) < 0x20)
            return fail(SyntaxError::Broken);
        if (*m_at != '\\') {
            ++m_at; // within eight bytes of the end
            continue;
        }
        string.escaped = true;
        if (!readEscape())
            return false;
    }
    string.bytes = std::string_view(first, static_cast<std::size_t>(m_at - first));
    ++m_at;
    return true;
}

bool JsonReader::readEscape()
{
    ++m_at;
    if (m_at == m_end)
        return fail(SyntaxError::Truncated);
    const char kind = *m_at;
    if (std::string_view("\"\\/bfnrtu").find(kind) == std::string_view::npos)
        return fail(SyntaxError::Broken);
    ++m_at;
    unsigned unit = 0;
    if (kind != 'u')
        return true;
    if (!readHex(unit))
        return false;
    if (isLowSurrogate(unit))
        return fail(SyntaxError::Broken);
    if (!isHighSurrogate(unit))
        return true;
    for (const char wanted : {'\\', 'u'}) {
        if (m_at == m_end || *m_at != wanted)
            return fail(SyntaxError::Broken);
        ++m_at;
    }
    return readHex(unit) && (isLowSurrogate(unit) || fail(SyntaxError::Broken));
}

bool JsonReader::readHex(unsigned &unit)
{
    unit = 0;
    for (int digit = 0; digit < 4; ++digit, ++m_at) {
        const int value = m_at == m_end ? -1 : hexValue(*m_at);
        if (value < 0)
            return fail(SyntaxError::Broken);
        unit = unit * 16 + static_cast<unsigned>(value);
    }
    return true;
}

bool JsonReader::readKey(std::string_view &key)
{
    if (next() != '"')
        return fail(SyntaxError::Broken);
    RawString string;
    if (!readString(string) || !expect(':'))
        return false;
    key = string.bytes;
    if (string.escaped) {
        m_key.clear();
        appendUnescaped(string, m_key);
        key = m_key;
    }
    static_cast<void>(next());
    return true;
}

bool JsonReader::readNumber(double &value)
{
    const char *const after = m_numbers.read(m_at, m_end, value);
    if (!after)
        return fail(SyntaxError::Broken);
    m_at = after;
    return true;
}

bool JsonReader::skipLiteral(std::string_view literal)
{
    for (const char wanted : literal) {
        if (m_at == m_end || *m_at != wanted)
            return fail(SyntaxError::Broken);
        ++m_at;
    }
    return true;
}

bool JsonReader::skipValue(int depth)
{
    RawString string;
    double number = 0;
    switch (next()) {
    case '{':
        if (depth == maximumDepth)
            return fail(SyntaxError::TooDeep);
        return readObject([this, depth](std::string_view) { return skipValue(depth + 1); });
    case '[':
        if (depth == maximumDepth)
            return fail(SyntaxError::TooDeep);
        return readArray([this, depth] { return skipValue(depth + 1); });
    case '"':
        return readString(string);
    case 't':
        return skipLiteral("true");
    case 'f':
        return skipLiteral("false");
    case 'n':
        return skipLiteral("null");
    default:
        return readNumber(number);
    }
}

void appendUnescaped(RawString string, std::string &to)
{
    const std::string_view bytes = string.bytes;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t escape = std::min(bytes.find('\\', at), bytes.size());
        to.append(bytes.substr(at, escape - at));
        if (escape == bytes.size())
            return;
        at = escape + 2;
        if (bytes[escape + 1] != 'u') {
            to.push_back(unescapedCharacter(bytes[escape + 1]));
            continue;
        }
        unsigned code = hexUnit(bytes.data() + at);
        at += 4;
        if (isHighSurrogate(code)) {
            code = 0x10000 + ((code - 0xd800U) << 10) + (hexUnit(bytes.data() + at + 2) - 0xdc00U);
            at += 6;
        }
        appendUtf8(code, to);
    }
}

} // namespace evision::feed
