// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_command.h"

#include "cli/interrupts.h"

#include "desk/live_desk.h"
#include "wording/text_table.h"

#include "feed/planner/credit_planner.h"
#include "feed/recording/recording_source.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <ostream>

namespace evision::cli {

using namespace wording;

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
    // The demo market's credits are not worth remembering.
    std::optional<desk::PlanMemoryFile> file;
    std::optional<feed::PlanMemory> memory;
    if (!connection.isDemo()) {
        file = desk::PlanMemoryFile::forKey(connection.key(), connection.address().host());
        auto loaded = file->load();
        if (!loaded.remark.empty())
            terminal.err << printable(loaded.remark) << '\n';
        memory = std::move(loaded.memory);
    }
    auto planner = std::make_unique<feed::CreditPlanner>(m_market.planSettings(), std::move(memory));
    const feed::CreditPlanner *const planned = planner.get();
    scanner::ScannerOptions options;
    options.engine.edge = m_options.edgeOptions();

    WatchPrinter printer(terminal, style(terminal), m_options, tables, static_cast<std::size_t>(m_rows));
    QEventLoop loop;
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    if (m_forSeconds > 0)
        QTimer::singleShot(std::chrono::milliseconds(static_cast<std::int64_t>(m_forSeconds * 1000)), &loop,
                           &QEventLoop::quit);

    std::optional<feed::PlanMemory> kept;
    {
        desk::LiveDesk desk(std::move(source), std::move(planner), connection.clock(), tables, std::move(options));
        using Pointer = std::shared_ptr<const scanner::Publication>;
        QObject::connect(&desk, &desk::LiveDesk::published, &loop,
                         [&](const Pointer &publication) { printer.published(*publication); });
        QObject::connect(&desk, &desk::LiveDesk::stateChanged, &loop,
                         [&](const scanner::FeedState &state) { printer.stateChanged(state); });
        desk.start();
        loop.exec();
        desk.stop();
        desk.onScanner([&](scanner::Scanner &) {
            kept = planned->memory();
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit);
        });
        loop.exec();
    }
    if (!file || !kept)
        return Done;
    const std::string failure = file->save(*kept);
    if (!failure.empty())
        terminal.err << printable(failure) << '\n';
    return failure.empty() ? Done : Failed;
}

} // namespace evision::cli
