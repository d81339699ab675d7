// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/sharp_weights.h"

#include "pricing/number.h"

namespace evision::edge {

namespace {

constexpr double greatestWeight = 4;
constexpr std::string_view any = "*";

std::optional<market::MarketClass> classFromId(std::string_view id)
{
    for (int index = 0; index < market::marketClassCount; ++index) {
        const auto marketClass = static_cast<market::MarketClass>(index);
        if (market::marketClassId(marketClass) == id)
            return marketClass;
    }
    return std::nullopt;
}

} // namespace

Expected<SharpWeights, market::ResourceError> SharpWeights::parse(std::string_view text)
{
    const auto rows = market::parseResource(text, 4);
    if (!rows)
        return Unexpected{rows.error()};
    SharpWeights weights;
    for (const market::ResourceRow &row : *rows) {
        if (row.cells[0].empty() || row.cells[2].empty())
            return Unexpected{market::ResourceError{row.lineNumber, "a cell is empty"}};
        const std::optional<market::MarketClass> marketClass = classFromId(row.cells[1]);
        if (!marketClass && row.cells[1] != any)
            return Unexpected{market::ResourceError{row.lineNumber, "there is no market class " + row.cells[1]}};
        const std::optional<double> weight = pricing::parseNumber(row.cells[3]);
        if (!weight || *weight < 0 || *weight > greatestWeight)
            return Unexpected{market::ResourceError{row.lineNumber, "a weight is a number from 0 to 4"}};
        weights.m_rules[row.cells[2]].push_back({row.cells[0], marketClass, *weight});
    }
    return weights;
}

SharpWeights SharpWeights::named(const std::map<std::string, double> &weights)
{
    SharpWeights result;
    result.m_named = true;
    for (const auto &[bookmaker, weight] : weights)
        result.m_rules[bookmaker].push_back({std::string(any), std::nullopt, weight});
    return result;
}

double SharpWeights::weight(std::string_view bookmaker, std::string_view sportGroup,
                            market::MarketClass marketClass) const
{
    const auto found = m_rules.find(bookmaker);
    if (found == m_rules.end())
        return 0;
    double weight = 0;
    for (const Rule &rule : found->second) {
        const bool fits = (rule.sportGroup == any || rule.sportGroup == sportGroup) &&
                          (!rule.marketClass || *rule.marketClass == marketClass);
        weight = fits ? rule.weight : weight;
    }
    return weight;
}

} // namespace evision::edge
