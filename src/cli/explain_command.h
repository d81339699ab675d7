// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/market_options.h"
#include "cli/scan_options.h"

#include <string>

namespace evision::cli {

/// evision-cli explain FILE... | --demo | --live --id ID: how one opportunity came about.
class ExplainCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] int runFiles(const Terminal &terminal, const edge::EdgeTables &tables, edge::OpportunityId id);
    [[nodiscard]] int runMarket(const Terminal &terminal, const edge::EdgeTables &tables, edge::OpportunityId id);
    [[nodiscard]] std::string whyNot(const edge::ScanResult &result, edge::OpportunityId id) const;
    void print(const Terminal &terminal, const edge::Derivation &derivation, const desk::ScanView &scan,
               const edge::EdgeTables &tables) const;

    ScanOptions m_options;
    MarketOptions m_market;
    std::string m_id;
};

} // namespace evision::cli
