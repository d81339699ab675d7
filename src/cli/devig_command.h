// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include "pricing/devig.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

/// evision-cli devig --odds A,B,...: fair probabilities of one set of prices.
class DevigCommand final : public Command {
public:
    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    struct Row {
        pricing::Method method = pricing::Method::Power;
        pricing::DevigResult result;
        std::vector<double> fair;
    };

    [[nodiscard]] std::string json(const std::vector<double> &odds, const std::vector<Row> &rows) const;
    [[nodiscard]] std::string table(const std::vector<double> &odds, const std::vector<Row> &rows,
                                    const Terminal &terminal) const;
    /// The table of the outcomes from `first` to before `end`.
    [[nodiscard]] static std::string tableOf(const std::vector<double> &odds, const std::vector<Row> &rows,
                                             std::size_t first, std::size_t end, const Terminal &terminal);
    [[nodiscard]] static std::string csv(const std::vector<double> &odds, const std::vector<Row> &rows);

    OutputFormat m_format = OutputFormat::Table;
    std::optional<std::int64_t> m_asOf;
    std::vector<std::string> m_odds;
    std::optional<pricing::Method> m_method; ///< nothing: all
};

} // namespace evision::cli
