// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/ledger_options.h"

#include <string>

namespace evision::cli {

/// evision-cli db status|migrate|check|backup|restore|copy: the database that the ledger is in.
class DbCommand final : public Command {
public:
    explicit DbCommand(const GlobalOptions &options) : m_options(options) {}

    CLI::App *declare(CLI::App &program) override;
    int run(const Terminal &terminal) override;

private:
    [[nodiscard]] int status(const Terminal &terminal) const;
    [[nodiscard]] int migrate(const Terminal &terminal) const;
    [[nodiscard]] int check(const Terminal &terminal) const;
    [[nodiscard]] int backup(const Terminal &terminal) const;
    [[nodiscard]] int restore(const Terminal &terminal) const;
    [[nodiscard]] int copy(const Terminal &terminal) const;
    [[nodiscard]] std::string backupFolder() const;

    const GlobalOptions &m_options;
    CLI::App *m_app = nullptr;
    OutputFormat m_format = OutputFormat::Table;
    std::string m_folder; ///< of backups; empty: the usual one
    std::string m_file;
    std::string m_target;
};

} // namespace evision::cli
