// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

#include "desk/file_scan.h"
#include "desk/tables.h"

#include "edge/options.h"

#include <optional>
#include <string>
#include <vector>

namespace evision::cli {

class JsonWriter;
class MarketOptions;

/// The options that scan and explain share.
class ScanOptions {
public:
    /// `files` says whether the command cannot do without them.
    enum class Files { Required, Optional, None };
    void declare(CLI::App &app, Files files);

    /// Tables with the user's own weights and commissions in them, or a sentence.
    [[nodiscard]] Expected<edge::EdgeTables, std::string> tables() const;
    [[nodiscard]] edge::EdgeOptions edgeOptions() const;
    [[nodiscard]] desk::FileScanOptions fileOptions() const;

    /// A sentence for each bookmaker that is named to bet at or to trust, and is not there.
    [[nodiscard]] std::vector<std::string> strangersIn(const market::Vocabulary &vocabulary) const;
    /// How many bets a table has at most.
    [[nodiscard]] std::size_t rows() const noexcept
    {
        return m_rows > 0 ? static_cast<std::size_t>(m_rows) : std::size_t(-1);
    }
    void declareRows(CLI::App &app);

    /// The member `settings` of a document: every option with the value that it had. `source` is where the quotes came
    /// from, null for files.
    void write(JsonWriter &json, const edge::EdgeTables &tables, std::optional<market::UnixSeconds> asOf,
               const MarketOptions *source = nullptr) const;

    [[nodiscard]] bool hasFiles() const noexcept { return !m_files.empty(); }
    [[nodiscard]] OutputFormat format() const noexcept { return m_format; }
    [[nodiscard]] const std::string &currency() const noexcept { return m_currency; }

private:
    void declareInput(CLI::App &app, Files files);
    void declareFiles(CLI::App &app, Files files);
    void declarePricing(CLI::App &app);
    void declareStaking(CLI::App &app);
    void declareTwoSided(CLI::App &app);
    void writeBooks(JsonWriter &json, const edge::EdgeTables &tables) const;

    OutputFormat m_format = OutputFormat::Table;
    std::vector<std::string> m_files;
    desk::TableFiles m_tableFiles;
    edge::EdgeOptions m_edge;
    std::optional<double> m_maxAge;
    std::optional<std::int64_t> m_asOf;
    feed::OddsFormat m_oddsFormat = feed::OddsFormat::Auto;
    int m_maxMegabytes = 256;
    std::vector<std::string> m_sharps;
    std::vector<std::string> m_commissions;
    std::vector<std::string> m_targets;
    std::string m_currency = "EUR";
    bool m_noInterpolation = false;
    bool m_includeInPlay = false;
    int m_rows = 0;
};

} // namespace evision::cli
