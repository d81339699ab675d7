// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_command.h"

#include "cli/scan_csv.h"
#include "cli/scan_json.h"
#include "cli/scan_table.h"
#include "cli/text.h"
#include "cli/text_table.h"

#include <ostream>

namespace evision::cli {

namespace {

/// Prices in a file look as fresh as on the day they were saved: the ages are those of that day.
std::string ageRemark(const desk::FileScan &scan, market::UnixSeconds now)
{
    constexpr market::UnixSeconds hour = 3600;
    const market::UnixSeconds newest = scan.newestUpdate();
    if (now == market::noTime || newest == market::noTime || now - newest < hour)
        return {};
    return "The newest prices here are from " + timeText(newest) + ", " + ageText(now, newest) +
           " ago: ages and starts are told as of then, and the prices may be gone.";
}

} // namespace

ExitCode reportFiles(const desk::FileScan &scan, const ScanOptions &options, const Terminal &terminal)
{
    std::vector<std::string> remarks = scan.remarks();
    if (scan.result().counts.read > 0) {
        for (std::string &stranger : options.strangersIn(scan.vocabulary()))
            remarks.push_back(std::move(stranger));
        remarks.push_back(ageRemark(scan, terminal.now));
    }
    for (const std::string &remark : remarks) {
        if (!remark.empty())
            terminal.err << printable(remark) << '\n';
    }
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
        terminal.out << scanJson(scan.view(), m_options, *tables);
        break;
    case OutputFormat::Csv:
        terminal.out << scanCsv(scan.view());
        break;
    case OutputFormat::Table:
        terminal.out << scanTable(scan.view(), m_options.currency(), terminal.width, terminal.coloured);
        break;
    }
    terminal.out.flush();
    return reportFiles(scan, m_options, terminal);
}

} // namespace evision::cli
