// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/market_options.h"
#include "cli/scan_options.h"
#include "cli/watch_end.h"
#include "cli/watch_printer.h"

#include "feed/planner/credit_planner.h"
#include "interfaces/poll_planner.h"

#include <memory>
#include <optional>
#include <string>

namespace evision::cli {

/// evision-cli watch --demo | --live, and record, which keeps every answer in a file.
class WatchCommand final : public Command {
public:
    enum class Kind { Watch, Record };
    explicit WatchCommand(Kind kind) : m_kind(kind) {}

    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] std::unique_ptr<QuoteSource> makeSource(const desk::MarketConnection &connection,
                                                          const Terminal &terminal) const;
    /// A planner, and the one in it that knows.
    struct Planner {
        std::unique_ptr<PollPlanner> planner;
        const feed::CreditPlanner *credits = nullptr;
    };
    [[nodiscard]] Expected<Planner, std::string> makePlanner(const desk::MarketConnection &connection,
                                                             WatchEnd &end) const;
    [[nodiscard]] WatchPrinter::Style style(const Terminal &terminal) const;
    [[nodiscard]] int watch(const desk::MarketConnection &connection, const edge::EdgeTables &tables,
                            const Terminal &terminal);

    Kind m_kind;
    ScanOptions m_options;
    MarketOptions m_market;
    std::string m_file;
    double m_forSeconds = 0;
    int m_rows = 12;
};

} // namespace evision::cli
