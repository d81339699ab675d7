// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/scan_options.h"

#include "edge/book_table.h"
#include "edge/options.h"
#include "scanner/feed_state.h"
#include "scanner/publication.h"

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace evision::cli {

/// Prints a market that moves: one document evision.scan/1 a poll as JSON, a page that is drawn anew on a terminal, a
/// line a poll elsewhere.
class WatchPrinter {
public:
    enum class Style {
        Page,  ///< on a terminal: the best bets, drawn anew
        Lines, ///< a line a poll, and what came and went
        Documents,
    };
    /// All must outlive it.
    WatchPrinter(const Terminal &terminal, Style style, const ScanOptions &options, const edge::EdgeTables &tables,
                 std::size_t rows);

    void published(const scanner::Publication &publication);
    void stateChanged(const scanner::FeedState &state);
    /// A sentence for the user: on the page, or on the standard error.
    void remark(const std::string &sentence);
    /// Leaves the page. Where it came to nothing, says again what the page has said, where a log has it, too.
    void end(ExitCode code);

private:
    void drawPage();
    void printLine(const scanner::Publication &publication);
    void printChanges(const scanner::Publication &publication);
    void printBet(const char *what, const market::Vocabulary &vocabulary, const edge::Opportunity &bet);
    [[nodiscard]] std::string stateText() const;
    [[nodiscard]] std::string pageText(std::size_t width, std::size_t rows) const;

    const Terminal &m_terminal;
    Style m_style;
    const ScanOptions &m_options;
    const edge::EdgeTables &m_tables;
    edge::EdgeOptions m_edge;
    std::size_t m_rows;
    scanner::Publication m_last;
    scanner::FeedState m_state;
    std::vector<std::string> m_remarks; ///< of a page, the newest last
    /// What was printed of each bet that is there: one that goes is known by its id alone, and a vocabulary may be gone
    /// with it.
    std::unordered_map<edge::OpportunityId, std::string> m_printed;
};

} // namespace evision::cli
