// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner.h"

#include "storage/ledger_database.h"
#include "storage/ledger_results.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdlib>

namespace evision::bench {

namespace {

using namespace storage;

constexpr std::size_t usualBets = 100000;
constexpr int usualRounds = 21;

LedgerBet settledBet(std::size_t number)
{
    LedgerBet entry;
    ledger::Bet &bet = entry.bet;
    bet.id = "bet-" + std::to_string(number);
    bet.user = "owner";
    bet.placedAt = 1795510800 + static_cast<market::UnixSeconds>(number) * 60;
    ledger::BetLeg leg;
    leg.selection.eventId = "event-" + std::to_string(number / 3);
    leg.selection.sportKey = "soccer_epl";
    leg.selection.commenceTime = bet.placedAt + 7200;
    leg.selection.homeTeam = "Reds";
    leg.selection.awayTeam = "Blues";
    leg.selection.market = "h2h";
    leg.selection.name = "Reds";
    leg.selection.outcomes = market::OutcomeSet::HomeDrawAway;
    leg.price = 1.5 + static_cast<double>(number % 97) / 50;
    leg.fairProbability = 1.02 / leg.price;
    bet.legs = {leg};
    bet.bookmaker = "book" + std::to_string(number % 20);
    bet.stake = {static_cast<std::int64_t>(500 + number % 1000), market::Currency()};
    bet.evidence = std::string(600, ' '); // a report must not read what it does not need
    ledger::BetSettlement settlement;
    settlement.legs = {{number % 2 == 0 ? ledger::Grade::Won : ledger::Grade::Lost, 1, 0, std::nullopt}};
    settlement.payout = ledger::payoutOf(bet, settlement).value();
    entry.settlement = settlement;
    entry.version = static_cast<qint64>(number) + 1;
    return entry;
}

/// A ledger in a file, with its list of bets alone: the chain of entries has no part in a report.
class BenchLedger {
public:
    explicit BenchLedger(std::size_t bets)
    {
        const auto url = DatabaseUrl::ofFile(m_folder.filePath(QStringLiteral("ledger.db")));
        m_ledger = LedgerDatabase::open(url, m_folder.path(), {}).value();
        Connection &connection = m_ledger->connection();
        expect(connection.run(QStringLiteral("PRAGMA foreign_keys = OFF")).hasValue());
        const QString marks = QStringList(24, QStringLiteral("?")).join(u',');
        const QString insert =
            QStringLiteral("INSERT INTO ledger_bets (version, bettor, placed_at, kind, state, event_id, sport_key, "
                           "commence_time, market, bookmaker, currency, stake, price, expected, returned, profit, bet, "
                           "settlement, paper, counts, counted_stake, counted_expected, event_number, bet_id) VALUES "
                           "(%1)")
                .arg(marks);
        const auto filled = connection.transaction([&]() -> Stored<Done> {
            for (std::size_t number = 0; number < bets; ++number) {
                const LedgerBet bet = settledBet(number);
                const QVariantList key = {QString::fromStdString(bet.bet.id)};
                expect(connection.run(insert, columnsOf(bet) + resultColumnsOf(bet) + key).hasValue());
            }
            return Done{};
        });
        expect(filled.hasValue());
    }

    /// What `bets performance` counts.
    void report()
    {
        const auto groups = m_ledger->store().results({});
        expect(groups && ledger::performanceOf(groups->front().bets).profit != 0);
    }
    /// The least that any report must do: the database adds two columns up, and hands over one row.
    void scanIndex()
    {
        auto row = m_ledger->connection().run(
            QStringLiteral("SELECT count(*), sum(counted_stake), sum(profit) FROM ledger_bets WHERE paper = 0 AND "
                           "currency = 'EUR' AND counts > 0"));
        expect(row && row->next() && row->value(0).toLongLong() > 0);
    }

private:
    static void expect(bool good)
    {
        if (!good)
            std::abort();
    }

    int m_count = 0;
    QCoreApplication m_application{m_count, nullptr}; // drivers of databases are plugins
    QTemporaryDir m_folder;
    std::unique_ptr<LedgerDatabase> m_ledger;
};

double performanceOverIndexScan(const Run &run)
{
    BenchLedger ledger(run.quotes(usualBets));
    return medianRatio([&] { ledger.report(); }, [&] { ledger.scanIndex(); }, run.rounds(usualRounds));
}

double performanceMilliseconds(const Run &run)
{
    BenchLedger ledger(run.quotes(usualBets));
    return medianSeconds([&] { ledger.report(); }, run.rounds(usualRounds)) * 1000;
}

} // namespace

std::vector<Case> ledgerCases()
{
    return {
        {"ledger_performance_over_index_scan", performanceOverIndexScan},
        {"ledger_performance_ms_100k_bets", performanceMilliseconds},
    };
}

} // namespace evision::bench
