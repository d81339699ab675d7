// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/market_key.h"

#include <algorithm>
#include <array>

namespace evision::market {

namespace {

constexpr std::string_view fullTime = "full";

constexpr std::array<std::string_view, 13> periods{
    "q1",           "q2", "q3", "q4", "h1", "h2", "p1", "p2", "p3", "1st_1_innings", "1st_3_innings", "1st_5_innings",
    "1st_7_innings"};

bool takePrefix(std::string_view &text, std::string_view prefix) noexcept
{
    if (text.size() <= prefix.size() || !text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool takeSuffix(std::string_view &text, std::string_view suffix) noexcept
{
    if (text.size() <= suffix.size() || !text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

std::string_view takePeriod(std::string_view &text) noexcept
{
    for (const std::string_view period : periods) {
        if (text.size() > period.size() + 1 && text.ends_with(period) && text[text.size() - period.size() - 1] == '_') {
            text.remove_suffix(period.size() + 1);
            return period;
        }
    }
    return fullTime;
}

FamilyKind kindOf(std::string_view family) noexcept
{
    if (family == "h2h")
        return FamilyKind::Winner;
    if (family == "h2h_3_way")
        return FamilyKind::ThreeWay;
    if (family == "draw_no_bet")
        return FamilyKind::DrawNoBet;
    if (family == "spreads" || family.starts_with("spreads_"))
        return FamilyKind::Spread;
    if (family == "totals" || family.starts_with("totals_") || family == "team_totals")
        return FamilyKind::Total;
    return FamilyKind::ByName;
}

MarketClass classOf(std::string_view family, FamilyKind kind) noexcept
{
    switch (kind) {
    case FamilyKind::Winner:
    case FamilyKind::ThreeWay:
    case FamilyKind::DrawNoBet:
        return MarketClass::Winner;
    case FamilyKind::Spread:
        return MarketClass::Spreads;
    case FamilyKind::Total:
        return MarketClass::Totals;
    case FamilyKind::ByName:
        break;
    }
    if (family == "outrights")
        return MarketClass::Outrights;
    constexpr std::array<std::string_view, 3> props{"player_", "batter_", "pitcher_"};
    const bool isProp = std::any_of(props.begin(), props.end(),
                                    [family](std::string_view prefix) { return family.starts_with(prefix); });
    return isProp ? MarketClass::Props : MarketClass::Other;
}

} // namespace

std::string_view marketClassId(MarketClass marketClass) noexcept
{
    switch (marketClass) {
    case MarketClass::Winner:
        return "winner";
    case MarketClass::Spreads:
        return "spreads";
    case MarketClass::Totals:
        return "totals";
    case MarketClass::Props:
        return "props";
    case MarketClass::Outrights:
        return "outrights";
    case MarketClass::Other:
        break;
    }
    return "other";
}

MarketKey parseMarketKey(std::string_view key) noexcept
{
    MarketKey parsed;
    parsed.stem = key;
    parsed.lay = takeSuffix(parsed.stem, "_lay");
    // A few keys carry the mark before and a few behind the period, so both ends are tried on both sides of it.
    const auto takeMark = [&parsed] {
        const bool before = takePrefix(parsed.stem, "alternate_");
        const bool behind = takeSuffix(parsed.stem, "_alternate");
        parsed.alternate = parsed.alternate || before || behind;
    };
    takeMark();
    parsed.period = takePeriod(parsed.stem);
    takeMark();
    parsed.kind = kindOf(parsed.stem);
    parsed.marketClass = classOf(parsed.stem, parsed.kind);
    return parsed;
}

std::string_view sportGroup(std::string_view sportKey) noexcept
{
    return sportKey.substr(0, sportKey.find('_'));
}

} // namespace evision::market
