// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/devig_command.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "pricing/number.h"
#include "wording/csv.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <ostream>

namespace evision::cli {

using namespace wording;

namespace {

std::string headingOf(double price)
{
    return "at " + pricing::formatNumber(price);
}

} // namespace

CLI::App *DevigCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("devig", "Takes the margin out of a complete set of prices");
    addFormat(*command, m_format);
    addTime(*command, "--as-of", m_asOf, "The moment to put into the document");
    addList(*command, "--odds", m_odds, "Decimal prices of all outcomes")->required();
    command
        ->add_option_function<std::string>(
            "--method",
            [this](const std::string &text) {
                m_method.reset();
                if (text == "all")
                    return;
                const auto method = pricing::methodFromId(text);
                if (!method)
                    throw CLI::ValidationError("--method", method.error());
                m_method = *method;
            },
            "Method, or all")
        ->type_name("METHOD")
        ->default_str("all");
    return command;
}

int DevigCommand::run(const Terminal &terminal)
{
    // A number that is no price is the methods' to refuse, with the reason; only what is no number is a usage error.
    constexpr double anything = std::numeric_limits<double>::infinity();
    const std::vector<double> odds = numbersOf("--odds", m_odds, {-anything, anything});
    std::vector<Row> rows;
    for (int index = 0; index < pricing::methodCount; ++index) {
        const auto method = static_cast<pricing::Method>(index);
        if (m_method && *m_method != method)
            continue;
        Row row{method, {}, std::vector<double>(odds.size())};
        row.result = pricing::removeMargin(method, odds, row.fair);
        rows.push_back(std::move(row));
    }
    terminal.out << (m_format == OutputFormat::Json  ? json(odds, rows)
                     : m_format == OutputFormat::Csv ? csv(odds, rows)
                                                     : table(odds, rows, terminal));
    return m_method && !rows.front().result.ok() ? Failed : Done;
}

std::string DevigCommand::json(const std::vector<double> &odds, const std::vector<Row> &rows) const
{
    JsonWriter json;
    beginDocument(json, "evision.devig/1", m_asOf.value_or(market::noTime));
    json.beginArray("odds");
    for (const double price : odds)
        json.element(price);
    json.endArray();
    json.value("method", m_method ? pricing::methodId(*m_method) : "all");
    json.endObject();
    json.beginArray("odds");
    for (const double price : odds)
        json.element(price);
    json.endArray();
    json.value("book_sum", pricing::bookSum(odds));
    json.beginArray("results");
    for (const Row &row : rows) {
        json.beginObject();
        json.value("method", pricing::methodId(row.method));
        json.value("applicable", row.result.ok());
        if (row.result.ok()) {
            json.null("reason");
            json.beginArray("probabilities");
            for (const double probability : row.fair)
                json.element(probability);
            json.endArray();
        } else {
            json.value("reason", pricing::devigReason(row.result));
            json.null("probabilities");
        }
        json.value("parameter", row.result.parameter);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

std::string DevigCommand::table(const std::vector<double> &odds, const std::vector<Row> &rows,
                                const Terminal &terminal) const
{
    std::size_t widest = 8; // of a probability
    for (const double price : odds)
        widest = std::max(widest, headingOf(price).size());
    constexpr std::size_t besides = 26; // method and parameter
    const std::size_t room = terminal.page().width > besides ? terminal.page().width - besides : 0;
    const std::size_t outcomesAbreast = std::max<std::size_t>(1, room / (widest + 2));
    const double sum = pricing::bookSum(odds);
    const bool arePrices = odds.size() > 1 && std::all_of(odds.begin(), odds.end(), [](double one) { return one > 1; });
    std::string text;
    if (arePrices)
        text = "Book sum " + pricing::formatFixed(sum, 6) + ", overround " + percentText(sum - 1, 3) + ", hold " +
               percentText(1 - 1 / sum, 3) + "\n";
    for (std::size_t first = 0; arePrices && first < odds.size(); first += outcomesAbreast)
        text += "\n" + tableOf(odds, rows, first, std::min(odds.size(), first + outcomesAbreast), terminal);
    std::map<std::string, std::string> methodsOfReason;
    for (const Row &row : rows) {
        if (row.result.ok())
            continue;
        std::string &methods = methodsOfReason[pricing::devigReason(row.result)];
        methods.append(methods.empty() ? "" : ", ").append(pricing::methodId(row.method));
    }
    for (const auto &[reason, methods] : methodsOfReason)
        text += (text.empty() ? "" : "\n") +
                wrapped("Not applicable: " + methods + ". " + reason, terminal.page().width) + "\n";
    return text;
}

std::string DevigCommand::tableOf(const std::vector<double> &odds, const std::vector<Row> &rows, std::size_t first,
                                  std::size_t end, const Terminal &terminal)
{
    std::vector<TextTable::Column> columns{{"Method", TextTable::Align::Left}, {"Parameter", TextTable::Align::Right}};
    for (std::size_t at = first; at < end; ++at)
        columns.push_back({headingOf(odds[at]), TextTable::Align::Right, true});
    TextTable table(std::move(columns));
    for (const Row &row : rows) {
        const double parameter = row.result.parameter;
        std::vector<std::string> cells{std::string(pricing::methodId(row.method)),
                                       parameter == parameter ? pricing::formatFixed(parameter, 6) : std::string()};
        for (std::size_t at = first; at < end; ++at)
            cells.push_back(row.result.ok() ? pricing::formatFixed(row.fair[at], 6) : "-");
        table.add(std::move(cells));
    }
    return table.text(terminal.page().width, terminal.coloured);
}

std::string DevigCommand::csv(const std::vector<double> &odds, const std::vector<Row> &rows)
{
    std::vector<std::string> heading{"method", "applicable", "reason", "parameter"};
    for (std::size_t at = 0; at < odds.size(); ++at)
        heading.push_back("p" + std::to_string(at + 1));
    std::string text = csvLine(heading);
    for (const Row &row : rows) {
        const double parameter = row.result.parameter;
        std::vector<std::string> cells{std::string(pricing::methodId(row.method)), row.result.ok() ? "true" : "false",
                                       row.result.ok() ? "" : pricing::devigReason(row.result),
                                       parameter == parameter ? pricing::formatNumber(parameter) : ""};
        for (const double probability : row.fair)
            cells.push_back(row.result.ok() ? pricing::formatNumber(probability) : "");
        text += csvLine(cells);
    }
    return text;
}

} // namespace evision::cli
