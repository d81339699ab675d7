// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/arb_command.h"
#include "cli/convert_command.h"
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

#include <ostream>

namespace evision::cli {

using namespace wording;

namespace {

/// The database that commands with a memory will use. Checked already, so that a wrong one is told at once.
void addDatabase(CLI::App &program)
{
    program
        .add_option_function<std::string>(
            "--db",
            [](const std::string &url) {
                const bool sqlite = url.starts_with("sqlite:") && url.size() > std::string_view("sqlite:").size();
                const bool postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
                if (!sqlite && !postgres)
                    throw CLI::ValidationError("--db", "takes sqlite:PATH or postgres://user@host/database");
            },
            "Database, as sqlite:PATH or postgres://user@host/database; no command uses one yet")
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

std::vector<std::unique_ptr<Command>> allCommands()
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
    return commands;
}

int runProgram(int argc, const char *const *argv, const Terminal &terminal)
{
    CLI::App program("Finds bets worth more than they cost in bookmakers' prices, and shows why.", "evision-cli");
    program.set_version_flag("--version", std::string("evision-cli ") + EVISION_VERSION);
    program.require_subcommand(1);
    program.fallthrough();
    addDatabase(program);

    const auto commands = allCommands();
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
