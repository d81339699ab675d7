// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/market_options.h"

#include <string>

namespace evision::cli {

/// evision-cli odds --demo | --live --sport KEY --out FILE: an answer of the service as it came, for scan to read.
class OddsCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] int write(const Terminal &terminal, const PollAnswer &answer) const;

    MarketOptions m_market;
    std::string m_file = "-";
    std::string m_event;
};

} // namespace evision::cli
