// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_command.h"

#include "cli/scan_csv.h"
#include "cli/scan_json.h"
#include "cli/scan_table.h"
#include "cli/text_table.h"

#include <ostream>

namespace evision::cli {

ExitCode reportFiles(const desk::FileScan &scan, const Terminal &terminal)
{
    for (const std::string &remark : scan.remarks())
        terminal.err << printable(remark) << '\n';
    for (const std::string &failure : scan.failures())
        terminal.err << printable(failure) << '\n';
    return scan.failures().empty() ? Done : Failed;
}

CLI::App *ScanCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("scan", "Lists what is worth betting in recorded responses");
    m_options.declare(*command);
    return command;
}

int ScanCommand::run(const Terminal &terminal)
{
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    desk::FileScan scan(*tables, m_options.edgeOptions(), m_options.fileOptions());
    scan.run();
    switch (m_options.format()) {
    case OutputFormat::Json:
        terminal.out << scanJson(scan, m_options, *tables);
        break;
    case OutputFormat::Csv:
        terminal.out << scanCsv(scan);
        break;
    case OutputFormat::Table:
        terminal.out << scanTable(scan, m_options.currency(), terminal.width, terminal.coloured);
        break;
    }
    terminal.out.flush();
    return reportFiles(scan, terminal);
}

} // namespace evision::cli
