// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/text.h"

#include "wording/text_table.h"

#include "pricing/number.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace evision::wording {

namespace {

constexpr double minute = 60;
constexpr double hour = 3600;
constexpr double day = 86400;

std::string roughly(double seconds)
{
    if (seconds < 2 * minute)
        return pricing::formatFixed(seconds, 0) + " s";
    if (seconds < 2 * hour)
        return pricing::formatFixed(std::floor(seconds / minute), 0) + " min";
    if (seconds < 2 * day)
        return pricing::formatFixed(std::floor(seconds / hour), 0) + " h";
    return pricing::formatFixed(std::floor(seconds / day), 0) + " d";
}

} // namespace

std::string timeText(market::UnixSeconds time)
{
    if (time == market::noTime)
        return {};
    using namespace std::chrono;
    const sys_seconds moment{seconds{time}};
    const auto date = floor<days>(moment);
    const year_month_day calendar{date};
    const hh_mm_ss clock{moment - date};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(calendar.year()), unsigned(calendar.month()),
                  unsigned(calendar.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()));
    return text;
}

std::string flagsText(edge::Flags flags, std::string_view separator)
{
    std::string text;
    for (int bit = 0; bit < edge::flagCount; ++bit) {
        const auto flag = static_cast<edge::Flag>(1U << static_cast<unsigned>(bit));
        if (!edge::has(flags, flag))
            continue;
        text += text.empty() ? std::string_view() : separator;
        text += edge::flagId(flag);
    }
    return text;
}

std::string moneyText(double amount)
{
    constexpr int finest = 10; // beyond this there is only the noise of binary fractions
    std::string text = pricing::formatFixed(amount, finest);
    const std::size_t dot = text.find('.');
    std::size_t end = text.size();
    while (end > dot + 3 && text[end - 1] == '0')
        --end;
    return text.substr(0, end);
}

std::string shortNumber(double value, int mostDecimals)
{
    std::string text = pricing::formatFixed(value, mostDecimals);
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::string screenNumber(double value, int decimals)
{
    constexpr double tooLong = 1e12;
    if (!(std::abs(value) >= tooLong))
        return pricing::formatFixed(value, decimals);
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 2);
    return {text.data(), end.ptr};
}

std::string percentText(double fraction, int decimals)
{
    const std::string digits = screenNumber(fraction * 100, decimals);
    return (fraction >= 0 && digits.front() != '-' ? "+" : "") + digits + " %";
}

std::string ageText(market::UnixSeconds now, market::UnixSeconds then)
{
    if (now == market::noTime || then == market::noTime)
        return "?";
    const auto seconds = static_cast<double>(now - then);
    return seconds < 0 ? "-" + roughly(-seconds) : roughly(seconds);
}

std::string untilText(market::UnixSeconds now, market::UnixSeconds then)
{
    return ageText(then, now);
}

std::string eventText(const market::Vocabulary &vocabulary, const edge::LineKey &line)
{
    const std::string_view home = vocabulary.names.text(line.home);
    const std::string_view away = vocabulary.names.text(line.away);
    if (home.empty() && away.empty())
        return printable(vocabulary.sports.text(line.sport));
    return printable(home) + " – " + printable(away);
}

std::string selectionText(const market::Vocabulary &vocabulary, const edge::LineKey &line, market::NameId selection,
                          double point)
{
    std::string text;
    const std::string_view family = vocabulary.families.text(line.family);
    const std::string_view participant = vocabulary.names.text(line.participant);
    if (!participant.empty())
        text += printable(participant) + " ";
    text += printable(vocabulary.names.text(selection));
    const bool handicap = line.set == market::OutcomeSet::HomeAway || line.set == market::OutcomeSet::HomeDrawAway;
    if (point == point)
        text += (handicap && point >= 0 ? " +" : " ") + pricing::formatNumber(point);
    if (family != "h2h" && family != "spreads" && family != "totals")
        text += " " + printable(family);
    const std::string_view period = vocabulary.periods.text(line.period);
    if (period != "full")
        text += " " + printable(period);
    return text;
}

std::string outcomeText(const market::Vocabulary &vocabulary, const edge::Outcome &outcome)
{
    switch (outcome.kind) {
    case edge::Outcome::Kind::Selection:
        return std::string(vocabulary.names.text(outcome.selection));
    case edge::Outcome::Kind::Below:
        return "below " + pricing::formatNumber(outcome.low);
    case edge::Outcome::Kind::Exactly:
        return "exactly " + pricing::formatNumber(outcome.low);
    case edge::Outcome::Kind::Between:
        return "between " + pricing::formatNumber(outcome.low) + " and " + pricing::formatNumber(outcome.high);
    case edge::Outcome::Kind::Above:
        break;
    }
    return "above " + pricing::formatNumber(outcome.low);
}

} // namespace evision::wording
