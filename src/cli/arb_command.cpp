// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arb_command.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"

#include "pricing/expected_value.h"
#include "pricing/number.h"
#include "pricing/pricing_error.h"
#include "wording/csv.h"
#include "wording/text.h"
#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace evision::cli {

using namespace wording;

namespace {

double effective(const pricing::ArbitrageLeg &leg)
{
    return pricing::effectivePrice(leg.price, leg.commission).value_or(leg.price);
}

} // namespace

CLI::App *ArbCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("arb", "Spreads money over all outcomes so that each pays about the same");
    addList(*command, "--odds", m_odds, "Decimal prices of all outcomes")->required();
    addList(*command, "--commission", m_commission, "Commission on net winnings, one for all or one for each price");
    addNumber(*command, "--total", m_total, {0, 1e15, false}, "Money to spread");
    addNumber(*command, "--step", m_step, {0, 1e15, false}, "Smallest unit of a stake");
    addFormat(*command, m_format);
    addTime(*command, "--as-of", m_asOf, "The moment to put into the document");
    return command;
}

std::vector<pricing::ArbitrageLeg> ArbCommand::legs() const
{
    const std::vector<double> odds = numbersOf("--odds", m_odds, {1, 1e15, false});
    if (odds.size() < 2 || odds.size() > pricing::maximumArbitrageLegs)
        throw CLI::ValidationError("--odds", "takes 2 to 64 prices");
    std::vector<double> commission = numbersOf("--commission", m_commission, {0, 0.999});
    if (commission.empty())
        commission.push_back(0);
    if (commission.size() == 1)
        commission.resize(odds.size(), commission.front());
    if (commission.size() != odds.size())
        throw CLI::ValidationError("--commission", "takes one rate, or as many as there are prices");
    std::vector<pricing::ArbitrageLeg> legs;
    for (std::size_t at = 0; at < odds.size(); ++at)
        legs.push_back({odds[at], commission[at]});
    return legs;
}

int ArbCommand::run(const Terminal &terminal)
{
    const std::vector<pricing::ArbitrageLeg> bets = legs();
    const auto plan = pricing::planRoundedStakes(bets, m_total, m_step);
    if (!plan) {
        terminal.err << pricing::pricingErrorText(plan.error()) << '\n';
        return Failed;
    }
    terminal.out << (m_format == OutputFormat::Json ? json(bets, *plan) : rows(bets, *plan, terminal));
    return Done;
}

std::string ArbCommand::json(const std::vector<pricing::ArbitrageLeg> &legs, const pricing::StakePlan &plan) const
{
    JsonWriter json;
    const auto inputs = [&] {
        json.beginArray("odds");
        for (const pricing::ArbitrageLeg &leg : legs)
            json.element(leg.price);
        json.endArray();
        json.beginArray("commission");
        for (const pricing::ArbitrageLeg &leg : legs)
            json.element(leg.commission);
        json.endArray();
        json.value("total", m_total);
        json.value("step", m_step);
    };
    beginDocument(json, "evision.arb/1", m_asOf.value_or(market::noTime));
    inputs();
    json.endObject();
    inputs();
    json.beginArray("effective_odds");
    for (const pricing::ArbitrageLeg &leg : legs)
        json.element(effective(leg));
    json.endArray();
    json.value("book_sum", plan.bookSum);
    json.value("arbitrage", plan.profit > 0);
    json.beginArray("stakes");
    for (const double stake : plan.stakes)
        json.element(moneyText(stake));
    json.endArray();
    json.beginArray("payoffs");
    for (const double payoff : plan.payoffs)
        json.element(moneyText(payoff));
    json.endArray();
    json.value("staked", moneyText(plan.total));
    json.value("profit", plan.profit);
    json.endObject();
    return json.finish();
}

std::string ArbCommand::rows(const std::vector<pricing::ArbitrageLeg> &legs, const pricing::StakePlan &plan,
                             const Terminal &terminal) const
{
    TextTable table({{"Price", TextTable::Align::Right},
                     {"After commission", TextTable::Align::Right},
                     {"Stake", TextTable::Align::Right},
                     {"Profit if it wins", TextTable::Align::Right}});
    std::string csv = csvLine({"price", "effective_price", "stake", "payoff"});
    for (std::size_t at = 0; at < legs.size(); ++at) {
        const std::string price = pricing::formatNumber(legs[at].price);
        csv += csvLine({price, pricing::formatNumber(effective(legs[at])), moneyText(plan.stakes[at]),
                        moneyText(plan.payoffs[at])});
        table.add({price, shortNumber(effective(legs[at]), 4), moneyText(plan.stakes[at]),
                   pricing::formatFixed(plan.payoffs[at], 2)});
    }
    if (m_format == OutputFormat::Csv)
        return csv;
    const std::string verdict = plan.profit > 0
                                    ? "An arbitrage: at least " + percentText(plan.profit, 3) + " of what is staked"
                                    : "No arbitrage: at worst " + percentText(plan.profit, 3) + " of what is staked";
    const std::string sentence =
        verdict + " (" + moneyText(plan.total) + "), book sum " + pricing::formatFixed(plan.bookSum, 6) + ".";
    return table.text(terminal.page().width, terminal.coloured) + "\n" + wrapped(sentence, terminal.page().width) +
           "\n";
}

} // namespace evision::cli
