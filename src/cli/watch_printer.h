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

private:
    void drawPage();
    void printLine(const scanner::Publication &publication);
    void printChanges(const scanner::Publication &publication);
    [[nodiscard]] std::string stateText() const;

    const Terminal &m_terminal;
    Style m_style;
    const ScanOptions &m_options;
    const edge::EdgeTables &m_tables;
    edge::EdgeOptions m_edge;
    std::size_t m_rows;
    scanner::Publication m_last;
    scanner::FeedState m_state;
    bool m_toldIdle = false;
};

} // namespace evision::cli
