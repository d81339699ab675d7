// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_printer.h"

#include "cli/json_writer.h"
#include "cli/scan_json.h"
#include "cli/scan_table.h"

#include "wording/text.h"
#include "wording/text_table.h"

#include <algorithm>
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
    m_state = state;
    if (m_style == Style::Page)
        drawPage();
}

void WatchPrinter::remark(const std::string &sentence)
{
    if (m_style != Style::Page) {
        m_terminal.err << printable(sentence) << '\n';
        m_terminal.err.flush();
        return;
    }
    m_remarks.push_back(sentence);
    drawPage();
}

void WatchPrinter::end(ExitCode code)
{
    if (m_style == Style::Page && m_terminal.page().height > 0)
        m_terminal.out << '\n' << std::flush;
    if (code == Done)
        m_remarks.clear();
    for (const std::string &remark : m_remarks)
        m_terminal.err << printable(remark) << '\n';
    m_remarks.clear();
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

void WatchPrinter::printBet(const char *what, const market::Vocabulary &vocabulary, const edge::Opportunity &bet)
{
    std::string text = betText(vocabulary, bet);
    std::string &printed = m_printed[bet.id];
    if (printed == text)
        return; // what changed is not shown
    m_terminal.out << "  " << what << "  " << text << "  id " << edge::idText(bet.id) << '\n';
    printed = std::move(text);
}

void WatchPrinter::printChanges(const scanner::Publication &publication)
{
    for (const edge::BoardRow &row : publication.delta->appeared)
        printBet("new    ", *publication.vocabulary, row.opportunity);
    for (const edge::BoardRow &row : publication.delta->changed)
        printBet("changed", *publication.vocabulary, row.opportunity);
    for (const edge::GoneRow &row : publication.delta->gone) {
        const auto printed = m_printed.extract(row.id);
        m_terminal.out << "  gone     " << (printed ? printed.mapped() : std::string("a bet")) << "  id "
                       << edge::idText(row.id) << ", " << edge::goneReasonId(row.why) << '\n';
    }
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
        text = m_last.scan ? "Live" : "Waiting for the first prices";
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

/// Without its last line end.
std::string WatchPrinter::pageText(std::size_t width, std::size_t rows) const
{
    constexpr std::size_t mostRemarks = 3;
    std::string text = wrapped(stateText(), width) + "\n";
    for (std::size_t at = m_remarks.size() - std::min(m_remarks.size(), mostRemarks); at < m_remarks.size(); ++at)
        text += wrapped(printable(m_remarks[at]), width) + "\n";
    if (m_last.scan) {
        const desk::ScanView view(*m_last.scan, *m_last.vocabulary, m_edge, m_last.scan->asOf);
        text += bestBetsTable(view, m_options.currency(), rows, width, m_terminal.coloured);
    }
    return text + "\nCtrl+C ends it.";
}

void WatchPrinter::drawPage()
{
    constexpr const char *clearScreen = "\x1b[H\x1b[2J";
    const process::ConsoleSize size = m_terminal.page();
    const auto lines = [](const std::string &text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    };
    // A bet takes two lines or more, by how its note is broken: as many as there is room for.
    std::size_t rows = size.height > 0 ? std::min(m_rows, std::max<std::size_t>(size.height / 2, 1)) : m_rows;
    std::string text = pageText(size.width, rows);
    while (size.height > 0 && rows > 1 && lines(text) > size.height)
        text = pageText(size.width, --rows);
    std::size_t end = std::string::npos;
    for (std::size_t line = 0; size.height > 0 && line < size.height && (line == 0 || end != std::string::npos); ++line)
        end = text.find('\n', line == 0 ? 0 : end + 1);
    m_terminal.out << clearScreen << text.substr(0, end) << (m_terminal.coloured ? "\x1b[0m" : "");
    if (size.height == 0)
        m_terminal.out << '\n';
    m_terminal.out.flush();
}

} // namespace evision::cli
