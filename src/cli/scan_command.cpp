// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_command.h"

#include "cli/poll_once.h"
#include "cli/scan_csv.h"
#include "cli/scan_json.h"
#include "cli/scan_table.h"

#include "desk/file_scan.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace evision::cli {

using namespace wording;

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
    CLI::App *command =
        program.add_subcommand("scan", "Lists what is worth betting in recorded responses, or in the market right now");
    m_options.declare(*command, ScanOptions::Files::Optional);
    m_options.declareRows(*command);
    m_market.declareConnection(*command);
    m_market.declareChoice(*command);
    return command;
}

int ScanCommand::run(const Terminal &terminal)
{
    if (m_options.hasFiles() == m_market.isAsked())
        throw CLI::ValidationError("FILE", "or --demo or --live: name files, or one of the two markets");
    m_market.check();
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    return m_market.isAsked() ? runMarket(terminal, *tables) : runFiles(terminal, *tables);
}

int ScanCommand::runFiles(const Terminal &terminal, const edge::EdgeTables &tables)
{
    desk::FileScan scan(tables, m_options.edgeOptions(), m_options.fileOptions());
    scan.run();
    print(terminal, scan.view(), tables);
    return reportFiles(scan, m_options, terminal);
}

int ScanCommand::runMarket(const Terminal &terminal, const edge::EdgeTables &tables)
{
    const auto connection = m_market.connect();
    if (!connection) {
        terminal.err << printable(connection.error()) << '\n';
        return Failed;
    }
    const edge::EdgeOptions options = m_options.edgeOptions();
    const PolledOnce polled = pollOnce(*connection, m_market.requests(), tables, options);
    if (polled.publication) {
        const scanner::Publication &last = *polled.publication;
        print(terminal, desk::ScanView(*last.scan, *last.vocabulary, options, last.scan->asOf), tables);
        if (m_market.isDemo() && m_options.format() == OutputFormat::Table && !last.scan->opportunities.empty())
            terminal.out << '\n'
                         << wrapped("How a bet came about: evision-cli explain --demo --seed " +
                                        std::to_string(m_market.seed()) + " --start " + timeText(last.scan->asOf) +
                                        " --id ID, with the same options.",
                                    terminal.page().width)
                         << '\n';
        for (const std::string &stranger : m_options.strangersIn(*last.vocabulary))
            terminal.err << printable(stranger) << '\n';
    }
    reportCalls(polled, m_market.isDemo(), terminal.err);
    return polled.failures().empty() && !polled.interrupted ? Done : Failed;
}

void ScanCommand::print(const Terminal &terminal, const desk::ScanView &scan, const edge::EdgeTables &tables) const
{
    switch (m_options.format()) {
    case OutputFormat::Json:
        terminal.out << scanJson(scan, m_options, tables, {&m_market});
        break;
    case OutputFormat::Csv:
        terminal.out << scanCsv(scan);
        break;
    case OutputFormat::Table:
        terminal.out << scanTable(scan, m_options.currency(), m_options.rows(), terminal.page().width,
                                  terminal.coloured);
        break;
    }
    terminal.out.flush();
}

} // namespace evision::cli
