// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_printer.h"

#include "cli/json_writer.h"
#include "cli/scan_json.h"
#include "cli/scan_table.h"

#include "wording/text.h"
#include "wording/text_table.h"

#include <ostream>
#include <utility>

namespace evision::cli {

using namespace wording;

namespace {

std::string milliseconds(std::int64_t microseconds)
{
    return shortNumber(static_cast<double>(microseconds) / 1000, 1) + " ms";
}

std::string betText(const market::Vocabulary &vocabulary, const edge::Opportunity &bet)
{
    return percentText(bet.ev) + "  " + selectionText(vocabulary, bet.line, bet.selection, bet.point) + " at " +
           printable(vocabulary.bookmakers.text(bet.bookmaker)) + " for " + screenNumber(bet.price, 2) + ", " +
           eventText(vocabulary, bet.line);
}

} // namespace

WatchPrinter::WatchPrinter(const Terminal &terminal, Style style, const ScanOptions &options,
                           const edge::EdgeTables &tables, std::size_t rows)
    : m_terminal(terminal),
      m_style(style),
      m_options(options),
      m_tables(tables),
      m_edge(options.edgeOptions()),
      m_rows(rows)
{
}

void WatchPrinter::published(const scanner::Publication &publication)
{
    m_last = publication;
    switch (m_style) {
    case Style::Documents:
        if (publication.polled) {
            const desk::ScanView view(*publication.scan, *publication.vocabulary, m_edge, publication.scan->asOf);
            m_terminal.out << scanJson(view, m_options, m_tables, {nullptr, JsonWriter::Layout::Line});
            m_terminal.out.flush();
        }
        break;
    case Style::Lines:
        printLine(publication);
        printChanges(publication);
        break;
    case Style::Page:
        drawPage();
        break;
    }
}

void WatchPrinter::stateChanged(const scanner::FeedState &state)
{
    const bool troubled = state.error != m_state.error && state.error != PollError::None;
    const bool idle = state.mode == scanner::FeedMode::Starting && state.nextPollAt != 0 && state.underWay == 0;
    m_state = state;
    if (m_style == Style::Page)
        drawPage();
    else if (troubled)
        m_terminal.err << printable(state.message) << '\n';
    else if (idle && !std::exchange(m_toldIdle, true))
        m_terminal.err << "Nothing to ask for before " << timeText(toSeconds(state.nextPollAt)) << ".\n";
}

void WatchPrinter::printLine(const scanner::Publication &publication)
{
    if (!publication.polled)
        return;
    const edge::ScanCounts &counts = publication.scan->counts;
    m_terminal.out << timeText(publication.scan->asOf) << "  " << counts.events << " events, " << counts.read
                   << " quotes, " << publication.board->rows().size() << " bets; fetched in "
                   << publication.timings.fetchMilliseconds << " ms, read in "
                   << milliseconds(publication.timings.inflateMicroseconds + publication.timings.readMicroseconds)
                   << ", scanned in " << milliseconds(publication.timings.scanMicroseconds) << '\n';
    m_terminal.out.flush();
}

void WatchPrinter::printChanges(const scanner::Publication &publication)
{
    for (const edge::BoardRow &row : publication.delta->appeared)
        m_terminal.out << "  new   " << betText(*publication.vocabulary, row.opportunity) << '\n';
    for (const edge::GoneRow &row : publication.delta->gone)
        m_terminal.out << "  gone  " << edge::idText(row.id) << ", " << edge::goneReasonId(row.why) << '\n';
    m_terminal.out.flush();
}

std::string WatchPrinter::stateText() const
{
    std::string text;
    switch (m_state.mode) {
    case scanner::FeedMode::Stopped:
        text = "Stopped";
        break;
    case scanner::FeedMode::Starting:
        text = "Waiting for the first prices";
        if (m_state.nextPollAt != 0)
            text += ", to be asked for at " + timeText(toSeconds(m_state.nextPollAt));
        break;
    case scanner::FeedMode::Live:
        text = "Live";
        break;
    case scanner::FeedMode::NeedsKey:
    case scanner::FeedMode::OutOfCredits:
    case scanner::FeedMode::Trouble:
    case scanner::FeedMode::Refused:
        text = printable(m_state.message);
        break;
    }
    if (m_last.scan)
        text += " · newest prices of " + timeText(m_last.scan->asOf);
    if (m_state.credits.remaining)
        text += " · " + std::to_string(*m_state.credits.remaining) + " credits left";
    if (m_last.polled)
        text += " · fetch " + std::to_string(m_last.timings.fetchMilliseconds) + " ms, read " +
                milliseconds(m_last.timings.inflateMicroseconds + m_last.timings.readMicroseconds) + ", scan " +
                milliseconds(m_last.timings.scanMicroseconds);
    return text;
}

void WatchPrinter::drawPage()
{
    constexpr const char *clearScreen = "\x1b[H\x1b[2J";
    m_terminal.out << clearScreen << wrapped(stateText(), m_terminal.width) << "\n\n";
    if (m_last.scan) {
        const desk::ScanView view(*m_last.scan, *m_last.vocabulary, m_edge, m_last.scan->asOf);
        m_terminal.out << bestBetsTable(view, m_options.currency(), m_rows, m_terminal.width, m_terminal.coloured);
    }
    m_terminal.out << "\nCtrl+C ends it.\n";
    m_terminal.out.flush();
}

} // namespace evision::cli
