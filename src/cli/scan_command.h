// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/scan_options.h"

namespace evision::cli {

/// evision-cli scan FILE...: what is worth betting in recorded responses.
class ScanCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    ScanOptions m_options;
};

/// Prints a sentence for each file that could not be read or holds no quotes; Failed with any of the former.
[[nodiscard]] ExitCode reportFiles(const desk::FileScan &scan, const Terminal &terminal);

} // namespace evision::cli
