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
    /// What the month has brought so far: as told by --spent, else as `watch` remembers it of the key that is here.
    [[nodiscard]] feed::PlanKnowledge knowledge(market::UnixSeconds now);
    [[nodiscard]] std::vector<std::string> remarks(const feed::Forecast &forecast) const;
    [[nodiscard]] std::string json(const feed::Forecast &forecast, const feed::PlanKnowledge &known) const;
    [[nodiscard]] std::string table(const feed::Forecast &forecast, const feed::PlanKnowledge &known,
                                    const Terminal &terminal) const;

    MarketOptions m_market;
    OutputFormat m_format = OutputFormat::Table;
    std::optional<std::int64_t> m_asOf;
    int m_spent = 0;
    bool m_spentGiven = false;
    bool m_remembered = false;
};

} // namespace evision::cli
