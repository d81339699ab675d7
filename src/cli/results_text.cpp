// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/results_text.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "pricing/number.h"
#include "wording/csv.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::cli {

namespace {

constexpr std::array<std::string_view, 7> byIds = {"", "sport", "market", "book", "tag", "ev", "month"};

void writeBand(JsonWriter &json, std::string_view key, const std::optional<ledger::WithBand> &band)
{
    if (!band) {
        json.null(key);
        return;
    }
    json.beginObject(key);
    json.value("value", band->value);
    json.value("low", band->low);
    json.value("high", band->high);
    json.endObject();
}

void writeOptional(JsonWriter &json, std::string_view key, const std::optional<double> &value)
{
    if (value)
        json.value(key, *value);
    else
        json.null(key);
}

std::string money(double minor, const market::Currency &currency)
{
    return market::Money{std::llround(minor), currency}.text();
}

std::string countText(std::size_t bets)
{
    return std::to_string(bets) + (bets == 1 ? " bet" : " bets");
}

/// A sentence on whether it was luck: nobody should take a hundred bets for a proof.
std::string sampleText(const ledger::Performance &result)
{
    if (!result.betsNeeded || !result.z)
        return {};
    const auto needed = static_cast<std::size_t>(*result.betsNeeded);
    const std::string bets = countText(result.withExpectation);
    if (result.withExpectation >= needed)
        return bets + ": enough to tell luck from skill at this edge.\n";
    return bets + ": too few to tell luck from skill; about " + std::to_string(needed) +
           " would be needed at this edge.\n";
}

std::string titleOf(const Result &result)
{
    return std::string(result.currency.code()) + (result.paper ? " (paper)" : "");
}

std::string numberOrNothing(const std::optional<double> &value)
{
    return value ? pricing::formatNumber(*value) : std::string();
}

std::string valueOrNothing(const std::optional<ledger::WithBand> &band)
{
    return band ? pricing::formatNumber(band->value) : std::string();
}

std::string percentOrNothing(const std::optional<ledger::WithBand> &band)
{
    return band ? wording::percentText(band->value) : std::string();
}

} // namespace

std::vector<Result> resultsOf(const std::vector<storage::ResultGroup> &groups)
{
    std::vector<Result> results;
    for (const storage::ResultGroup &group : groups)
        results.push_back({group.currency, group.paper, group.key, ledger::performanceOf(group.bets)});
    return results;
}

std::string_view resultsById(storage::ResultsBy by) noexcept
{
    return byIds[static_cast<std::size_t>(by)];
}

std::optional<storage::ResultsBy> resultsByFromId(std::string_view id) noexcept
{
    for (std::size_t at = 1; at < byIds.size(); ++at) {
        if (byIds[at] == id)
            return static_cast<storage::ResultsBy>(at);
    }
    return std::nullopt;
}

