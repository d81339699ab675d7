// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/clock_check.h"

#include "feed/decoder/iso_time.h"

#include <algorithm>

namespace evision::feed {

bool isPlausibleDate(market::UnixSeconds date, UnixMillis now) noexcept
{
    const market::UnixSeconds here = toSeconds(now); // dates have years of four digits: no difference is too large
    return date <= here + mostClockDifference && date >= here - mostClockDifference;
}

market::UnixSeconds latestUpdateIn(std::string_view json) noexcept
{
    constexpr std::string_view name = "\"last_update\"";
    market::UnixSeconds latest = market::noTime;
    for (std::size_t at = json.find(name); at != std::string_view::npos; at = json.find(name, at)) {
        at += name.size();
        const std::size_t open = json.find_first_not_of(" \t\r\n:", at);
        if (open == std::string_view::npos || json[open] != '"')
            continue;
        const std::size_t close = json.find('"', open + 1);
        if (close == std::string_view::npos)
            break;
        latest = std::max(latest, parseIsoTime(json.substr(open + 1, close - open - 1)));
    }
    return latest;
}

bool bearsOut(market::UnixSeconds latestUpdate, market::UnixSeconds date) noexcept
{
    constexpr market::UnixSeconds ahead = 120; // clocks of one service differ by seconds
    return latestUpdate != market::noTime && latestUpdate <= date + ahead && latestUpdate >= date - mostClockDifference;
}

} // namespace evision::feed
