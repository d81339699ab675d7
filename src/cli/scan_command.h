// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/market_options.h"
#include "cli/scan_options.h"

namespace evision::cli {

/// evision-cli scan FILE... | --demo | --live: what is worth betting in recorded responses, or right now.
class ScanCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] int runFiles(const Terminal &terminal, const edge::EdgeTables &tables);
    [[nodiscard]] int runMarket(const Terminal &terminal, const edge::EdgeTables &tables);
    void print(const Terminal &terminal, const desk::ScanView &scan, const edge::EdgeTables &tables) const;

    ScanOptions m_options;
    MarketOptions m_market;
};

/// Prints a sentence for all that a user should know of the files and the options: what could not be read (then the
/// code is Failed), what holds no quotes, what is old, which bookmakers are not there.
[[nodiscard]] ExitCode reportFiles(const desk::FileScan &scan, const ScanOptions &options, const Terminal &terminal);

} // namespace evision::cli
