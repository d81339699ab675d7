// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bets_transfer.h"

#include "cli/bets_text.h"

#include "bet_files/bet_columns.h"
#include "bet_files/bet_import.h"
#include "bet_files/bet_json.h"
#include "storage/bet_document.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <QDateTime>
#include <QFile>
#include <QSaveFile>

#include <ostream>

namespace evision::cli {

namespace {

constexpr int betsPerPage = 1000;
constexpr std::size_t betsOfPreview = 10;

int failed(const Terminal &terminal, const std::string &sentence)
{
    terminal.err << "evision-cli bets: " << wording::printable(sentence) << '\n';
    return Failed;
}

/// What stands before, between and after the bets of a file.
struct Frame {
    std::string before;
    std::string between;
    std::string after;
    std::function<std::string(const bet_files::FileBet &bet)> bet;
};

Frame tableFrame()
{
    return {bet_files::headingLine(), "", "", [](const bet_files::FileBet &bet) { return bet_files::linesOf(bet); }};
}

Frame documentFrame(market::UnixSeconds now)
{
    const std::string asOf = now == market::noTime ? "null" : "\"" + wording::timeText(now) + "\"";
    return {R"({"schema": "evision.bets/1", "as_of": )" + asOf + R"(, "settings": {"format": "json"}, "bets": [)" +
                "\n",
            ",\n", "\n]}\n",
            [](const bet_files::FileBet &bet) { return storage::compactText(bet_files::objectOf(bet)).toStdString(); }};
}

void tellRefused(const Terminal &terminal, std::size_t row, const std::string &why)
{
    terminal.err << "Row " << row << ": " << wording::printable(why) << '\n';
}

} // namespace

void BetsTransfer::declare(CLI::App &bets)
{
    CLI::App *out = bets.add_subcommand("export", "Writes all bets to a file that `import` reads back as they were");
    out->add_option("--format", m_format, "csv, which spreadsheets open, or json")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"csv", "json"}))
        ->capture_default_str();
    out->add_option("--output", m_output, "Where to; default: standard output")->type_name("FILE");
    out->add_option("--user", m_user, "Whose bets; default: everybody's")->type_name("NAME");
    declareImport(*bets.add_subcommand(
        "import", "Adds the bets of a file: an export, or another tracker's table. Twice the same adds nothing"));
}

void BetsTransfer::declareImport(CLI::App &app)
{
    app.add_option("file", m_file, "CSV or JSON")->type_name("FILE")->required();
    app.add_flag("--preview", m_preview, "Shows how the file is read, and adds nothing");
    const HelpGroup group(app, "Another tracker's table");
    addList(app, "--column", m_foreign.columns, "FIELD=COLUMN: which column says what; others are guessed");
    addList(app, "--value", m_foreign.constants, "FIELD=VALUE: what holds for all bets, as currency=GBP");
    app.add_option("--dates", m_foreign.dates, "How times are written, as dd/MM/yyyy HH:mm; default: ISO 8601")
        ->type_name("PATTERN");
    app.add_option("--time-zone", m_foreign.timeZone, "Of times that name none")
        ->type_name("ZONE")
        ->capture_default_str();
    app.add_option("--odds", m_foreign.odds, "decimal, american, fractional, hong_kong, malay, indonesian or share")
        ->type_name("FORMAT")
        ->capture_default_str();
    app.add_option("--user", m_foreign.user, "Whose bets these are")->type_name("NAME")->capture_default_str();
}

int BetsTransfer::write(storage::LedgerStore &store, const Terminal &terminal) const
{
    if (m_output.empty()) {
        return writeAll(store, terminal, [&terminal](const std::string &text) {
            terminal.out << text;
            return terminal.out.good();
        });
    }
    QSaveFile file(QString::fromStdString(m_output)); // what was there stays until all is written
    if (!file.open(QIODevice::WriteOnly))
        return failed(terminal, m_output + " cannot be written: " + file.errorString().toStdString() + ".");
    const int code = writeAll(store, terminal, [&file](const std::string &text) {
        return file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size());
    });
    if (code != Done)
        return code;
    return file.commit() ? Done
                         : failed(terminal, m_output + " cannot be written: " + file.errorString().toStdString() + ".");
}

