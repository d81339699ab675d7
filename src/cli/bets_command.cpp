// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bets_command.h"

#include "cli/bets_text.h"
#include "cli/results_text.h"
#include "cli/score_settler.h"

#include "wording/text_table.h"

#include <CLI/CLI.hpp>

#include <QDateTime>

#include <limits>
#include <ostream>

namespace evision::cli {

namespace {

constexpr std::int64_t millisPerSecond = 1000;

int failed(const Terminal &terminal, const std::string &sentence)
{
    terminal.err << "evision-cli bets: " << wording::printable(sentence) << '\n';
    return Failed;
}

int failed(const Terminal &terminal, const storage::StorageError &error)
{
    return failed(terminal, error.message.toStdString());
}

QString authorOf(const std::string &user)
{
    return QString::fromStdString(user);
}

ledger::Grade gradeOption(const std::string &option, const std::string &id)
{
    const auto grade = ledger::gradeFromId(id);
    if (!grade)
        throw CLI::ValidationError(option, "takes won, half_won, push, half_lost, lost or void, not \"" + id + "\"");
    return *grade;
}

} // namespace

CLI::App *BetsCommand::declare(CLI::App &program)
{
    m_app = program.add_subcommand("bets", "Keeps bets with their evidence, settles them and says how they did");
    m_app->require_subcommand(1);
    m_bet.declare(*m_app->add_subcommand("add", "Records a bet, by hand or from a scan"));
    CLI::App *list = m_app->add_subcommand("list", "Lists bets, the oldest first");
    list->add_flag("--open", m_open, "Only those without a result");
    list->add_flag("--settled", m_settled, "Only those with one");
    CLI::App *performance =
        m_app->add_subcommand("performance", "What the settled bets came to, and how much was luck");
    for (CLI::App *each : {list, performance}) {
        addFormat(*each, m_format);
        each->add_option("--user", m_user, "Whose bets; default: everybody's")->type_name("NAME");
    }
    performance->add_option("--by", m_by, "Told apart by sport, market, book, tag, ev or month")
        ->type_name("WHAT")
        ->check(CLI::IsMember({"sport", "market", "book", "tag", "ev", "month"}));
    addTime(*performance, "--since", m_since, "Of bets placed then or later");
    addTime(*performance, "--until", m_until, "Of bets placed before then");
    declareChanges();
    m_transfer.declare(*m_app);
    m_app->add_subcommand("verify", "Says whether any bet was changed behind the program's back; exit code 1 if so");
    return m_app;
}

void BetsCommand::declareChanges()
{
    CLI::App *edit = m_app->add_subcommand("edit", "Corrects a bet; what it was stays in the ledger");
    CLI::App *settle = m_app->add_subcommand("settle", "Ends a bet by hand, or all open ones by recorded scores");
    CLI::App *voided = m_app->add_subcommand("void", "Cancels a bet: the stake comes back");
    for (CLI::App *each : {edit, settle, voided})
        each->add_option("--id", m_id, "Id of the bet, as `bets list` shows it")->type_name("ID");
    addNumber(*edit, "--price", m_price, {1, 1e15, false}, "Decimal odds as taken");
    edit->add_option("--stake", m_stake, "Money staked")->type_name("MONEY");
    edit->add_option("--note", m_notes, "Replaces the note")->type_name("TEXT");
    addList(*edit, "--tag", m_tags, "Replaces the tags");
    settle->add_option("--result", m_result, "won, half_won, push, half_lost, lost or void")->type_name("RESULT");
    settle->add_option("--scores", m_scores, "An answer of the service's scores, as `odds` saves it")
        ->type_name("FILE");
    settle->add_option("--cash-out", m_cashOut, "What the bookmaker paid before the end")->type_name("MONEY");
    settle->add_option("--place-result", m_placeResult, "Of each way: the result of the place")->type_name("RESULT");
    addNumber(*settle, "--share", m_share, {0, 1, false}, "Dead heat: places won over those that tied for them");
    addNumber(*settle, "--deduction", m_deduction, {0, 0.99}, "Rule 4: taken from the winnings, as a fraction");
}

int BetsCommand::run(const Terminal &terminal)
{
    const std::string action = m_app->get_subcommands().front()->get_name();
    if (action == "import")
        return m_transfer.read(m_options, terminal);
    const auto ledger = openLedger(m_options);
    if (!ledger)
        return failed(terminal, ledger.error());
    storage::LedgerStore &store = (*ledger)->store();
    if (action == "export")
        return m_transfer.write(store, terminal);
    if (action == "add")
        return add(store, terminal);
    if (action == "edit")
        return edit(store, terminal);
    if (action == "settle")
        return settle(store, terminal);
    if (action == "void")
        return settleByHand(store, terminal, ledger::Grade::Void);
    if (action == "verify")
        return verify(store, terminal);
    return action == "performance" ? performance(store, terminal) : list(store, terminal);
}

int BetsCommand::add(storage::LedgerStore &store, const Terminal &terminal) const
{
    const auto bet = m_bet.bet(QDateTime::currentSecsSinceEpoch());
    if (!bet)
        return failed(terminal, bet.error());
    const auto placed = store.place(*bet, authorOf(bet->user), QDateTime::currentMSecsSinceEpoch());
    if (!placed)
        return failed(terminal, placed.error());
    terminal.out << bet->id << '\n';
    return Done;
}

int BetsCommand::list(storage::LedgerStore &store, const Terminal &terminal) const
{
    if (m_open && m_settled)
        throw CLI::ValidationError("--open", "does not go with --settled");
    if (m_format == OutputFormat::Csv)
        throw CLI::ValidationError("--format", "is table or json here");
    storage::BetFilter filter;
    filter.user = QString::fromStdString(m_user);
    filter.most = std::numeric_limits<int>::max();
    if (m_open || m_settled)
        filter.settled = m_settled;
    const auto bets = store.list(filter);
    if (!bets)
        return failed(terminal, bets.error());
    terminal.out << (m_format == OutputFormat::Json ? betsJson(*bets, terminal.now) : betsTable(*bets, terminal));
    return Done;
}

std::optional<storage::LedgerBet> BetsCommand::wanted(storage::LedgerStore &store, const Terminal &terminal) const
{
    if (m_id.empty())
        throw CLI::ValidationError("--id", "is needed");
    auto found = store.find(m_id);
    if (!found)
        static_cast<void>(failed(terminal, found.error()));
    else if (!found->has_value())
        static_cast<void>(failed(terminal, "There is no bet with the id " + m_id + "."));
    else
        return std::move(**found);
    return std::nullopt;
}

int BetsCommand::edit(storage::LedgerStore &store, const Terminal &terminal) const
{
    auto entry = wanted(store, terminal);
    if (!entry)
        return Failed;
    ledger::Bet &bet = entry->bet;
    if (m_price && bet.legs.size() > 1)
        throw CLI::ValidationError("--price", "is of a bet with one leg");
    if (m_price)
        bet.legs.front().price = *m_price;
    if (!m_stake.empty()) {
        const auto stake = market::Money::parse(m_stake, bet.stake.currency);
        if (!stake)
            throw CLI::ValidationError("--stake", stake.error());
        bet.stake = *stake;
    }
    if (m_notes)
        bet.notes = *m_notes;
    if (!m_tags.empty())
        bet.tags = m_tags;
    const auto amended = store.amend(bet, entry->version, authorOf(bet.user), QDateTime::currentMSecsSinceEpoch());
    return amended ? Done : failed(terminal, amended.error());
}

int BetsCommand::settle(storage::LedgerStore &store, const Terminal &terminal) const
{
    const int ways = (m_result.empty() ? 0 : 1) + (m_scores.empty() ? 0 : 1) + (m_cashOut.empty() ? 0 : 1);
    if (ways != 1)
        throw CLI::ValidationError("--result", "is needed, or --cash-out, or --scores");
    if (!m_scores.empty())
        return settleByScores(store, terminal);
    return settleByHand(store, terminal, m_result.empty() ? ledger::Grade::Void : gradeOption("--result", m_result));
}

int BetsCommand::settleByHand(storage::LedgerStore &store, const Terminal &terminal, ledger::Grade grade) const
{
    const auto entry = wanted(store, terminal);
    if (!entry)
        return Failed;
    ledger::BetSettlement settlement;
    if (!m_cashOut.empty()) {
        const auto amount = market::Money::parse(m_cashOut, entry->bet.stake.currency);
        if (!amount)
            throw CLI::ValidationError("--cash-out", amount.error());
        settlement.cashOut = amount->minor;
    } else {
        settlement.legs.assign(entry->bet.legs.size(), {grade, m_share, m_deduction, std::nullopt});
        if (entry->bet.kind == ledger::BetKind::EachWay)
            settlement.place = ledger::LegResult{
                m_placeResult.empty() ? grade : gradeOption("--place-result", m_placeResult), 1, m_deduction, {}};
    }
    const auto settled =
        store.settle(m_id, settlement, entry->version, authorOf(entry->bet.user), QDateTime::currentMSecsSinceEpoch());
    return settled ? Done : failed(terminal, settled.error());
}

int BetsCommand::settleByScores(storage::LedgerStore &store, const Terminal &terminal) const
{
    const auto settler = ScoreSettler::read(m_scores);
    if (!settler)
        return failed(terminal, settler.error());
    storage::BetFilter open;
    open.settled = false;
    open.most = std::numeric_limits<int>::max();
    const auto bets = store.list(open);
    if (!bets)
        return failed(terminal, bets.error());
    std::size_t count = 0;
    for (const storage::LedgerBet &entry : *bets) {
        const ScoreSettler::Verdict verdict = settler->judge(entry.bet);
        if (verdict.settlement) {
            const auto settled = store.settle(entry.bet.id, *verdict.settlement, entry.version,
                                              authorOf(entry.bet.user), QDateTime::currentMSecsSinceEpoch());
            if (!settled)
                return failed(terminal, settled.error());
            ++count;
        } else if (!verdict.reason.empty()) {
            terminal.out << "Needs a result: " << entry.bet.id << ". " << verdict.reason << '\n';
        }
    }
    terminal.out << count << " of " << bets->size() << " open bets settled.\n";
    return Done;
}

int BetsCommand::verify(storage::LedgerStore &store, const Terminal &terminal) const
{
    const auto report = store.verify();
    if (!report)
        return failed(terminal, report.error());
    if (!report->isSound())
        return failed(terminal, report->finding.toStdString());
    terminal.out << report->entries << " entries, all as they were written"
                 << (report->sealed ? " and sealed.\n" : "; not sealed, as there is no keychain to keep a key in.\n");
    return Done;
}

int BetsCommand::performance(storage::LedgerStore &store, const Terminal &terminal) const
{
    storage::BetFilter filter;
    filter.user = QString::fromStdString(m_user);
    if (m_since)
        filter.placedFrom = *m_since * millisPerSecond;
    if (m_until)
        filter.placedTo = *m_until * millisPerSecond;
    const storage::ResultsBy by = m_by.empty() ? storage::ResultsBy::Nothing : resultsByFromId(m_by).value();
    const auto groups = store.results(filter, by);
    if (!groups)
        return failed(terminal, groups.error());
    const std::vector<Result> results = resultsOf(*groups);
    if (m_format == OutputFormat::Json)
        terminal.out << resultsJson(results, by, terminal.now);
    else if (m_format == OutputFormat::Csv)
        terminal.out << resultsCsv(results, by);
    else
        terminal.out << (m_by.empty() ? resultsText(results) : resultsTable(results, by, terminal));
    return Done;
}

} // namespace evision::cli
