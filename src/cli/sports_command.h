// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/market_options.h"

#include "interfaces/quote_source.h"

#include <string>
#include <vector>

namespace evision::cli {

/// evision-cli sports --demo | --live: which sports there are to ask for. Costs nothing.
class SportsCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] std::string json(const std::vector<SportInfo> &sports, const PollAnswer &answer) const;

    MarketOptions m_market;
    OutputFormat m_format = OutputFormat::Table;
};

} // namespace evision::cli
