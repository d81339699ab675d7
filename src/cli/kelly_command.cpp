// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/kelly_command.h"

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

CLI::App *KellyCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("kelly", "Says how much of the bankroll to stake");
    addList(*command, "--odds", m_odds, "Decimal price of each bet")->required();
    addList(*command, "--prob,--probability", m_probabilities, "Fair probability of each bet")->required();
    addNumber(*command, "--push", m_push, {0, 1}, "Probability that the stake of a single bet is returned");
    addNumber(*command, "--commission", m_commission, {0, 0.999}, "Commission on net winnings");
    addNumber(*command, "--kelly,--fraction", m_rule.fraction, {0, 1, false}, "Share of the Kelly stake to bet");
    addNumber(*command, "--bankroll", m_rule.bankroll, {0, 1e15, false}, "Money to stake from");
    addNumber(*command, "--max-stake", m_maxStake, {0, 1e15}, "Greatest stake of one bet; default: no cap");
    addNumber(*command, "--step", m_rule.step, {0, 1e15, false}, "Stakes are rounded down to a multiple of this");
    command
        ->add_option_function<std::string>(
            "--mode",
            [this](const std::string &text) {
                if (text != "single" && text != "exclusive" && text != "simultaneous")
                    throw CLI::ValidationError("--mode",
                                               "takes single, exclusive or simultaneous, not \"" + text + "\"");
                m_mode = text == "single" ? Mode::Single : text == "exclusive" ? Mode::Exclusive : Mode::Simultaneous;
            },
            "single: each bet for itself; exclusive: outcomes of one event; simultaneous: independent bets at one time")
        ->type_name("MODE")
        ->default_str("single");
    addFormat(*command, m_format);
    addTime(*command, "--as-of", m_asOf, "The moment to put into the document");
    return command;
}

const char *KellyCommand::modeId() const noexcept
{
    return m_mode == Mode::Single ? "single" : m_mode == Mode::Exclusive ? "exclusive" : "simultaneous";
}

std::vector<KellyCommand::Bet> KellyCommand::readBets() const
{
    const std::vector<double> odds = numbersOf("--odds", m_odds, {1, 1e15, false});
    const std::vector<double> probabilities = numbersOf("--prob", m_probabilities, {0, 1});
    if (odds.size() != probabilities.size())
        throw CLI::ValidationError("--prob", "takes as many probabilities as --odds has prices");
    if (m_push > 0 && m_mode != Mode::Single)
        throw CLI::ValidationError("--push", "goes with --mode single");
    std::vector<Bet> bets;
    for (std::size_t at = 0; at < odds.size(); ++at) {
        if (probabilities[at] + m_push > 1)
            throw CLI::ValidationError("--push", "is too large: with the probability it makes more than 1");
        const double effective = pricing::effectivePrice(odds[at], m_commission).value_or(odds[at]);
        const double ev = pricing::expectedValueWithPush(probabilities[at], m_push, effective).value_or(0);
        bets.push_back({odds[at], effective, probabilities[at], ev, 0, 0});
    }
    return bets;
}

void KellyCommand::solve(std::vector<Bet> &bets) const
{
    std::vector<pricing::KellyBet> given;
    std::vector<double> shares(bets.size(), 0);
    for (const Bet &bet : bets)
        given.push_back({bet.probability, bet.effective});
    if (m_mode == Mode::Single) {
        for (std::size_t at = 0; at < bets.size(); ++at)
            shares[at] = pricing::kellyFractionWithPush(bets[at].probability, m_push, bets[at].effective).value_or(0);
    } else if (m_mode == Mode::Exclusive) {
        if (const auto reserve = pricing::exclusiveKelly(given, shares); !reserve)
            throw CLI::ValidationError("--prob", std::string(pricing::pricingErrorText(reserve.error())));
    } else {
        const auto joint = pricing::simultaneousKelly(given);
        if (!joint)
            throw CLI::ValidationError("--prob", std::string(pricing::pricingErrorText(joint.error())));
        shares = *joint;
    }
    pricing::StakeRule rule = m_rule;
    if (m_maxStake)
        rule.maximumStake = *m_maxStake;
    for (std::size_t at = 0; at < bets.size(); ++at) {
        bets[at].kelly = shares[at];
        bets[at].stake = pricing::kellyStake(shares[at], rule).value_or(0);
    }
}

int KellyCommand::run(const Terminal &terminal)
{
    std::vector<Bet> bets = readBets();
    solve(bets);
    terminal.out << (m_format == OutputFormat::Json ? json(bets) : rows(bets, terminal));
    return Done;
}

void KellyCommand::writeInputs(JsonWriter &json, const std::vector<Bet> &bets) const
{
    json.beginArray("odds");
    for (const Bet &bet : bets)
        json.element(bet.odds);
    json.endArray();
    json.beginArray("probabilities");
    for (const Bet &bet : bets)
        json.element(bet.probability);
    json.endArray();
    json.value("mode", modeId());
    json.value("push", m_push);
    json.value("commission", m_commission);
    json.value("fraction", m_rule.fraction);
    json.value("bankroll", m_rule.bankroll);
    json.value("max_stake", m_maxStake.value_or(std::numeric_limits<double>::quiet_NaN()));
    json.value("step", m_rule.step);
}

std::string KellyCommand::json(const std::vector<Bet> &bets) const
{
    JsonWriter json;
    beginDocument(json, "evision.kelly/1", m_asOf.value_or(market::noTime));
    writeInputs(json, bets);
    json.endObject();
    writeInputs(json, bets);
    json.beginArray("bets");
    for (const Bet &bet : bets) {
        json.beginObject();
        json.value("odds", bet.odds);
        json.value("effective_odds", bet.effective);
        json.value("probability", bet.probability);
        json.value("ev", bet.ev);
        json.value("kelly", bet.kelly);
        json.value("stake", moneyText(bet.stake));
        json.endObject();
    }
    json.endArray();
    // A single bet's figures also stand at the top, where a caller with one bet looks.
    const double none = std::numeric_limits<double>::quiet_NaN();
    json.value("ev", bets.size() == 1 ? bets.front().ev : none);
    json.value("kelly", bets.size() == 1 ? bets.front().kelly : none);
    if (bets.size() == 1)
        json.value("stake", moneyText(bets.front().stake));
    else
        json.null("stake");
    json.endObject();
    return json.finish();
}

std::string KellyCommand::rows(const std::vector<Bet> &bets, const Terminal &terminal) const
{
    TextTable table({{"Price", TextTable::Align::Right},
                     {"Probability", TextTable::Align::Right},
                     {"EV", TextTable::Align::Right},
                     {"Kelly", TextTable::Align::Right},
                     {"Stake", TextTable::Align::Right}});
    std::string csv = csvLine({"odds", "effective_odds", "probability", "ev", "kelly", "stake"});
    for (const Bet &bet : bets) {
        csv += csvLine({pricing::formatNumber(bet.odds), pricing::formatNumber(bet.effective),
                        pricing::formatNumber(bet.probability), pricing::formatNumber(bet.ev),
                        pricing::formatNumber(bet.kelly), moneyText(bet.stake)});
        table.add({pricing::formatNumber(bet.odds), pricing::formatFixed(bet.probability * 100, 2) + " %",
                   percentText(bet.ev, 2), pricing::formatFixed(bet.kelly * 100, 3) + " %", moneyText(bet.stake)});
    }
    return m_format == OutputFormat::Csv ? csv : table.text(terminal.page().width, terminal.coloured);
}

} // namespace evision::cli
