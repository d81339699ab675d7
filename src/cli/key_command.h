// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <string>

namespace evision::cli {

/// For whoever puts a key on the command line.
inline constexpr char keyIsNoArgument[] =
    "The key is not taken from the command line, where other programs and the shell's history would keep it; write: "
    "evision-cli key set < FILE";

/// evision-cli key [set|forget]: where the odds service's key is kept. The key itself is never printed.
class KeyCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] static int set(const Terminal &terminal);
    [[nodiscard]] static int forget(const Terminal &terminal);
    [[nodiscard]] static int tell(const Terminal &terminal);

    std::string m_action = "show";
};

} // namespace evision::cli