std::string resultsJson(const std::vector<Result> &results, storage::ResultsBy by, market::UnixSeconds now)
{
    JsonWriter json;
    beginDocument(json, "evision.performance/1", now);
    if (by != storage::ResultsBy::Nothing)
        json.value("by", resultsById(by));
    json.endObject();
    json.beginArray("results");
    for (const Result &each : results) {
        const ledger::Performance &result = each.performance;
        json.beginObject();
        if (by != storage::ResultsBy::Nothing)
            json.value("key", each.key);
        json.value("currency", each.currency.code());
        json.value("paper", each.paper);
        json.value("bets", static_cast<std::uint64_t>(result.bets));
        json.value("voids", static_cast<std::uint64_t>(result.voids));
        json.value("turnover", market::Money{result.turnover, each.currency}.text());
        json.value("profit", market::Money{result.profit, each.currency}.text());
        writeBand(json, "yield", result.yield);
        json.value("with_expectation", static_cast<std::uint64_t>(result.withExpectation));
        if (result.expected)
            json.value("expected_profit", money(result.expected->value, each.currency));
        else
            json.null("expected_profit");
        writeOptional(json, "luck_z", result.z);
        writeBand(json, "clv", result.closing);
        writeOptional(json, "beat_rate", result.beatRate);
        json.value("drawdown", market::Money{result.drawdown, each.currency}.text());
        writeOptional(json, "bets_needed", result.betsNeeded);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

std::string resultsCsv(const std::vector<Result> &results, storage::ResultsBy by)
{
    const std::string_view key = by == storage::ResultsBy::Nothing ? std::string_view("key") : resultsById(by);
    std::string csv = wording::csvLine({std::string(key), "currency", "paper", "bets", "voids", "turnover", "profit",
                                        "yield", "with_expectation", "expected_profit", "luck_z", "clv", "beat_rate",
                                        "drawdown", "bets_needed"});
    for (const Result &each : results) {
        const ledger::Performance &result = each.performance;
        csv += wording::csvLine(
            {each.key, std::string(each.currency.code()), each.paper ? "true" : "false", std::to_string(result.bets),
             std::to_string(result.voids), market::Money{result.turnover, each.currency}.text(),
             market::Money{result.profit, each.currency}.text(), valueOrNothing(result.yield),
             std::to_string(result.withExpectation),
             result.expected ? money(result.expected->value, each.currency) : std::string(), numberOrNothing(result.z),
             valueOrNothing(result.closing), numberOrNothing(result.beatRate),
             market::Money{result.drawdown, each.currency}.text(), numberOrNothing(result.betsNeeded)});
    }
    return csv;
}

std::string resultsTable(const std::vector<Result> &results, storage::ResultsBy by, const Terminal &terminal)
{
    using Align = wording::TextTable::Align;
    if (results.empty())
        return "No settled bets.\n";
    std::string heading(resultsById(by));
    heading.front() = static_cast<char>(heading.front() - 'a' + 'A');
    wording::TextTable table({{by == storage::ResultsBy::ExpectedValue ? "EV" : heading, Align::Left, true},
                              {"Bets", Align::Right},
                              {"Turnover", Align::Right},
                              {"Profit", Align::Right},
                              {"Expected", Align::Right, false, 1},
                              {"Yield", Align::Right},
                              {"from", Align::Right, false, 2},
                              {"to", Align::Right, false, 2},
                              {"Currency", Align::Left}});
    for (const Result &each : results) {
        const ledger::Performance &result = each.performance;
        table.add(
            {each.key.empty() ? "(none)" : wording::printable(each.key), std::to_string(result.bets),
             market::Money{result.turnover, each.currency}.text(), market::Money{result.profit, each.currency}.text(),
             result.expected ? money(result.expected->value, each.currency) : std::string(),
             percentOrNothing(result.yield), result.yield ? wording::percentText(result.yield->low) : std::string(),
             result.yield ? wording::percentText(result.yield->high) : std::string(), titleOf(each)});
    }
    const bool anyYield = std::any_of(results.begin(), results.end(),
                                      [](const Result &result) { return result.performance.yield.has_value(); });
    return table.text(terminal.width, terminal.coloured) +
           (anyYield ? "\"from\" and \"to\": between these the true yield lies 95 % of the time.\n" : "");
}

std::string resultsText(const std::vector<Result> &results)
{
    if (results.empty())
        return "No settled bets.\n";
    std::string text;
    for (const Result &each : results) {
        const market::Currency &currency = each.currency;
        const ledger::Performance &result = each.performance;
        text += titleOf(each) + ": " + countText(result.bets) + " settled";
        text += result.voids > 0 ? ", " + std::to_string(result.voids) + " void\n" : "\n";
        text += "  turnover " + market::Money{result.turnover, currency}.text() + ", profit " +
                market::Money{result.profit, currency}.text() + ", deepest fall " +
                market::Money{result.drawdown, currency}.text() + "\n";
        if (result.yield)
            text += "  yield " + wording::percentText(result.yield->value) + " (95 % of the time between " +
                    wording::percentText(result.yield->low) + " and " + wording::percentText(result.yield->high) +
                    ")\n";
        if (result.expected)
            text += "  expected profit " + money(result.expected->value, currency) + ", usually between " +
                    money(result.expected->low, currency) + " and " + money(result.expected->high, currency) + "\n";
        if (result.closing)
            text += "  closing line value " + wording::percentText(result.closing->value) + "\n";
        if (const std::string sample = sampleText(result); !sample.empty())
            text += "  " + sample;
    }
    return text;
}

} // namespace evision::cli
