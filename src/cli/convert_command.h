// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "pricing/odds_format.h"

#include <cstdint>
#include <optional>
#include <string>

namespace evision::cli {

/// evision-cli convert VALUE --from F --to F: a price in another format.
class ConvertCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    OutputFormat m_format = OutputFormat::Table;
    std::optional<std::int64_t> m_asOf;
    std::string m_value;
    pricing::OddsFormat m_from = pricing::OddsFormat::Decimal;
    pricing::OddsFormat m_to = pricing::OddsFormat::Decimal;
};

} // namespace evision::cli
