// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explain_command.h"

#include "cli/explain_json.h"
#include "cli/poll_once.h"
#include "cli/scan_command.h"
#include "cli/scan_csv.h"

#include "wording/explain_table.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

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

Surroundings surroundings(const desk::ScanView &scan, const ScanOptions &options)
{
    return {scan.vocabulary(), scan.asOf().value_or(market::noTime), scan.edgeOptions().staking.kellyFraction,
            scan.edgeOptions().staking.bankroll, options.currency()};
}

} // namespace

std::string ExplainCommand::whyNot(const edge::ScanResult &result, edge::OpportunityId id) const
{
    const char *kind = isAmong(result.arbitrages, id) ? "an arbitrage"
                       : isAmong(result.middles, id)  ? "a middle"
                       : isAmong(result.lowHolds, id) ? "a low hold"
                                                      : nullptr;
    if (kind)
        return edge::idText(id) + " is " + kind +
               ": its prices and what each result pays are all there is to it, and scan prints them. "
               "explain is for bets that rest on a fair price.";
    const std::string no = "No bet " + edge::idText(id) + " is ";
    if (m_market.isDemo())
        return no +
               "in the demo market at this moment, under these options. It moves: name the moment that scan named, "
               "as in --start 2026-01-31T18:00:00Z, and the same --seed.";
    if (m_market.isLive())
        return no + "in the market any more, under these options.";
    return no + "in these files under these options; take the id from scan with the same options.";
}

CLI::App *ExplainCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("explain", "Shows how the figures of one opportunity came about");
    m_options.declare(*command, ScanOptions::Files::Optional);
    m_market.declareConnection(*command);
    m_market.declareChoice(*command);
    command->add_option("--id", m_id, "Id of the bet, as scan prints it")->required()->type_name("ID");
    return command;
}

int ExplainCommand::run(const Terminal &terminal)
{
    edge::OpportunityId id = 0;
    if (!edge::idFromText(m_id, id))
        throw CLI::ValidationError("--id",
                                   "takes an id as scan prints it, 16 hexadecimal digits, not \"" + m_id + "\"");
    if (m_options.hasFiles() == m_market.isAsked())
        throw CLI::ValidationError("FILE", "or --demo or --live: name files, or one of the two markets");
    m_market.check();
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    return m_market.isAsked() ? runMarket(terminal, *tables, id) : runFiles(terminal, *tables, id);
}

int ExplainCommand::runFiles(const Terminal &terminal, const edge::EdgeTables &tables, edge::OpportunityId id)
{
    desk::FileScan scan(tables, m_options.edgeOptions(), m_options.fileOptions());
    scan.run();
    const ExitCode code = reportFiles(scan, m_options, terminal);
    const std::optional<edge::Derivation> derivation = scan.explain(id);
    if (!derivation) {
        terminal.err << whyNot(scan.result(), id) << '\n';
        return Failed;
    }
    print(terminal, *derivation, scan.view(), tables);
    return code;
}

int ExplainCommand::runMarket(const Terminal &terminal, const edge::EdgeTables &tables, edge::OpportunityId id)
{
    const auto connection = m_market.connect();
    if (!connection) {
        terminal.err << printable(connection.error()) << '\n';
        return Failed;
    }
    const edge::EdgeOptions options = m_options.edgeOptions();
    const PolledOnce polled = pollOnce(*connection, m_market.requests(), tables, options, id);
    reportCalls(polled, m_market.isDemo(), terminal.err);
    if (!polled.derivation) {
        if (polled.publication)
            terminal.err << whyNot(*polled.publication->scan, id) << '\n';
        return Failed;
    }
    const scanner::Publication &last = *polled.publication;
    print(terminal, *polled.derivation, desk::ScanView(*last.scan, *last.vocabulary, options, last.scan->asOf), tables);
    return polled.failures().empty() && !polled.interrupted ? Done : Failed;
}

void ExplainCommand::print(const Terminal &terminal, const edge::Derivation &derivation, const desk::ScanView &scan,
                           const edge::EdgeTables &tables) const
{
    switch (m_options.format()) {
    case OutputFormat::Json:
        terminal.out << explainJson(derivation, scan, m_options, tables, m_market.isAsked() ? &m_market : nullptr);
        break;
    case OutputFormat::Csv:
        terminal.out << explainCsv(derivation, scan);
        break;
    case OutputFormat::Table:
        terminal.out << explainTable(derivation, surroundings(scan, m_options), terminal.page().width,
                                     terminal.coloured);
        break;
    }
}

} // namespace evision::cli
