// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_results.h"

#include "ledger/counted_bet.h"

#include "open_ledger.h"
#include "test_databases.h"

#include <QTest>

#include <algorithm>

using namespace evision;
using namespace evision::storage;

namespace {

constexpr qint64 now = 1795510800000;

/// Ten bets of every sort: of two currencies and two users, on paper, free, lay, void and open.
std::vector<ledger::Bet> sortsOfBets()
{
    std::vector<ledger::Bet> bets;
    for (int number = 0; number < 10; ++number) {
        ledger::Bet bet = sampleBet("b" + std::to_string(number));
        bet.placedAt += number;
        bet.legs.front().selection.eventId = "e" + std::to_string(number / 2);
        bets.push_back(bet);
    }
    bets[1].stake.currency = market::Currency::fromCode("USD").value();
    bets[2].kind = ledger::BetKind::Paper;
    bets[3].terms.stakeKind = ledger::StakeKind::FreeBetNotReturned;
    bets[4].kind = ledger::BetKind::Lay;
    bets[5].legs.front().fairProbability.reset();
    bets[6].user = "guest";
    return bets;
}

constexpr std::size_t theOpenOne = 9;

void fill(LedgerStore &store)
{
    for (const ledger::Bet &bet : sortsOfBets()) {
        const auto version = store.place(bet, QStringLiteral("owner"), now);
        const auto grade = bet.id == "b7"   ? ledger::Grade::Void
                           : bet.id == "b8" ? ledger::Grade::Lost
                                            : ledger::Grade::Won;
        if (bet.id == "b9")
            continue;
        if (!version || !store.settle(bet.id, graded(grade), *version, QStringLiteral("owner"), now))
            qFatal("no bet");
    }
}

bool isSame(const ledger::CountedBet &a, const ledger::CountedBet &b)
{
    return a.placedAt == b.placedAt && a.stake == b.stake && a.profit == b.profit && a.price == b.price &&
           a.expected == b.expected && a.match == b.match && a.isVoid == b.isVoid;
}

} // namespace

class TestLedgerResults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfTheBets_data() { TestDatabases::addRows(); }
    void areThoseOfTheBets();
    void areOfTheFilter_data() { TestDatabases::addRows(); }
    void areOfTheFilter();
    void areToldApart_data();
    void areToldApart();
    void stepsOfExpectationBeginAtTheirFirstFigure();
    void followACorrection_data() { TestDatabases::addRows(); }
    void followACorrection();
    void areCompletedInAnOldLedger_data() { TestDatabases::addRows(); }
    void areCompletedInAnOldLedger();
    void areReadFromTheIndexAlone();

private:
    TestDatabases m_databases;
};

void TestLedgerResults::areThoseOfTheBets()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    fill(ledger.store);
    const auto groups = ledger.store.results({});
    QVERIFY2(groups.hasValue(), groups ? "" : qPrintable(groups.error().message));
    QCOMPARE(groups->size(), std::size_t{3});
    QCOMPARE((*groups)[0].currency.code(), std::string_view("EUR"));
    QCOMPARE((*groups)[0].bets.size(), std::size_t{7});
    QCOMPARE((*groups)[1].currency.code(), std::string_view("USD"));
    QVERIFY((*groups)[2].paper && (*groups)[2].bets.size() == 1);
    std::vector<ledger::CountedBet> all;
    for (const ResultGroup &group : *groups)
        all.insert(all.end(), group.bets.begin(), group.bets.end());
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.placedAt < b.placedAt; });
    const auto bets = ledger.store.list({});
    QCOMPARE(all.size(), bets->size() - 1);
    for (std::size_t at = 0; at < theOpenOne; ++at)
        QVERIFY2(isSame(all[at], ledger::countedBet((*bets)[at].bet, *(*bets)[at].settlement)),
                 (*bets)[at].bet.id.c_str());
}

void TestLedgerResults::areOfTheFilter()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    fill(ledger.store);
    BetFilter filter;
    filter.user = QStringLiteral("guest");
    QCOMPARE(ledger.store.results(filter)->size(), std::size_t{1});
    filter.user = QStringLiteral("nobody");
    QVERIFY(ledger.store.results(filter)->empty());
    filter = {};
    filter.placedFrom = now + 3000;
    filter.placedTo = now + 5000;
    QCOMPARE(ledger.store.results(filter)->front().bets.size(), std::size_t{2});
}

void TestLedgerResults::areToldApart_data()
{
    QTest::addColumn<int>("backend");
    QTest::addColumn<int>("by");
    QTest::addColumn<QStringList>("keys"); // key of each group and how many bets it has
    const std::vector<std::tuple<const char *, ResultsBy, QStringList>> rows = {
        {"sport",
         ResultsBy::Sport,
         {QStringLiteral("basketball_nba 2"), QStringLiteral("parlay 1"), QStringLiteral("soccer_epl 3")}},
        {"market",
         ResultsBy::Market,
         {QStringLiteral("h2h 4"), QStringLiteral("parlay 1"), QStringLiteral("totals 1")}},
        {"bookmaker", ResultsBy::Bookmaker, {QStringLiteral("other 1"), QStringLiteral("sportsbet 5")}},
        {"tag", ResultsBy::Tag, {QStringLiteral(" 4"), QStringLiteral("late; \"x\" 1"), QStringLiteral("steam 2")}},
        {"EV",
         ResultsBy::ExpectedValue,
         {QStringLiteral("below 0 % 1"), QStringLiteral("0 to 2 % 1"), QStringLiteral("5 to 10 % 3"),
          QStringLiteral("not known 1")}},
        {"month", ResultsBy::Month, {QStringLiteral("2026-11 5"), QStringLiteral("2026-12 1")}}};
    for (const auto &[name, by, keys] : rows) {
        for (const auto &[kind, backend] : {std::pair("SQLite", Backend::Sqlite), {"PostgreSQL", Backend::Postgres}})
            QTest::addRow("by %s on %s", name, kind) << static_cast<int>(backend) << static_cast<int>(by) << keys;
    }
}

