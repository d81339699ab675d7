// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/bet_options.h"
#include "cli/bets_transfer.h"
#include "cli/command.h"
#include "cli/ledger_options.h"

#include <optional>
#include <string>

namespace evision::cli {

/// evision-cli bets add|list|edit|settle|void|verify|export|import|performance: the ledger of bets.
class BetsCommand final : public Command {
public:
    explicit BetsCommand(const GlobalOptions &options) : m_options(options) {}

    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    void declareChanges();
    [[nodiscard]] int add(storage::LedgerStore &store, const Terminal &terminal) const;
    [[nodiscard]] int list(storage::LedgerStore &store, const Terminal &terminal) const;
    [[nodiscard]] int edit(storage::LedgerStore &store, const Terminal &terminal) const;
    [[nodiscard]] int settle(storage::LedgerStore &store, const Terminal &terminal) const;
    [[nodiscard]] int settleByScores(storage::LedgerStore &store, const Terminal &terminal) const;
    [[nodiscard]] int settleByHand(storage::LedgerStore &store, const Terminal &terminal, ledger::Grade grade) const;
    [[nodiscard]] int verify(storage::LedgerStore &store, const Terminal &terminal) const;
    [[nodiscard]] int performance(storage::LedgerStore &store, const Terminal &terminal) const;
    /// The bet of --id; nothing after telling why.
    [[nodiscard]] std::optional<storage::LedgerBet> wanted(storage::LedgerStore &store, const Terminal &terminal) const;

    const GlobalOptions &m_options;
    CLI::App *m_app = nullptr;
    BetOptions m_bet;
    BetsTransfer m_transfer;
    OutputFormat m_format = OutputFormat::Table;
    std::string m_user;
    std::string m_by;
    std::optional<std::int64_t> m_since;
    std::optional<std::int64_t> m_until;
    bool m_open = false;
    bool m_settled = false;
    std::string m_id;
    std::string m_result;
    std::string m_scores;
    std::string m_cashOut;
    double m_share = 1;
    double m_deduction = 0;
    std::string m_placeResult;
    std::optional<double> m_price;
    std::string m_stake;
    std::optional<std::string> m_notes;
    std::vector<std::string> m_tags;
};

} // namespace evision::cli
