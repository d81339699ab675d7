// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/house_rules.h"

#include <algorithm>

namespace evision::edge {

namespace {

constexpr std::string_view draws = "draws";
constexpr std::string_view twoWayDraw = "two_way_draw";

bool covers(std::string_view rule, std::string_view sport) noexcept
{
    return sport.starts_with(rule) && (sport.size() == rule.size() || sport[rule.size()] == '_');
}

} // namespace

Expected<HouseRules, market::ResourceError> HouseRules::parse(std::string_view text)
{
    const auto rows = market::parseResource(text, 4);
    if (!rows)
        return Unexpected{rows.error()};
    HouseRules rules;
    for (const market::ResourceRow &row : *rows) {
        for (const std::string &cell : row.cells) {
            if (cell.empty())
                return Unexpected{market::ResourceError{row.lineNumber, "a cell is empty"}};
        }
        if (row.cells[0] == draws && row.cells[3] != "yes")
            return Unexpected{market::ResourceError{row.lineNumber, "draws is yes or has no row"}};
        if (row.cells[0] == twoWayDraw && row.cells[3] != "draw_no_bet")
            return Unexpected{market::ResourceError{row.lineNumber, "two_way_draw is draw_no_bet or has no row"}};
        if (row.cells[1] == "*")
            return Unexpected{market::ResourceError{row.lineNumber, "sport is a sport's key or its beginning, not *"}};
        const bool given = std::any_of(rules.m_rules.begin(), rules.m_rules.end(), [&row](const Rule &rule) {
            return rule.name == row.cells[0] && rule.sport == row.cells[1] && rule.bookmaker == row.cells[2];
        });
        if (given)
            return Unexpected{market::ResourceError{row.lineNumber, "this rule has a row already"}};
        rules.m_rules.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3]});
    }
    return rules;
}

bool HouseRules::hasDraws(std::string_view sport) const
{
    return std::any_of(m_rules.begin(), m_rules.end(),
                       [sport](const Rule &rule) { return rule.name == draws && covers(rule.sport, sport); });
}

bool HouseRules::returnsStakeOnDraw(std::string_view bookmaker, std::string_view sport) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [=](const Rule &rule) {
        return rule.name == twoWayDraw && rule.bookmaker == bookmaker && covers(rule.sport, sport);
    });
}

bool HouseRules::knowsDifferences(std::string_view sport) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [sport](const Rule &rule) {
        return rule.name != draws && rule.name != twoWayDraw && covers(rule.sport, sport);
    });
}

bool HouseRules::differ(std::string_view bookmaker, std::string_view other, std::string_view sport) const
{
    for (const Rule &mine : m_rules) {
        if (mine.bookmaker != bookmaker || !covers(mine.sport, sport))
            continue;
        const bool disagree = std::any_of(m_rules.begin(), m_rules.end(), [&](const Rule &theirs) {
            return theirs.bookmaker == other && theirs.name == mine.name && theirs.setting != mine.setting &&
                   covers(theirs.sport, sport);
        });
        if (disagree)
            return true;
    }
    return false;
}

} // namespace evision::edge
