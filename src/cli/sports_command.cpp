// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sports_command.h"

#include "cli/fetch.h"
#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "feed/client/sports_list.h"
#include "wording/csv.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace evision::cli {

using namespace wording;

CLI::App *SportsCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("sports", "Lists the sports that can be asked for; costs no credits");
    m_market.declareConnection(*command);
    addFormat(*command, m_format);
    return command;
}

int SportsCommand::run(const Terminal &terminal)
{
    if (!m_market.isAsked())
        throw CLI::ValidationError("--demo", "or --live says whom to ask");
    const auto connection = m_market.connect();
    if (!connection) {
        terminal.err << printable(connection.error()) << '\n';
        return Failed;
    }
    PollRequest request;
    request.kind = PollKind::Sports;
    const PollAnswer answer = fetch(*connection, request);
    const auto sports = answer.ok() ? feed::readSports(*answer.body) : std::nullopt;
    if (!sports) {
        terminal.err << printable(answer.ok() ? "The answer is no list of sports." : answer.message) << '\n';
        return Failed;
    }
    if (m_format == OutputFormat::Json) {
        terminal.out << json(*sports, answer);
        return Done;
    }
    TextTable table({{"Sport", TextTable::Align::Left},
                     {"Group", TextTable::Align::Left, true, 2},
                     {"Name", TextTable::Align::Left, true},
                     {"Bets on", TextTable::Align::Left, false, 1}});
    std::string csv = csvLine({"key", "group", "title", "active", "has_outrights"});
    for (const SportInfo &sport : *sports) {
        table.add({printable(sport.key), printable(sport.group), printable(sport.title),
                   sport.outrights ? "winner" : "games"});
        csv += csvLine(
            {sport.key, sport.group, sport.title, sport.active ? "true" : "false", sport.outrights ? "true" : "false"});
    }
    // Names are what it is for: only a terminal's width cuts them.
    const std::size_t width = terminal.sizeNow ? terminal.page().width : std::size_t(-1);
    terminal.out << (m_format == OutputFormat::Csv ? csv : table.text(width, terminal.coloured));
    return Done;
}

std::string SportsCommand::json(const std::vector<SportInfo> &sports, const PollAnswer &answer) const
{
    JsonWriter json;
    beginDocument(json, "evision.sports/1", answer.serverTime);
    m_market.write(json);
    json.endObject();
    json.beginArray("sports");
    for (const SportInfo &sport : sports) {
        json.beginObject();
        json.value("key", sport.key);
        json.value("group", sport.group);
        json.value("title", sport.title);
        json.value("active", sport.active);
        json.value("has_outrights", sport.outrights);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace evision::cli
