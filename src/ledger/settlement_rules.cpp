// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/settlement_rules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace evision::ledger {

namespace {

constexpr std::string_view overtimeRule = "overtime";
constexpr std::string_view retirementRule = "retirement";
constexpr std::string_view everyMarket = "*";

constexpr std::array<std::pair<std::string_view, Overtime>, 3> overtimes = {
    {{"counts", Overtime::Counts}, {"never", Overtime::Never}, {"excluded", Overtime::Excluded}}};
constexpr std::array<std::pair<std::string_view, Retirement>, 3> retirements = {
    {{"void", Retirement::Void}, {"stands", Retirement::Stands}, {"after_a_set", Retirement::AfterASet}}};

template <typename Table>
auto settingOf(const Table &table, std::string_view id) noexcept
{
    const auto found = std::find_if(table.begin(), table.end(), [id](const auto &entry) { return entry.first == id; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

bool covers(std::string_view rule, std::string_view sportKey) noexcept
{
    return sportKey.starts_with(rule) && (sportKey.size() == rule.size() || sportKey[rule.size()] == '_');
}

/// What is wrong with a row, or nothing.
std::string_view mistakeOf(const std::vector<std::string> &cells) noexcept
{
    if (std::any_of(cells.begin(), cells.end(), [](const std::string &cell) { return cell.empty(); }))
        return "a cell is empty";
    if (cells[1] == everyMarket)
        return "sport is a sport's key or its beginning, not *";
    if (cells[0] == overtimeRule)
        return settingOf(overtimes, cells[3]) ? "" : "overtime is counts, never or excluded";
    if (cells[0] != retirementRule)
        return "the rule is overtime or retirement";
    if (cells[2] != everyMarket)
        return "a retirement's market is *";
    return settingOf(retirements, cells[3]) ? "" : "retirement is void, stands or after_a_set";
}

} // namespace

Expected<SettlementRules, market::ResourceError> SettlementRules::parse(std::string_view text)
{
    auto rows = market::parseResource(text, 4);
    if (!rows)
        return Unexpected{rows.error()};
    SettlementRules rules;
    for (market::ResourceRow &row : *rows) {
        const std::string_view mistake = mistakeOf(row.cells);
        if (!mistake.empty())
            return Unexpected{market::ResourceError{row.lineNumber, std::string(mistake)}};
        const bool given = std::any_of(rules.m_rows.begin(), rules.m_rows.end(), [&row](const Row &other) {
            return other.rule == row.cells[0] && other.sport == row.cells[1] && other.family == row.cells[2];
        });
        if (given)
            return Unexpected{market::ResourceError{row.lineNumber, "this rule has a row already"}};
        rules.m_rows.push_back(
            {std::move(row.cells[0]), std::move(row.cells[1]), std::move(row.cells[2]), std::move(row.cells[3])});
    }
    return rules;
}

const SettlementRules::Row *SettlementRules::find(std::string_view rule, std::string_view sportKey,
                                                  std::string_view family) const
{
    const Row *best = nullptr;
    const auto closer = [](const Row &row, const Row &other) {
        return row.sport.size() != other.sport.size() ? row.sport.size() > other.sport.size()
                                                      : row.family != everyMarket;
    };
    for (const Row &row : m_rows) {
        const bool fits =
            row.rule == rule && covers(row.sport, sportKey) && (row.family == everyMarket || row.family == family);
        if (fits && (best == nullptr || closer(row, *best)))
            best = &row;
    }
    return best;
}

Overtime SettlementRules::overtime(std::string_view sportKey, std::string_view family) const
{
    const Row *row = find(overtimeRule, sportKey, family);
    return row == nullptr ? Overtime::Counts : *settingOf(overtimes, row->setting);
}

Retirement SettlementRules::retirement(std::string_view sportKey) const
{
    const Row *row = find(retirementRule, sportKey, everyMarket);
    return row == nullptr ? Retirement::Unknown : *settingOf(retirements, row->setting);
}

} // namespace evision::ledger
