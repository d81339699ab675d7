// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "process/console.h"

#include "market/quote_book.h"

#include <algorithm>
#include <iosfwd>
#include <memory>
#include <vector>

namespace evision::cli {

enum ExitCode : int { Done = 0, Failed = 1, Usage = 2 };

/// Where a command prints.
struct Terminal {
    std::ostream &out;
    std::ostream &err;
    std::size_t width = 100;
    bool coloured = false;
    market::UnixSeconds now = market::noTime; ///< the time of day; noTime: it is not known, and nothing is said of it
    process::ConsoleSize (*sizeNow)() noexcept = nullptr; ///< null: it is no terminal, and as wide as `width` says

    /// How wide a page may be, and how high; a height of 0 is any.
    [[nodiscard]] process::ConsoleSize page() const
    {
        constexpr std::size_t narrowest = 20;
        const process::ConsoleSize size = sizeNow ? sizeNow() : process::ConsoleSize{};
        return {size.width == 0 ? width : std::max(size.width, narrowest), size.height};
    }
};

/// One of the program's commands.
class Command {
public:
    virtual ~Command() = default;
    /// Adds the command with its options to the program's command line.
    virtual CLI::App *declare(CLI::App &program) = 0;
    /// Runs it after parsing. May throw CLI::ValidationError for values that do not fit together.
    virtual int run(const Terminal &terminal) = 0;
};

struct GlobalOptions;

/// All commands, in the order of the help. The options outlive them.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands(const GlobalOptions &options);

/// The program: parses, runs the chosen command, answers the exit code.
[[nodiscard]] int runProgram(int argc, const char *const *argv, const Terminal &terminal);

} // namespace evision::cli
