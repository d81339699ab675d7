// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/reply_head.h"

#include "feed/decoder/iso_time.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace evision::feed {

namespace {

std::string_view trimmed(std::string_view text) noexcept
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::string lower(std::string_view text)
{
    std::string result(text.substr(0, 200)); // longer than any name or word we know
    std::transform(result.begin(), result.end(), result.begin(), [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    });
    return result;
}

/// A whole number from 0 on; proxies and older versions wrote 12.0.
std::optional<std::int64_t> count(std::string_view text) noexcept
{
    text = trimmed(text);
    if (const std::size_t point = text.find('.');
        point != std::string_view::npos && text.find_first_not_of('0', point + 1) == std::string_view::npos)
        text = text.substr(0, point);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value < 0 || text.front() == '-')
        return std::nullopt;
    return value;
}

void take(std::optional<std::int64_t> &field, std::string_view value) noexcept
{
    if (const std::optional<std::int64_t> number = count(value))
        field = number;
}

/// The same of credits. What nobody has is nonsense, and the sum of some such would not fit.
void takeCredits(std::optional<std::int64_t> &field, std::string_view value) noexcept
{
    constexpr std::int64_t most = std::int64_t{1} << 50;
    if (const std::optional<std::int64_t> number = count(value); number && *number <= most)
        field = number;
}

BodyCoding codingOf(std::string_view value)
{
    const std::string coding = lower(value);
    if (coding.empty() || coding == "identity")
        return BodyCoding::Plain;
    if (coding == "gzip" || coding == "x-gzip" || coding == "deflate")
        return BodyCoding::Compressed;
    return BodyCoding::Unknown;
}

} // namespace

void ReplyHead::read(std::string_view name, std::string_view value)
{
    const std::string header = lower(trimmed(name));
    value = trimmed(value);
    if (header == "x-requests-remaining") {
        takeCredits(credits.remaining, value);
    } else if (header == "x-requests-used") {
        takeCredits(credits.used, value);
    } else if (header == "x-requests-last") {
        takeCredits(credits.last, value);
    } else if (header == "content-length") {
        take(length, value);
    } else if (header == "content-encoding") {
        coding = codingOf(value);
    } else if (header == "content-type") {
        isHtml = lower(value).find("html") != std::string::npos;
    } else if (header == "date") {
        if (const market::UnixSeconds time = parseHttpDate(value); time != market::noTime)
            serverTime = time;
    } else if (header == "retry-after") {
        take(retryAfterSeconds, value);
        if (const market::UnixSeconds time = parseHttpDate(value); time != market::noTime)
            retryAt = time;
    }
}

market::UnixSeconds parseHttpDate(std::string_view text) noexcept
{
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    text = trimmed(text);
    // "Sun, 06 Nov 1994 08:49:37 GMT"
    if (text.size() != 29 || text.substr(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' || text[16] != ' ' ||
        text.substr(25) != " GMT")
        return market::noTime;
    const std::size_t month = months.find(text.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0)
        return market::noTime;
    const std::size_t number = month / 3 + 1;
    char iso[] = "YYYY-MM-DDTHH:MM:SSZ";
    text.substr(12, 4).copy(iso, 4);
    iso[5] = number < 10 ? '0' : '1';
    iso[6] = static_cast<char>('0' + number % 10);
    text.substr(5, 2).copy(iso + 8, 2);
    text.substr(17, 8).copy(iso + 11, 8);
    return parseIsoTime(std::string_view(iso, sizeof iso - 1));
}

} // namespace evision::feed
