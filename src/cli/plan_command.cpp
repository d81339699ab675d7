// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_command.h"

#include "cli/fetch.h"
#include "cli/json_text.h"
#include "cli/json_writer.h"
#include "cli/scan_csv.h"

#include "pricing/number.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <ostream>

namespace evision::cli {

using namespace wording;

CLI::App *PlanCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "plan", "Says what it would cost to watch these sports, and until when the credits would last");
    m_market.declareChoice(*command);
    m_market.declareBudget(*command);
    addFormat(*command, m_format);
    addTime(*command, "--as-of", m_asOf, "The moment to forecast from; default: now");
    return command;
}

int PlanCommand::run(const Terminal &terminal)
{
    const feed::PlanSettings settings = m_market.planSettings();
    if (settings.sports.empty())
        throw CLI::ValidationError("--sport", "is needed: each sport costs credits");
    if (const std::string problem = problemWith(settings); !problem.empty())
        throw CLI::ValidationError("", problem);
    feed::PlanKnowledge knowledge;
    knowledge.now = m_asOf.value_or(terminal.now);
    const feed::Forecast forecast = forecastOf(settings, knowledge);
    if (m_format == OutputFormat::Json) {
        terminal.out << json(forecast, knowledge.now);
        return Done;
    }
    if (m_format == OutputFormat::Csv) {
        terminal.out << csvLine({"sport", "credits_of_round", "rounds_a_day", "credits_a_day", "share"});
        for (const feed::SportForecast &sport : forecast.sports)
            terminal.out << csvLine({sport.sport, std::to_string(sport.creditsOfRound),
                                     pricing::formatNumber(sport.roundsPerDay),
                                     pricing::formatNumber(sport.creditsPerDay), pricing::formatNumber(sport.share)});
        return Done;
    }
    terminal.out << table(forecast, terminal);
    return Done;
}

std::string PlanCommand::table(const feed::Forecast &forecast, const Terminal &terminal)
{
    TextTable table({{"Sport", TextTable::Align::Left, true},
                     {"Credits a round", TextTable::Align::Right},
                     {"Rounds a day", TextTable::Align::Right},
                     {"Credits a day", TextTable::Align::Right},
                     {"Share", TextTable::Align::Right}});
    for (const feed::SportForecast &sport : forecast.sports) {
        table.add({printable(sport.sport), std::to_string(sport.creditsOfRound), shortNumber(sport.roundsPerDay, 1),
                   shortNumber(sport.creditsPerDay, 1), pricing::formatFixed(sport.share * 100, 1) + " %"});
    }
    return wrapped(sentence(forecast), terminal.width) + "\n\n" + table.text(terminal.width, terminal.coloured);
}

std::string PlanCommand::json(const feed::Forecast &forecast, market::UnixSeconds now) const
{
    JsonWriter json;
    beginDocument(json, "evision.plan/1", now);
    m_market.write(json);
    json.value("budget", static_cast<double>(m_market.planSettings().monthlyBudget));
    json.value("horizon", m_market.planSettings().horizonHours);
    json.value("reserve", static_cast<double>(m_market.planSettings().reserve));
    json.value("every", static_cast<double>(m_market.planSettings().everySeconds));
    json.endObject();
    json.value("credits_a_day", forecast.creditsPerDay);
    json.value("credits_left", static_cast<double>(forecast.creditsLeft));
    json.value("most_a_day", forecast.mostPerDay);
    json.value("paced", forecast.paced);
    writeTime(json, "resets_at", forecast.resetsAt);
    writeTime(json, "lasts_until", forecast.lastsUntil);
    json.value("sentence", sentence(forecast));
    json.beginArray("sports");
    for (const feed::SportForecast &sport : forecast.sports) {
        json.beginObject();
        json.value("sport", sport.sport);
        json.value("credits_of_round", static_cast<double>(sport.creditsOfRound));
        json.value("rounds_a_day", sport.roundsPerDay);
        json.value("credits_a_day", sport.creditsPerDay);
        json.value("share", sport.share);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace evision::cli
