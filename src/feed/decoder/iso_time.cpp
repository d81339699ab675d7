// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/iso_time.h"

namespace evision::feed {

namespace {

using market::noTime;
using market::UnixSeconds;

constexpr UnixSeconds endOfTime = 253402300800; // year 10000

bool isLeapYear(unsigned year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

unsigned daysInMonth(unsigned year, unsigned month)
{
    constexpr unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : days[month - 1];
}

/// Days from 1970-01-01 (Hinnant's days_from_civil for years of our era).
UnixSeconds daysSinceEpoch(unsigned year, unsigned month, unsigned day)
{
    year -= month <= 2;
    const unsigned era = year / 400;
    const unsigned yearOfEra = year - era * 400;
    const unsigned dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return UnixSeconds{era} * 146097 + dayOfEra - 719468;
}

/// The offset in seconds that `zone` states, or noTime.
UnixSeconds parseZone(std::string_view zone)
{
    if (zone == "Z")
        return 0;
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':')
        return noTime;
    const unsigned hours = twoDigits(zone.data() + 1);
    const unsigned minutes = twoDigits(zone.data() + 4);
    if (hours > 23 || minutes > 59)
        return noTime;
    const UnixSeconds seconds = UnixSeconds{hours} * 3600 + UnixSeconds{minutes} * 60;
    return zone[0] == '-' ? -seconds : seconds;
}

/// What follows the seconds: the zone without the fraction before it.
std::string_view withoutFraction(std::string_view rest)
{
    if (rest.empty() || rest[0] != '.')
        return rest;
    const std::size_t zone = rest.find_first_not_of("0123456789", 1);
    return zone == std::string_view::npos || zone == 1 ? std::string_view() : rest.substr(zone);
}

} // namespace

UnixSeconds parseIsoTime(std::string_view text) noexcept
{
    constexpr std::size_t secondsEnd = 19;
    if (text.size() <= secondsEnd || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':')
        return noTime;
    const char *const at = text.data();
    const unsigned year = twoDigits(at) * 100 + twoDigits(at + 2);
    const unsigned month = twoDigits(at + 5);
    const unsigned day = twoDigits(at + 8);
    const unsigned hour = twoDigits(at + 11);
    const unsigned minute = twoDigits(at + 14);
    const unsigned second = twoDigits(at + 17); // 60 is a leap second
    if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) ||
        hour > 23 || minute > 59 || second > 60)
        return noTime;
    const UnixSeconds offset = parseZone(withoutFraction(text.substr(secondsEnd)));
    if (offset == noTime)
        return noTime;
    return daysSinceEpoch(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
}

UnixSeconds timeOfNumber(double seconds) noexcept
{
    return seconds >= 0 && seconds < static_cast<double>(endOfTime) ? static_cast<UnixSeconds>(seconds) : noTime;
}

} // namespace evision::feed
