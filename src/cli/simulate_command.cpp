// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/simulate_command.h"

#include "cli/market_options.h"

#include "process/interrupts.h"

#include <CLI/CLI.hpp>

#include <QEventLoop>
#include <QHostAddress>

#include <ostream>
#include <utility>

namespace evision::cli {

CLI::App *SimulateCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "simulate", "Serves the demo market on this machine, in the wire format of The Odds API v4");
    addCount(*command, "--port", m_port, 0, 65535, "Port to listen on; 0: any that is free");
    addCount(*command, "--seed", m_seed, 0, 2'147'483'647, "Which market: another for each number");
    addNumber(*command, "--speed", m_speed, {0, 100'000, false}, "Simulated seconds in a second");
    addTime(*command, "--start", m_startAt, "When the market begins; default: now");
    addFaults(*command, m_faults);
    command->add_option("--key", m_key, "The key that calls must have")->type_name("KEY");
    addCount(*command, "--credits", m_credits, 0, 100'000'000, "Credits of the key a month");
    return command;
}

int SimulateCommand::run(const Terminal &terminal)
{
    simulator::SimulatorServerOptions options;
    options.service.seed = static_cast<std::uint64_t>(m_seed);
    options.service.keys = {{m_key, m_credits, true, true}};
    options.service.faults = m_faults;
    options.speed = m_speed;
    options.startAt = m_startAt ? toMillis(*m_startAt) : 0;
    process::Interrupts interrupts;
    simulator::SimulatorServer server(std::move(options));
    if (!server.listen(QHostAddress::LocalHost, static_cast<quint16>(m_port))) {
        terminal.err << "Port " << m_port << " cannot be listened on: " << server.errorString().toStdString() << ".\n";
        return Failed;
    }
    terminal.out << "listening on " << server.url().toStdString() << '\n';
    terminal.out.flush();
    QEventLoop loop;
    QObject::connect(&interrupts, &process::Interrupts::interrupted, &loop, &QEventLoop::quit);
    loop.exec();
    server.close();
    return Done;
}

} // namespace evision::cli
