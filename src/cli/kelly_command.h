// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "pricing/kelly.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

/// evision-cli kelly --odds A,... --prob P,...: how much of the bankroll to stake.
class KellyCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    enum class Mode { Single, Exclusive, Simultaneous };
    struct Bet {
        double odds = 0;
        double effective = 0;
        double probability = 0;
        double ev = 0;
        double kelly = 0; ///< full share of the bankroll
        double stake = 0;
    };

    [[nodiscard]] std::vector<Bet> readBets() const;
    void solve(std::vector<Bet> &bets) const;
    [[nodiscard]] std::string json(const std::vector<Bet> &bets) const;
    void writeInputs(class JsonWriter &json, const std::vector<Bet> &bets) const;
    [[nodiscard]] std::string rows(const std::vector<Bet> &bets, const Terminal &terminal) const;
    [[nodiscard]] const char *modeId() const noexcept;

    OutputFormat m_format = OutputFormat::Table;
    std::optional<std::int64_t> m_asOf;
    std::vector<std::string> m_odds;
    std::vector<std::string> m_probabilities;
    double m_push = 0;
    double m_commission = 0;
    pricing::StakeRule m_rule{1000, 0.25};
    std::optional<double> m_maxStake;
    Mode m_mode = Mode::Single;
};

} // namespace evision::cli
