// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/odds_command.h"

#include "cli/fetch.h"

#include "feed/recording/gzip.h"
#include "feed/tariff/credit_cost.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QSaveFile>
#include <QString>

#include <ostream>

namespace evision::cli {

using namespace wording;

namespace {

/// Half an answer is refused later, when it costs credits to ask again.
bool isWhole(const std::string &body, PollKind kind)
{
    QJsonParseError error{};
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), static_cast<qsizetype>(body.size())), &error);
    return error.error == QJsonParseError::NoError &&
           (kind == PollKind::EventOdds ? document.isObject() : document.isArray());
}

} // namespace

CLI::App *OddsCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("odds", "Saves an answer of the service as it came, for scan to read");
    m_market.declareConnection(*command);
    m_market.declareChoice(*command);
    command->add_option("--event", m_event, "Id of one game: its props, periods and alternates can be asked for, too")
        ->type_name("ID");
    command
        ->add_option("--out", m_file,
                     "File to write, compressed where its name ends with .gz; - is the standard output")
        ->type_name("FILE");
    return command;
}

int OddsCommand::run(const Terminal &terminal)
{
    if (!m_market.isAsked())
        throw CLI::ValidationError("--demo", "or --live says whom to ask");
    m_market.check(m_event.empty() ? MarketOptions::Scope::Sports : MarketOptions::Scope::OneGame);
    std::vector<PollRequest> requests = m_market.requests();
    if (requests.size() != 1)
        throw CLI::ValidationError("--sport", "takes one sport here: an answer has one");
    PollRequest &request = requests.front();
    if (!m_event.empty()) {
        request.kind = PollKind::EventOdds;
        request.event = m_event;
        request.mostCredits = feed::creditsAtMost(request);
    }
    const auto connection = m_market.connect();
    if (!connection) {
        terminal.err << printable(connection.error()) << '\n';
        return Failed;
    }
    const PollAnswer answer = fetch(*connection, request);
    if (!answer.ok()) {
        terminal.err << printable(answer.message) << '\n';
        return Failed;
    }
    if (!isWhole(*answer.body, request.kind)) {
        terminal.err << "The answer is no whole answer of odds: it is cut, or something else came. Nothing is saved; "
                        "try again.\n";
        return Failed;
    }
    return write(terminal, answer);
}

namespace {

template <typename File>
bool isWritten(File &file, const std::string &bytes)
{
    const auto size = static_cast<qint64>(bytes.size());
    return file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size && file.flush();
}

/// What went wrong; empty when nothing did.
std::string save(const QString &path, const std::string &bytes)
{
    const QFileInfo there(path);
    if (there.exists() && !there.isFile()) { // a pipe or a device is written to, not replaced
        QFile device(path);
        return isWritten(device, bytes) ? std::string() : device.errorString().toStdString();
    }
    // Whole or not at all: half an answer would be refused later, when it costs credits to ask again.
    QSaveFile file(path);
    return isWritten(file, bytes) && file.commit() ? std::string() : file.errorString().toStdString();
}

} // namespace

int OddsCommand::write(const Terminal &terminal, const PollAnswer &answer) const
{
    if (m_file == "-") {
        terminal.out << *answer.body << '\n';
        return Done;
    }
    const std::string bytes = m_file.ends_with(".gz") ? feed::gzipped(*answer.body) : *answer.body;
    const std::string failure = save(QString::fromStdString(m_file), bytes);
    if (!failure.empty()) {
        terminal.err << printable(m_file + " cannot be written: " + failure + ".") << '\n';
        return Failed;
    }
    terminal.err << printable("Saved " + std::to_string(bytes.size()) + " bytes to " + m_file) << ", for "
                 << answer.credits.last.value_or(0) << " credits.\n";
    return Done;
}

} // namespace evision::cli
