// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/market_options.h"

#include "feed/planner/forecast.h"

#include <string>

namespace evision::cli {

/// evision-cli plan: what settings would cost, before they do.
class PlanCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] std::string json(const feed::Forecast &forecast, market::UnixSeconds now) const;
    [[nodiscard]] static std::string table(const feed::Forecast &forecast, const Terminal &terminal);

    MarketOptions m_market;
    OutputFormat m_format = OutputFormat::Table;
    std::optional<std::int64_t> m_asOf;
};

} // namespace evision::cli
