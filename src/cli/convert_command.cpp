// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convert_command.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "pricing/number.h"
#include "wording/csv.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace evision::cli {

namespace {

void addOddsFormat(CLI::App &app, const std::string &name, pricing::OddsFormat &target, const std::string &help)
{
    app.add_option_function<std::string>(
           name,
           [&target, name](const std::string &text) {
               const auto format = pricing::oddsFormatFromId(text);
               if (!format)
                   throw CLI::ValidationError(name, format.error());
               target = *format;
           },
           help + ": decimal, american, fractional, hong_kong, malay, indonesian or share")
        ->type_name("FORMAT")
        ->required();
}

} // namespace

CLI::App *ConvertCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("convert", "Writes a price in another format");
    command->add_option("VALUE", m_value, "The price")->required()->type_name("");
    addOddsFormat(*command, "--from", m_from, "Format of the value");
    addOddsFormat(*command, "--to", m_to, "Format wanted");
    addFormat(*command, m_format);
    addTime(*command, "--as-of", m_asOf, "The moment to put into the document");
    return command;
}

int ConvertCommand::run(const Terminal &terminal)
{
    const auto decimal = pricing::parseOdds(m_from, m_value);
    if (!decimal)
        throw CLI::ValidationError("VALUE", pricing::oddsErrorText(decimal.error(), m_from));
    const std::optional<std::string> text = pricing::formatOdds(m_to, *decimal);
    const std::optional<double> number = pricing::decimalTo(m_to, *decimal);
    if (!text || !number) {
        terminal.err << "The price has no " << pricing::oddsFormatId(m_to) << " form.\n";
        return Failed;
    }
    if (m_format == OutputFormat::Table) {
        terminal.out << *text << '\n';
        return Done;
    }
    const std::string from(pricing::oddsFormatId(m_from));
    const std::string to(pricing::oddsFormatId(m_to));
    if (m_format == OutputFormat::Csv) {
        terminal.out << wording::csvLine({"value", "from", "to", "decimal", "result"})
                     << wording::csvLine({m_value, from, to, pricing::formatNumber(*decimal), *text});
        return Done;
    }
    JsonWriter json;
    beginDocument(json, "evision.convert/1", m_asOf.value_or(market::noTime));
    json.value("value", m_value);
    json.value("from", from);
    json.value("to", to);
    json.endObject();
    json.value("value", m_value);
    json.value("from", from);
    json.value("to", to);
    json.value("decimal", *decimal);
    if (m_to == pricing::OddsFormat::Fractional)
        json.value("result", *text);
    else
        json.value("result", *number);
    json.value("text", *text);
    json.endObject();
    terminal.out << json.finish();
    return Done;
}

} // namespace evision::cli
