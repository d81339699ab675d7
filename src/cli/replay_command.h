// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/scan_options.h"

#include <string>

namespace evision::cli {

/// evision-cli replay FILE: a recording, taken for the market it was. The scans are those that were made then.
class ReplayCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    ScanOptions m_options;
    std::string m_file;
    double m_speed = 0;
};

} // namespace evision::cli
