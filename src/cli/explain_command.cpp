// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explain_command.h"

#include "cli/explain_json.h"
#include "cli/explain_table.h"
#include "cli/scan_command.h"
#include "cli/text_table.h"

#include <ostream>

namespace evision::cli {

CLI::App *ExplainCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("explain", "Shows how the figures of one opportunity came about");
    m_options.declare(*command);
    command->add_option("--id", m_id, "Id of the opportunity, from the JSON or CSV of scan")
        ->required()
        ->type_name("ID");
    return command;
}

int ExplainCommand::run(const Terminal &terminal)
{
    edge::OpportunityId id = 0;
    if (!edge::idFromText(m_id, id))
        throw CLI::ValidationError("--id",
                                   "takes an id as scan prints it, 16 hexadecimal digits, not \"" + m_id + "\"");
    if (m_options.format() == OutputFormat::Csv)
        throw CLI::ValidationError("--format", "explain prints table or json");
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    desk::FileScan scan(*tables, m_options.edgeOptions(), m_options.fileOptions());
    scan.run();
    const ExitCode code = reportFiles(scan, terminal);
    const std::optional<edge::Derivation> derivation = scan.explain(id);
    if (!derivation) {
        terminal.err << "No opportunity " << m_id
                     << " is in these files under these options; take the id from scan with the same options.\n";
        return Failed;
    }
    if (m_options.format() == OutputFormat::Json)
        terminal.out << explainJson(*derivation, scan, m_options, *tables);
    else
        terminal.out << explainTable(*derivation, scan, m_options.currency(), terminal.width, terminal.coloured);
    return code;
}

} // namespace evision::cli
