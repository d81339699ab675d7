// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "simulator/service/simulator_server.h"

#include <optional>
#include <string>

namespace evision::cli {

/// evision-cli simulate: the demo market as a service of its own, in the wire format of The Odds API v4.
class SimulateCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    int m_port = 0;
    int m_seed = 1;
    double m_speed = 1;
    std::optional<std::int64_t> m_startAt;
    simulator::FaultPlan m_faults;
    std::string m_key = "demo";
    int m_credits = 20000;
};

} // namespace evision::cli
