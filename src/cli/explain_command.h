// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/scan_options.h"

#include <string>

namespace evision::cli {

/// evision-cli explain FILE... --id ID: how one opportunity came about.
class ExplainCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    ScanOptions m_options;
    std::string m_id;
};

} // namespace evision::cli