int BetsTransfer::writeAll(storage::LedgerStore &store, const Terminal &terminal, const Put &put) const
{
    const Frame frame = m_format == "json" ? documentFrame(terminal.now) : tableFrame();
    storage::BetFilter filter;
    filter.user = QString::fromStdString(m_user);
    filter.most = betsPerPage;
    bool written = put(frame.before);
    std::size_t count = 0;
    for (bool more = true; more && written;) {
        const auto page = store.list(filter);
        if (!page)
            return failed(terminal, page.error().message.toStdString());
        for (const storage::LedgerBet &entry : *page)
            written = written &&
                      put((count++ > 0 ? frame.between : std::string()) + frame.bet({entry.bet, entry.settlement}));
        more = page->size() == static_cast<std::size_t>(betsPerPage);
        if (more)
            filter.after = storage::BetPlace{page->back().bet.placedAt, page->back().bet.id};
        if (terminal.coloured && !m_output.empty())
            terminal.err << count << " bets\r";
    }
    if (!written || !put(frame.after))
        return failed(terminal, "The bets cannot be written: there may be no room left.");
    if (!m_output.empty())
        terminal.out << count << " bets written to " << wording::printable(m_output) << ".\n";
    return Done;
}

int BetsTransfer::read(const GlobalOptions &options, const Terminal &terminal) const
{
    QFile file(QString::fromStdString(m_file));
    if (!file.open(QIODevice::ReadOnly))
        return failed(terminal, m_file + " cannot be read: " + file.errorString().toStdString() + ".");
    const auto source = bet_files::openBets(file, m_foreign);
    if (!source)
        return failed(terminal, m_file + ": " + source.error());
    return m_preview ? preview(**source, terminal) : importAll(**source, options, terminal);
}

int BetsTransfer::importAll(bet_files::BetSource &source, const GlobalOptions &options, const Terminal &terminal) const
{
    const auto ledger = openLedger(options);
    if (!ledger)
        return failed(terminal, ledger.error());
    const bet_files::ImportListener listener = {
        [&terminal](std::size_t row, const std::string &why) { tellRefused(terminal, row, why); },
        [&terminal](const bet_files::ImportCounts &counts) {
            if (terminal.coloured)
                terminal.err << counts.read << " read\r";
            return true;
        }};
    const auto counts = bet_files::importBets(source, **ledger, QString::fromStdString(m_foreign.user),
                                              QDateTime::currentMSecsSinceEpoch(), listener);
    if (!counts)
        return failed(terminal, counts.error().message.toStdString());
    terminal.out << counts->added << " added, " << counts->settled << " settled, " << counts->already
                 << " already there, " << counts->refused << " refused.\n";
    return counts->refused == 0 ? Done : Failed;
}

int BetsTransfer::preview(bet_files::BetSource &source, const Terminal &terminal) const
{
    for (const std::string &line : source.mapping())
        terminal.out << wording::printable(line) << '\n';
    std::vector<storage::LedgerBet> first;
    std::size_t good = 0;
    std::size_t bad = 0;
    auto row = source.next();
    for (; row && *row; row = source.next()) {
        if (!(*row)->bet) {
            ++bad;
            tellRefused(terminal, (*row)->row, (*row)->bet.error());
            continue;
        }
        ++good;
        if (first.size() < betsOfPreview)
            first.push_back({(*row)->bet->bet, (*row)->bet->settlement, 0});
    }
    terminal.out << betsTable(first, terminal);
    if (!row)
        return failed(terminal, row.error());
    terminal.out << good << " bets can be added" << (good > first.size() ? ", of which these are the first" : "")
                 << "; " << bad << " rows cannot.\n";
    return bad == 0 ? Done : Failed;
}

} // namespace evision::cli
