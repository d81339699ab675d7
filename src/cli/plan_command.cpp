// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_command.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"
#include "cli/secrets.h"

#include "desk/plan_memory_file.h"
#include "feed/client/service_address.h"
#include "feed/planner/credit_planner.h"
#include "pricing/number.h"
#include "wording/csv.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace evision::cli {

using namespace wording;

CLI::App *PlanCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "plan", "Says what it would cost to watch these sports, and until when the credits would last");
    m_market.declareChoice(*command);
    m_market.declareBudget(*command);
    addCount(*command, "--spent", m_spent, 0, 100'000'000,
             "Credits of the budget that are spent since the last reset; default: what watch remembers of this key")
        ->each([this](const std::string &) { m_spentGiven = true; });
    addFormat(*command, m_format);
    addTime(*command, "--as-of", m_asOf, "The moment to forecast from; default: now");
    return command;
}

int PlanCommand::run(const Terminal &terminal)
{
    const feed::PlanSettings settings = m_market.planSettings();
    if (settings.sports.empty())
        throw CLI::ValidationError("--sport", "is needed: each sport costs credits");
    m_market.check();
    if (const std::string problem = problemWith(settings); !problem.empty())
        throw CLI::ValidationError("", problem);
    m_market.checkBudget();
    for (const std::string &strange : m_market.strangeSports())
        terminal.err << printable(strange) << '\n';
    const feed::PlanKnowledge known = knowledge(m_asOf.value_or(terminal.now));
    const feed::Forecast forecast = forecastOf(settings, known);
    if (m_format == OutputFormat::Json) {
        terminal.out << json(forecast, known);
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
    terminal.out << table(forecast, known, terminal);
    return Done;
}

feed::PlanKnowledge PlanCommand::knowledge(market::UnixSeconds now)
{
    feed::PlanKnowledge known;
    known.now = now;
    known.spent = m_spent;
    if (m_spentGiven)
        return known;
    const Secret key = readFeedKey();
    const auto address = feed::ServiceAddress::from(QString::fromStdString(m_market.baseUrl()));
    if (key.value.isEmpty() || !address)
        return known;
    auto loaded = desk::PlanMemoryFile::forKey(key.value, address->host()).load();
    if (!loaded.memory)
        return known;
    feed::CreditPlanner planner(m_market.planSettings(), std::move(loaded.memory));
    static_cast<void>(planner.next(toMillis(now))); // brings the account to this month
    known = planner.knowledge();
    known.now = now;
    m_remembered = true;
    return known;
}

std::vector<std::string> PlanCommand::remarks(const feed::Forecast &forecast) const
{
    std::vector<std::string> sentences;
    const feed::PlanSettings settings = m_market.planSettings();
    const std::string budget = "the budget is " + std::to_string(settings.monthlyBudget) + " credits a month";
    constexpr double daysOfMonth = 30;
    std::int64_t round = 0;
    for (const feed::SportForecast &sport : forecast.sports)
        round += sport.creditsOfRound;
    if (const double month = forecast.creditsPerDay * daysOfMonth;
        settings.everySeconds > 0 && month > static_cast<double>(settings.monthlyBudget - settings.reserve))
        sentences.push_back("These settings need at least " + pricing::formatFixed(month, 0) + " credits a month; " +
                            budget + (settings.reserve > 0 ? ", less the reserve." : "."));
    if (round > forecast.creditsLeft)
        sentences.push_back("Asking every sport for every market once takes " + std::to_string(round) +
                            " credits, and " + std::to_string(forecast.creditsLeft) + " are left; " + budget + ".");
    return sentences;
}

std::string PlanCommand::table(const feed::Forecast &forecast, const feed::PlanKnowledge &known,
                               const Terminal &terminal) const
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
    const std::size_t width = terminal.page().width;
    std::string text = wrapped(sentence(forecast), width) + "\n";
    for (const std::string &remark : remarks(forecast))
        text += wrapped(remark, width) + "\n";
    if (known.spent > 0 || m_spentGiven || m_remembered)
        text += wrapped(std::to_string(known.spent) + " credits of the month's budget are taken as spent" +
                            (m_remembered ? ", as remembered of this key" : "") + "; they come back at " +
                            timeText(forecast.resetsAt) + ".",
                        width) +
                "\n";
    else
        text += wrapped("Nothing is taken as spent this month yet; --spent says otherwise.", width) + "\n";
    return text + "\n" + table.text(width, terminal.coloured);
}

std::string PlanCommand::json(const feed::Forecast &forecast, const feed::PlanKnowledge &known) const
{
    JsonWriter json;
    beginDocument(json, "evision.plan/1", known.now);
    m_market.write(json);
    json.value("budget", static_cast<double>(m_market.planSettings().monthlyBudget));
    json.value("horizon", m_market.planSettings().horizonHours);
    json.value("reserve", static_cast<double>(m_market.planSettings().reserve));
    json.value("every", static_cast<double>(m_market.planSettings().everySeconds));
    json.value("spent", static_cast<double>(known.spent));
    json.endObject();
    json.value("credits_a_day", forecast.creditsPerDay);
    json.value("credits_left", static_cast<double>(forecast.creditsLeft));
    json.value("most_a_day", forecast.mostPerDay);
    json.value("paced", forecast.paced);
    writeTime(json, "resets_at", forecast.resetsAt);
    writeTime(json, "lasts_until", forecast.lastsUntil);
    json.value("sentence", sentence(forecast));
    json.beginArray("remarks");
    for (const std::string &remark : remarks(forecast))
        json.element(remark);
    json.endArray();
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
