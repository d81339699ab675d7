// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_cost.h"

#include <algorithm>
#include <string_view>

namespace evision::feed {

namespace {

std::int64_t marketsAsked(const PollRequest &request)
{
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(request.markets.size())); // none means h2h
}

// A game's odds are charged by the markets that come back, and exchanges send these two's lay sides unasked.
std::int64_t layMarketsUnasked(const PollRequest &request)
{
    const auto asked = [&request](std::string_view market) {
        return std::find(request.markets.begin(), request.markets.end(), market) != request.markets.end();
    };
    const bool winner = asked("h2h") || request.markets.empty();
    return (winner && !asked("h2h_lay") ? 1 : 0) + (asked("outrights") && !asked("outrights_lay") ? 1 : 0);
}

} // namespace

std::int64_t regionEquivalents(std::size_t regions, std::size_t bookmakers) noexcept
{
    const std::size_t count = bookmakers > 0 ? (bookmakers + 9) / 10 : regions;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(count));
}

std::int64_t creditsAtMost(const PollRequest &request) noexcept
{
    const std::int64_t regions = regionEquivalents(request.regions.size(), request.bookmakers.size());
    switch (request.kind) {
    case PollKind::Sports:
    case PollKind::Events:
        return 0;
    case PollKind::Odds:
        return regions * marketsAsked(request);
    case PollKind::EventOdds:
        return regions * (marketsAsked(request) + layMarketsUnasked(request));
    case PollKind::Scores:
        return request.daysFrom > 0 ? 2 : 1;
    }
    return 0;
}

} // namespace evision::feed
