// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "pricing/arbitrage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

/// evision-cli arb --odds A,B,...: stakes that pay the same whatever happens.
class ArbCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] std::vector<pricing::ArbitrageLeg> legs() const;
    [[nodiscard]] std::string json(const std::vector<pricing::ArbitrageLeg> &legs,
                                   const pricing::StakePlan &plan) const;
    [[nodiscard]] std::string rows(const std::vector<pricing::ArbitrageLeg> &legs, const pricing::StakePlan &plan,
                                   const Terminal &terminal) const;

    OutputFormat m_format = OutputFormat::Table;
    std::optional<std::int64_t> m_asOf;
    std::vector<std::string> m_odds;
    std::vector<std::string> m_commission;
    double m_total = 100;
    double m_step = 0.01;
};

} // namespace evision::cli
