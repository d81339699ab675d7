// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explain_command.h"

#include "cli/explain_json.h"
#include "cli/scan_command.h"
#include "cli/scan_csv.h"

#include "wording/explain_table.h"
#include "wording/text_table.h"

#include <algorithm>
#include <ostream>
#include <vector>

namespace evision::cli {

using namespace wording;

namespace {

template <typename Finding>
bool isAmong(const std::vector<Finding> &findings, edge::OpportunityId id)
{
    return std::any_of(findings.begin(), findings.end(), [id](const Finding &finding) { return finding.id == id; });
}

std::string whyNot(const edge::ScanResult &result, edge::OpportunityId id)
{
    const char *kind = isAmong(result.arbitrages, id) ? "an arbitrage"
                       : isAmong(result.middles, id)  ? "a middle"
                       : isAmong(result.lowHolds, id) ? "a low hold"
                                                      : nullptr;
    if (kind)
        return edge::idText(id) + " is " + kind +
               ": its prices and what each result pays are all there is to it, and scan prints them. "
               "explain is for bets that rest on a fair price.";
    return "No bet " + edge::idText(id) +
           " is in these files under these options; take the id from scan with the same options.";
}

Surroundings surroundings(const desk::ScanView &scan, const ScanOptions &options)
{
    return {scan.vocabulary(), scan.asOf().value_or(market::noTime), scan.edgeOptions().staking.kellyFraction,
            options.currency()};
}

} // namespace

CLI::App *ExplainCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("explain", "Shows how the figures of one opportunity came about");
    m_options.declare(*command, ScanOptions::Files::Required);
    command->add_option("--id", m_id, "Id of the bet, as scan prints it")->required()->type_name("ID");
    return command;
}

int ExplainCommand::run(const Terminal &terminal)
{
    edge::OpportunityId id = 0;
    if (!edge::idFromText(m_id, id))
        throw CLI::ValidationError("--id",
                                   "takes an id as scan prints it, 16 hexadecimal digits, not \"" + m_id + "\"");
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    desk::FileScan scan(*tables, m_options.edgeOptions(), m_options.fileOptions());
    scan.run();
    const ExitCode code = reportFiles(scan, m_options, terminal);
    const std::optional<edge::Derivation> derivation = scan.explain(id);
    if (!derivation) {
        terminal.err << whyNot(scan.result(), id) << '\n';
        return Failed;
    }
    switch (m_options.format()) {
    case OutputFormat::Json:
        terminal.out << explainJson(*derivation, scan.view(), m_options, *tables);
        break;
    case OutputFormat::Csv:
        terminal.out << explainCsv(*derivation, scan.view());
        break;
    case OutputFormat::Table:
        terminal.out << explainTable(*derivation, surroundings(scan.view(), m_options), terminal.width,
                                     terminal.coloured);
        break;
    }
    return code;
}

} // namespace evision::cli
