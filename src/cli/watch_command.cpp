// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_command.h"

#include "cli/watch_end.h"
#include "cli/watch_report.h"

#include "desk/live_desk.h"
#include "desk/remembering_planner.h"
#include "process/interrupts.h"
#include "wording/text_table.h"

#include "feed/planner/credit_planner.h"
#include "feed/recording/recording_source.h"

#include <CLI/CLI.hpp>

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <ostream>

namespace evision::cli {

using namespace wording;

namespace {

PlannerLook lookAt(const feed::CreditPlanner &planner)
{
    PlannerLook look;
    look.creditsLeft = planner.creditsLeft();
    look.refused = planner.isRefused();
    const feed::PlanKnowledge known = planner.knowledge();
    look.resetsAt = known.resetsAt;
    look.now = known.now;
    for (const auto &[sport, facts] : known.sports) {
        for (const market::UnixSeconds start : facts.starts) {
            if (start > known.now && (!look.nextStart || start < *look.nextStart))
                look.nextStart = start;
        }
    }
    return look;
}

/// What is shown and told of a desk, as it works.
struct WatchPages {
    desk::LiveDesk &desk;
    WatchPrinter &printer;
    WatchReport &report;
    QEventLoop &loop;

    void connect(const feed::CreditPlanner *credits) const
    {
        using Pointer = std::shared_ptr<const scanner::Publication>;
        QObject::connect(&desk, &desk::LiveDesk::published, &loop,
                         [&shown = printer](const Pointer &publication) { shown.published(*publication); });
        QObject::connect(&desk, &desk::LiveDesk::stateChanged, &loop,
                         [&shown = printer](const scanner::FeedState &state) { shown.stateChanged(state); });
        QObject::connect(&desk, &desk::LiveDesk::settled, &loop,
                         [self = *this, credits](const PollAnswer &answer) { self.settled(answer, credits); });
    }
    void settled(const PollAnswer &answer, const feed::CreditPlanner *credits) const
    {
        report.settled(answer);
        if (report.isHopeless())
            return loop.quit();
        // The planner belongs to the scanner's thread; it answers through the loop, so that nothing comes after it.
        desk.onScanner([self = *this, credits](scanner::Scanner &) {
            QMetaObject::invokeMethod(&self.loop, [self, look = lookAt(*credits)] {
                self.report.looked(look);
                if (self.report.isHopeless())
                    self.loop.quit();
            });
        });
    }
};

} // namespace

CLI::App *WatchCommand::declare(CLI::App &program)
{
    const bool records = m_kind == Kind::Record;
    CLI::App *command =
        program.add_subcommand(records ? "record" : "watch", records ? "Keeps every answer of a market in a file"
                                                                     : "Shows what is worth betting, as it changes");
    m_options.declare(*command, ScanOptions::Files::None);
    m_market.declareConnection(*command);
    m_market.declareChoice(*command);
    m_market.declareBudget(*command);
    if (records)
        command->add_option("--out", m_file, "Recording to begin, or to go on with")->required()->type_name("FILE");
    else
        addCount(*command, "--rows", m_rows, 1, 1000, "Bets on the page");
    addNumber(*command, "--for", m_forSeconds, {0, 1e9}, "End after so many seconds; 0: when interrupted");
    return command;
}

int WatchCommand::run(const Terminal &terminal)
{
    if (!m_market.isAsked())
        throw CLI::ValidationError("--demo", "or --live says whom to ask");
    m_market.check();
    m_market.checkBudget();
    if (m_options.format() == OutputFormat::Csv)
        throw CLI::ValidationError("--format", "takes table or json here");
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    const auto connection = m_market.connect();
    if (!connection) {
        terminal.err << printable(connection.error()) << '\n';
        return Failed;
    }
    return watch(*connection, *tables, terminal);
}

WatchPrinter::Style WatchCommand::style(const Terminal &terminal) const
{
    if (m_options.format() == OutputFormat::Json)
        return WatchPrinter::Style::Documents;
    return terminal.coloured && m_kind == Kind::Watch ? WatchPrinter::Style::Page : WatchPrinter::Style::Lines;
}

/// The demo market's credits are not worth remembering.
Expected<WatchCommand::Planner, std::string> WatchCommand::makePlanner(const desk::MarketConnection &connection,
                                                                       WatchEnd &end) const
{
    Planner made;
    if (connection.isDemo()) {
        auto credits = std::make_unique<feed::CreditPlanner>(m_market.planSettings());
        made.credits = credits.get();
        made.planner = std::move(credits);
        return made;
    }
    const auto file = desk::PlanMemoryFile::forKey(connection.key(), connection.address().host());
    auto lock = file.lock();
    if (!lock)
        return Unexpected{lock.error()};
    auto loaded = file.load();
    if (!loaded.remark.empty())
        return Unexpected{loaded.remark};
    auto credits = std::make_unique<feed::CreditPlanner>(m_market.planSettings(), std::move(loaded.memory));
    made.credits = credits.get();
    // The lock is held as long as the planner lives.
    auto memory = [lock = *lock, planned = credits.get()] { return planned->memory(); };
    made.planner = std::make_unique<desk::RememberingPlanner>(
        std::move(credits), std::move(memory), file,
        [&end](const std::string &sentence) { end.want(QString::fromStdString(sentence)); });
    return made;
}

std::unique_ptr<QuoteSource> WatchCommand::makeSource(const desk::MarketConnection &connection,
                                                      const Terminal &terminal) const
{
    auto source = connection.makeSource();
    if (m_kind == Kind::Watch)
        return source;
    auto writer = feed::RecordingWriter::open(QString::fromStdString(m_file));
    if (!writer) {
        terminal.err << printable(writer.error()) << '\n';
        return nullptr;
    }
    if (!(*writer)->note().empty())
        terminal.err << printable((*writer)->note()) << '\n';
    return std::make_unique<feed::RecordingSource>(std::move(source), std::move(writer).value());
}

int WatchCommand::watch(const desk::MarketConnection &connection, const edge::EdgeTables &tables,
                        const Terminal &terminal)
{
    auto source = makeSource(connection, terminal);
    if (!source)
        return Failed;
    WatchEnd end;
    auto planner = makePlanner(connection, end);
    if (!planner) {
        terminal.err << printable(planner.error()) << '\n';
        return Failed;
    }
    scanner::ScannerOptions options;
    options.engine.edge = m_options.edgeOptions();

    WatchPrinter printer(terminal, style(terminal), m_options, tables, static_cast<std::size_t>(m_rows));
    feed::PlanSettings watched = m_market.planSettings();
    if (!m_market.namesSports())
        watched.sports.clear(); // whoever named none misses none
    WatchReport report(std::move(watched),
                       m_market.isDemo() ? "`evision-cli sports --demo`" : "`evision-cli sports --live`",
                       [&printer](const std::string &sentence) { printer.remark(sentence); });
    QEventLoop loop;
    process::Interrupts interrupts;
    QObject::connect(&interrupts, &process::Interrupts::interrupted, &loop, &QEventLoop::quit);
    if (m_forSeconds > 0)
        QTimer::singleShot(std::chrono::milliseconds(static_cast<std::int64_t>(m_forSeconds * 1000)), &loop,
                           &QEventLoop::quit);

    QObject::connect(&end, &WatchEnd::wanted, &loop, &QEventLoop::quit);
    if (auto *const recording = qobject_cast<feed::RecordingSource *>(source.get()))
        QObject::connect(recording, &feed::RecordingSource::recordingFailed, &end, &WatchEnd::want);
    {
        const feed::CreditPlanner *const credits = planner->credits;
        desk::LiveDesk desk(std::move(source), std::move(planner->planner), connection.clock(), tables,
                            std::move(options));
        const WatchPages pages{desk, printer, report, loop};
        pages.connect(credits);
        desk.start();
        loop.exec();
    }
    const std::string why = end.why();
    const ExitCode code = why.empty() ? report.end() : Failed;
    if (!why.empty())
        printer.remark(why);
    printer.end(code);
    return code;
}

} // namespace evision::cli
