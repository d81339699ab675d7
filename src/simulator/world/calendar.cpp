// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/calendar.h"

#include <array>

namespace evision::simulator {

namespace {

constexpr std::int64_t daySeconds = 86400;

std::int64_t dayOf(std::int64_t seconds) noexcept
{
    return (seconds >= 0 ? seconds : seconds - (daySeconds - 1)) / daySeconds;
}

void put(std::string &text, std::size_t end, std::int64_t number)
{
    for (; number > 0; number /= 10)
        text[--end] = static_cast<char>('0' + number % 10);
}

/// `count` digits from `from` on; nothing when there is another character.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) noexcept
{
    int number = 0;
    for (const char digit : text.substr(from, count)) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        number = number * 10 + (digit - '0');
    }
    return number;
}

} // namespace

// Hinnant's civil_from_days and days_from_civil.
CivilDay civilDay(std::int64_t daysSince1970) noexcept
{
    const std::int64_t days = daysSince1970 + 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

std::int64_t daysSince1970(CivilDay day) noexcept
{
    const std::int64_t year = day.year - (day.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

std::string isoTime(std::int64_t seconds)
{
    const CivilDay day = civilDay(dayOf(seconds));
    const std::int64_t clock = seconds - dayOf(seconds) * daySeconds;
    std::string text = "0000-00-00T00:00:00Z";
    put(text, 4, day.year);
    put(text, 7, day.month);
    put(text, 10, day.day);
    put(text, 13, clock / 3600);
    put(text, 16, clock / 60 % 60);
    put(text, 19, clock % 60);
    return text;
}

std::optional<std::int64_t> parseIsoTime(std::string_view text) noexcept
{
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *year < 1 || *month < 1 || *month > 12 || *day < 1 ||
        *day > 31 || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    const std::int64_t days = daysSince1970({*year, *month, *day});
    if (civilDay(days).day != *day) // 30 February
        return std::nullopt;
    return days * daySeconds + *hour * 3600 + *minute * 60 + *second;
}

std::string httpDate(std::int64_t seconds)
{
    constexpr std::array<std::string_view, 7> weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t days = dayOf(seconds);
    const CivilDay day = civilDay(days);
    const std::string iso = isoTime(seconds);
    std::string text(weekdays[static_cast<std::size_t>(((days + 3) % 7 + 7) % 7)]);
    text.append(", ").append(iso, 8, 2).append(" ").append(months[static_cast<std::size_t>(day.month - 1)]);
    text.append(" ").append(iso, 0, 4).append(" ").append(iso, 11, 8).append(" GMT");
    return text;
}

std::int64_t monthNumber(std::int64_t seconds) noexcept
{
    const CivilDay day = civilDay(dayOf(seconds));
    return day.year * 12 + day.month - 1;
}

} // namespace evision::simulator