void TestLedgerResults::areToldApart()
{
    QFETCH(int, by);
    QFETCH(QStringList, keys);
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    std::vector<ledger::Bet> bets;
    for (int number = 0; number < 6; ++number)
        bets.push_back(sampleBet("b" + std::to_string(number))); // 2.1 at an even chance: EV 5 %
    bets[0].legs.front().selection.sportKey = "basketball_nba";
    bets[1].legs.front().selection.sportKey = "basketball_nba";
    bets[1].legs.front().selection.market = "totals";
    bets[1].legs.front().price = 2.01; // 0.5 %
    bets[2].bookmaker = "other";
    bets[2].legs.front().price = 1.9; // -5 %
    bets[3].tags = {"steam", "late; \"x\"", "steam"};
    bets[4].tags = {"steam"};
    bets[4].placedAt += 10 * 86400;         // in December
    bets[5].kind = ledger::BetKind::Parlay; // of one event: its EV is not known
    bets[5].legs.push_back(bets[5].legs.front());
    for (const ledger::Bet &bet : bets) {
        const qint64 version = ledger.store.place(bet, QStringLiteral("owner"), now).value();
        ledger::BetSettlement won = graded(ledger::Grade::Won);
        won.legs.resize(bet.legs.size(), won.legs.front());
        QVERIFY(ledger.store.settle(bet.id, won, version, QStringLiteral("owner"), now).hasValue());
    }
    const auto groups = ledger.store.results({}, static_cast<ResultsBy>(by));
    QVERIFY2(groups.hasValue(), groups ? "" : qPrintable(groups.error().message));
    QStringList found;
    for (const ResultGroup &group : *groups)
        found += QStringLiteral("%1 %2").arg(QString::fromStdString(group.key)).arg(group.bets.size());
    QCOMPARE(found, keys);
}

void TestLedgerResults::stepsOfExpectationBeginAtTheirFirstFigure()
{
    OpenLedger ledger(m_databases.fresh(Backend::Sqlite));
    int number = 0;
    for (const double price : {1.99, 2.0, 2.04, 2.1, 2.2, 5.0}) { // EV of -0.5, 0, 2, 5, 10 and 150 %
        ledger::Bet bet = sampleBet("b" + std::to_string(++number));
        bet.legs.front().price = price;
        const qint64 version = ledger.store.place(bet, QStringLiteral("owner"), now).value();
        QVERIFY(
            ledger.store.settle(bet.id, graded(ledger::Grade::Won), version, QStringLiteral("owner"), now).hasValue());
    }
    std::vector<std::string> keys;
    const auto groups = ledger.store.results({}, ResultsBy::ExpectedValue).value();
    for (const ResultGroup &group : groups)
        keys.push_back(group.key + " " + std::to_string(group.bets.size()));
    QCOMPARE(keys,
             std::vector<std::string>({"below 0 % 1", "0 to 2 % 1", "2 to 5 % 1", "5 to 10 % 1", "10 % and more 2"}));
}

void TestLedgerResults::followACorrection()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    const qint64 placed = ledger.store.place(sampleBet("b1"), QStringLiteral("owner"), now).value();
    QVERIFY(ledger.store.results({})->empty());
    const qint64 won =
        ledger.store.settle("b1", graded(ledger::Grade::Won), placed, QStringLiteral("owner"), now).value();
    QCOMPARE(ledger.store.results({})->front().bets.front().profit, 1100);
    QVERIFY(ledger.store.settle("b1", graded(ledger::Grade::Lost), won, QStringLiteral("owner"), now).hasValue());
    QCOMPARE(ledger.store.results({})->front().bets.front().profit, -1000);
    QCOMPARE(ledger.store.results({})->front().bets.size(), std::size_t{1});
}

void TestLedgerResults::areCompletedInAnOldLedger()
{
    FETCH_DATABASE(m_databases);
    OpenLedger ledger(url);
    fill(ledger.store);
    const auto before = ledger.store.results({}).value();
    QVERIFY(ledger.connection
                .run(QStringLiteral("UPDATE ledger_bets SET paper = NULL, counts = NULL, counted_stake = NULL, "
                                    "counted_expected = NULL, event_number = NULL"))
                .hasValue());
    QVERIFY(ledger.store.results({})->empty());
    QVERIFY(ledger.store.completeResults().hasValue());
    const auto after = ledger.store.results({}).value();
    QCOMPARE(after.size(), before.size());
    for (std::size_t group = 0; group < after.size(); ++group)
        QCOMPARE(ledger::performanceOf(after[group].bets).profit, ledger::performanceOf(before[group].bets).profit);
    QVERIFY(ledger.store.verify()->isSound());
}

void TestLedgerResults::areReadFromTheIndexAlone()
{
    OpenLedger ledger(m_databases.fresh(Backend::Sqlite));
    fill(ledger.store);
    auto plan = ledger.connection.run(
        QStringLiteral("EXPLAIN QUERY PLAN SELECT placed_at, counted_stake, profit, price, counted_expected, "
                       "event_number, counts FROM ledger_bets WHERE paper = ? AND currency = ? AND counts > 0"),
        {0, QStringLiteral("EUR")});
    QVERIFY(plan.hasValue() && plan->next());
    QVERIFY2(plan->value(3).toString().contains(QLatin1String("COVERING INDEX ledger_bets_results")),
             qPrintable(plan->value(3).toString()));
}

QTEST_GUILESS_MAIN(TestLedgerResults)
#include "tst_ledger_results.moc"
