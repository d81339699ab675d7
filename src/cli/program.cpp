// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/arb_command.h"
#include "cli/bets_command.h"
#include "cli/convert_command.h"
#include "cli/db_command.h"
#include "cli/devig_command.h"
#include "cli/explain_command.h"
#include "cli/kelly_command.h"
#include "cli/key_command.h"
#include "cli/odds_command.h"
#include "cli/plan_command.h"
#include "cli/replay_command.h"
#include "cli/scan_command.h"
#include "cli/simulate_command.h"
#include "cli/sports_command.h"
#include "cli/watch_command.h"

#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace evision::cli {

using namespace wording;

namespace {

/// Where bets are kept. Checked already, so that a wrong one is told at once.
void addDatabase(CLI::App &program, GlobalOptions &options)
{
    program
        .add_option_function<std::string>(
            "--db",
            [&options](const std::string &text) {
                const auto url = storage::DatabaseUrl::parse(QString::fromStdString(text));
                if (!url)
                    throw CLI::ValidationError("--db", url.error());
                if (!url->password.isEmpty()) // others on this machine see it among the arguments
                    throw CLI::ValidationError("--db", "takes no password; put the address into DATABASE_URL instead");
                options.database = text;
            },
            "Database of bets, as sqlite:PATH or postgres://user@host/database; default: DATABASE_URL, else a file of "
            "the user's")
        ->type_name("URL");
}

std::string messageOf(const CLI::ParseError &error, const CLI::App &program)
{
    const std::vector<std::string> unknown =
        program.get_subcommands().empty() ? program.remaining() : std::vector<std::string>();
    if (!unknown.empty())
        return "\"" + unknown.front() + "\" is no command";
    std::string message = error.what();
    if (message.starts_with(": ")) // a sentence about several options
        message.erase(0, 2);
    const std::size_t tooMany = message.find(": At Most 1 required"); // the library's words for an option given twice
    return tooMany == std::string::npos ? message : message.substr(0, tooMany) + " is given more than once";
}

int usageError(const CLI::ParseError &error, const CLI::App &program, const Terminal &terminal)
{
    const CLI::App *shown = &program;
    while (!shown->get_subcommands().empty())
        shown = shown->get_subcommands().front();
    std::string command = "evision-cli";
    // What stands behind `key` may be one, and must not get into logs.
    const bool mayBeKey = shown->get_name() == "key" && dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr;
    if (shown != &program)
        command += " " + shown->get_name();
    terminal.err << command << ": " << printable(mayBeKey ? keyIsNoArgument : messageOf(error, program)) << "\nSee "
                 << command << " --help.\n";
    return Usage;
}

} // namespace

std::vector<std::unique_ptr<Command>> allCommands(const GlobalOptions &options)
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<ScanCommand>());
    commands.push_back(std::make_unique<ExplainCommand>());
    commands.push_back(std::make_unique<DevigCommand>());
    commands.push_back(std::make_unique<ConvertCommand>());
    commands.push_back(std::make_unique<KellyCommand>());
    commands.push_back(std::make_unique<ArbCommand>());
    commands.push_back(std::make_unique<WatchCommand>(WatchCommand::Kind::Watch));
    commands.push_back(std::make_unique<WatchCommand>(WatchCommand::Kind::Record));
    commands.push_back(std::make_unique<ReplayCommand>());
    commands.push_back(std::make_unique<SportsCommand>());
    commands.push_back(std::make_unique<OddsCommand>());
    commands.push_back(std::make_unique<PlanCommand>());
    commands.push_back(std::make_unique<KeyCommand>());
    commands.push_back(std::make_unique<SimulateCommand>());
    commands.push_back(std::make_unique<BetsCommand>(options));
    commands.push_back(std::make_unique<DbCommand>(options));
    return commands;
}

int runProgram(int argc, const char *const *argv, const Terminal &terminal)
{
    CLI::App program("Finds bets worth more than they cost in bookmakers' prices, and shows why.", "evision-cli");
    program.set_version_flag("--version", std::string("evision-cli ") + EVISION_VERSION);
    program.require_subcommand(1);
    program.fallthrough();
    GlobalOptions options;
    addDatabase(program, options);

    const auto commands = allCommands(options);
    std::vector<CLI::App *> declared;
    declared.reserve(commands.size());
    for (const auto &command : commands)
        declared.push_back(command->declare(program));
    try {
        program.parse(argc, argv);
        for (std::size_t at = 0; at < commands.size(); ++at) {
            if (declared[at]->parsed())
                return commands[at]->run(terminal);
        }
    } catch (const CLI::Success &wanted) { // --help and --version come this way
        return program.exit(wanted, terminal.out, terminal.err);
    } catch (const CLI::ParseError &error) {
        return usageError(error, program, terminal);
    }
    return Usage;
}

} // namespace evision::cli
