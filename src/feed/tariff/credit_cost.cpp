// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/tariff/credit_cost.h"

#include <algorithm>
#include <string_view>

namespace evision::feed {

namespace {

using Keys = std::vector<std::string>;

std::size_t distinct(const Keys &keys) noexcept
{
    std::size_t count = 0;
    for (auto key = keys.begin(); key != keys.end(); ++key)
        count += std::find(keys.begin(), key, *key) == key ? 1U : 0U;
    return count;
}

std::int64_t regionsPaid(const Keys &regions, const Keys &bookmakers) noexcept
{
    return regionEquivalents(distinct(regions), distinct(bookmakers));
}

std::int64_t marketsAsked(const Keys &markets) noexcept
{
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(distinct(markets)));
}

std::int64_t layMarketsUnasked(const Keys &markets) noexcept
{
    const auto asked = [&markets](std::string_view market) {
        return std::find(markets.begin(), markets.end(), market) != markets.end();
    };
    const bool winner = asked("h2h") || markets.empty();
    return (winner && !asked("h2h_lay") ? 1 : 0) + (asked("outrights") && !asked("outrights_lay") ? 1 : 0);
}

} // namespace

std::int64_t regionEquivalents(std::size_t regions, std::size_t bookmakers) noexcept
{
    const std::size_t count = bookmakers > 0 ? (bookmakers + 9) / 10 : regions;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(count));
}

std::int64_t creditsOfOdds(const Keys &regions, const Keys &bookmakers, const Keys &markets) noexcept
{
    return regionsPaid(regions, bookmakers) * marketsAsked(markets);
}

std::int64_t creditsOfEventOdds(const Keys &regions, const Keys &bookmakers, const Keys &markets) noexcept
{
    return regionsPaid(regions, bookmakers) * (marketsAsked(markets) + layMarketsUnasked(markets));
}

std::int64_t creditsOfScores(int daysFrom) noexcept
{
    return daysFrom > 0 ? 2 : 1;
}

std::int64_t creditsAtMost(const PollRequest &request) noexcept
{
    switch (request.kind) {
    case PollKind::Sports:
    case PollKind::Events:
        return 0;
    case PollKind::Odds:
        return creditsOfOdds(request.regions, request.bookmakers, request.markets);
    case PollKind::EventOdds:
        return creditsOfEventOdds(request.regions, request.bookmakers, request.markets);
    case PollKind::Scores:
        return creditsOfScores(request.daysFrom);
    }
    return 0;
}

} // namespace evision::feed
