// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/query_writer.h"

#include <algorithm>
#include <cstdio>

namespace evision::feed {

namespace {

constexpr std::size_t longestKey = 80;

bool isDigit(char character) noexcept
{
    return character >= '0' && character <= '9';
}
bool isLower(char character) noexcept
{
    return character >= 'a' && character <= 'z';
}
bool isUpper(char character) noexcept
{
    return character >= 'A' && character <= 'Z';
}
bool isKeyCharacter(char character) noexcept
{
    return isLower(character) || isDigit(character) || character == '_';
}
bool isIdCharacter(char character) noexcept
{
    return isKeyCharacter(character) || isUpper(character) || character == '-';
}
bool isPlain(char character) noexcept
{
    return isIdCharacter(character) || character == '.' || character == '~' || character == ',' || character == ':';
}

/// Year, month and day of a number of days since 1970 (Howard Hinnant's civil_from_days).
struct Date {
    int year;
    int month;
    int day;
};
Date dateOf(market::UnixSeconds days) noexcept
{
    days += 719468; // since 0000-03-01
    const market::UnixSeconds era = days / 146097;
    const market::UnixSeconds dayOfEra = days % 146097;
    const market::UnixSeconds yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const market::UnixSeconds dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const market::UnixSeconds shifted = (5 * dayOfYear + 2) / 153; // 0 is March
    const market::UnixSeconds month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), static_cast<int>(month),
            static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

} // namespace

bool isApiKeyword(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= longestKey && std::all_of(text.begin(), text.end(), isKeyCharacter);
}

bool isApiId(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= longestKey && std::all_of(text.begin(), text.end(), isIdCharacter);
}

std::vector<std::string> withoutRepeats(const std::vector<std::string> &keys)
{
    std::vector<std::string> once;
    for (const std::string &key : keys) {
        if (std::find(once.begin(), once.end(), key) == once.end())
            once.push_back(key);
    }
    return once;
}

std::string isoTime(market::UnixSeconds time)
{
    constexpr market::UnixSeconds secondsOfDay = 86400;
    const Date date = dateOf(time / secondsOfDay);
    const int second = static_cast<int>(time % secondsOfDay);
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year, date.month,
                                     date.day, second / 3600, second / 60 % 60, second % 60);
    return std::string(text, static_cast<std::size_t>(length));
}

std::string percentEncoded(std::string_view text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char character : text) {
        if (isPlain(character)) {
            encoded += character;
            continue;
        }
        const auto byte = static_cast<unsigned char>(character);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

void QueryWriter::add(std::string_view name, std::string_view value)
{
    m_text += m_hasQuery ? '&' : '?';
    m_hasQuery = true;
    m_text += name;
    m_text += '=';
    m_text += percentEncoded(value);
}

void QueryWriter::add(std::string_view name, const std::vector<std::string> &values)
{
    if (values.empty())
        return;
    std::string list;
    for (const std::string &value : withoutRepeats(values)) {
        if (!list.empty())
            list += ',';
        list += value;
    }
    add(name, list);
}

} // namespace evision::feed
