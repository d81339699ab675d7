// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/replay_command.h"

#include "cli/watch_printer.h"

#include "desk/clocks.h"
#include "desk/live_desk.h"
#include "process/interrupts.h"
#include "wording/text_table.h"

#include "feed/recording/replay_planner.h"
#include "feed/recording/replay_source.h"

#include <CLI/CLI.hpp>

#include <QEventLoop>
#include <QFile>

#include <limits>
#include <ostream>
#include <utility>

namespace evision::cli {

using namespace wording;

CLI::App *ReplayCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("replay", "Plays a recording, as if its market were here: the same scans as then");
    m_options.declare(*command, ScanOptions::Files::None);
    command->add_option("FILE", m_file, "Recording made by `evision-cli record`")->required()->type_name("");
    addNumber(*command, "--speed", m_speed, {0, 1e6}, "Recorded seconds in a second; 0: as fast as it goes");
    return command;
}

int ReplayCommand::run(const Terminal &terminal)
{
    if (m_options.format() == OutputFormat::Csv)
        throw CLI::ValidationError("--format", "takes table or json here");
    const auto tables = m_options.tables();
    if (!tables) {
        terminal.err << printable(tables.error()) << '\n';
        return Failed;
    }
    auto device = std::make_unique<QFile>(QString::fromStdString(m_file));
    if (!device->open(QIODevice::ReadOnly)) {
        terminal.err << printable(m_file + " cannot be opened: " + device->errorString().toStdString() + ".") << '\n';
        return Failed;
    }
    const desk::SystemClock clock;
    auto opened = feed::ReplaySource::open(std::move(device), clock, {m_speed});
    if (!opened) {
        terminal.err << printable(m_file + ": " + opened.error()) << '\n';
        return Failed;
    }
    const feed::RecordingIndex index = (*opened)->index();
    scanner::ScannerOptions options;
    options.engine.edge = m_options.edgeOptions();
    // Only the recording makes time pass.
    options.agingMilliseconds = std::numeric_limits<std::int32_t>::max();

    WatchPrinter printer(terminal,
                         m_options.format() == OutputFormat::Json ? WatchPrinter::Style::Documents
                                                                  : WatchPrinter::Style::Lines,
                         m_options, *tables, 0);
    std::size_t left = index.entries.size();
    bool interrupted = false;
    QEventLoop loop;
    process::Interrupts interrupts;
    QObject::connect(&interrupts, &process::Interrupts::interrupted, &loop, [&] {
        interrupted = true;
        loop.quit();
    });
    bool damaged = index.end == feed::RecordingEnd::Damaged;
    QObject::connect(opened->get(), &feed::ReplaySource::damageFound, &loop, [&damaged] { damaged = true; });
    desk::LiveDesk desk(std::move(opened).value(), std::make_unique<feed::ReplayPlanner>(index), clock, *tables,
                        std::move(options));
    using Pointer = std::shared_ptr<const scanner::Publication>;
    QObject::connect(&desk, &desk::LiveDesk::published, &loop,
                     [&](const Pointer &publication) { printer.published(*publication); });
    QObject::connect(&desk, &desk::LiveDesk::stateChanged, &loop,
                     [&](const scanner::FeedState &state) { printer.stateChanged(state); });
    PollError told = PollError::None;
    QObject::connect(&desk, &desk::LiveDesk::settled, &loop, [&](const PollAnswer &answer) {
        if (std::exchange(told, answer.error) != answer.error && !answer.ok())
            printer.remark(answer.message);
        if (--left == 0)
            loop.quit();
    });
    if (left > 0) {
        desk.start();
        loop.exec();
    }
    if (index.end != feed::RecordingEnd::Whole)
        terminal.err << printable(m_file + ": " + index.message) << '\n';
    return damaged || interrupted ? Failed : Done;
}

} // namespace evision::cli
