// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_store.h"

#include "storage/ledger_schema.h"
#include "storage/migration.h"

#include "bets.h"
#include "test_databases.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace evision;
using namespace evision::storage;

namespace {

constexpr qint64 now = 1795510800000;
const char *const author = "owner";

/// A ledger in a database of its own.
struct Ledger {
    explicit Ledger(const DatabaseUrl &url) : connection(url), store(connection, "key")
    {
        if (!connection.open() || !Migrator(ledgerSchema()).migrate(connection))
            qFatal("no ledger");
    }
    Connection connection;
    LedgerStore store;
};

} // namespace

class TestLedgerStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBetIsFoundAsItWasPlaced_data() { TestDatabases::addRows(); }
    void aBetIsFoundAsItWasPlaced();
    void theSameBetIsPlacedOnce_data() { TestDatabases::addRows(); }
    void theSameBetIsPlacedOnce();
    void badBetsAreRefused_data() { TestDatabases::addRows(); }
    void badBetsAreRefused();
    void settlementPaysAndCanBeCorrected_data() { TestDatabases::addRows(); }
    void settlementPaysAndCanBeCorrected();
    void anAmendedBetPaysAnew_data() { TestDatabases::addRows(); }
    void anAmendedBetPaysAnew();
    void whoReadAnOldVersionIsTold_data() { TestDatabases::addRows(); }
    void whoReadAnOldVersionIsTold();
    void listsAreFiltered_data() { TestDatabases::addRows(); }
    void listsAreFiltered();
    void pagesHaveEachBetOnce_data() { TestDatabases::addRows(); }
    void pagesHaveEachBetOnce();
    void writersAtOnceLoseNothing_data() { TestDatabases::addRows(); }
    void writersAtOnceLoseNothing();

private:
    TestDatabases m_databases;
};

void TestLedgerStore::aBetIsFoundAsItWasPlaced()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    ledger::Bet bet = sampleBet("b1");
    bet.notes = "it's \xe2\x82\xac \\ \"quoted\" ? :a $1";
    const auto version = ledger.store.place(bet, QLatin1String(author), now);
    QVERIFY2(version.hasValue(), version ? "" : qPrintable(version.error().message));
    const auto found = ledger.store.find("b1");
    QVERIFY2(found.hasValue() && found->has_value(), found ? "not there" : qPrintable(found.error().message));
    QCOMPARE((*found)->version, *version);
    QVERIFY((*found)->bet.legs == bet.legs);
    QCOMPARE((*found)->bet.notes, bet.notes);
    QVERIFY(!(*found)->settlement);
    QVERIFY(!ledger.store.find("b2")->has_value());
}

void TestLedgerStore::theSameBetIsPlacedOnce()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    QVERIFY(ledger.store.place(sampleBet("b1"), QLatin1String(author), now).hasValue());
    const auto again = ledger.store.place(sampleBet("b1"), QLatin1String(author), now);
    QVERIFY(!again.hasValue());
    QCOMPARE(again.error().fault, StorageFault::Changed);
    QCOMPARE(ledger.store.verify()->entries, 1);
}

void TestLedgerStore::badBetsAreRefused()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    ledger::Bet bet = sampleBet("b1");
    bet.stake.minor = 0;
    const auto placed = ledger.store.place(bet, QLatin1String(author), now);
    QVERIFY(!placed.hasValue());
    QVERIFY(placed.error().message.contains(QLatin1String("more than nothing")));
    QVERIFY(ledger.store.list({})->empty());
}

void TestLedgerStore::settlementPaysAndCanBeCorrected()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    const qint64 placed = ledger.store.place(sampleBet("b1"), QLatin1String(author), now).value();
    const auto won = ledger.store.settle("b1", graded(ledger::Grade::Won), placed, QLatin1String(author), now + 1);
    QVERIFY2(won.hasValue(), won ? "" : qPrintable(won.error().message));
    QCOMPARE((*ledger.store.find("b1"))->settlement->payout, (ledger::Payout{2100, 1100}));
    QVERIFY(ledger.store.settle("b1", graded(ledger::Grade::Push), *won, QLatin1String(author), now + 2).hasValue());
    QCOMPARE((*ledger.store.find("b1"))->settlement->payout, (ledger::Payout{1000, 0}));
    QCOMPARE(ledger.store.verify()->entries, 3);
}

void TestLedgerStore::anAmendedBetPaysAnew()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    const qint64 placed = ledger.store.place(sampleBet("b1"), QLatin1String(author), now).value();
    const qint64 settled =
        ledger.store.settle("b1", graded(ledger::Grade::Won), placed, QLatin1String(author), now).value();
    ledger::Bet bet = sampleBet("b1");
    bet.legs.front().price = 2.2;
    QVERIFY(ledger.store.amend(bet, settled, QLatin1String(author), now).hasValue());
    const auto found = ledger.store.find("b1").value();
    QCOMPARE(found->bet.legs.front().price, 2.2);
    QCOMPARE(found->settlement->payout, (ledger::Payout{2200, 1200}));
    const auto report = ledger.store.verify();
    QVERIFY2(report->isSound(), qPrintable(report->finding));
}

void TestLedgerStore::whoReadAnOldVersionIsTold()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    const qint64 placed = ledger.store.place(sampleBet("b1"), QLatin1String(author), now).value();
    ledger::Bet mine = sampleBet("b1");
    mine.notes = "mine";
    ledger::Bet theirs = sampleBet("b1");
    theirs.notes = "theirs";
    QVERIFY(ledger.store.amend(theirs, placed, QLatin1String("other"), now).hasValue());
    const auto late = ledger.store.amend(mine, placed, QLatin1String(author), now);
    QVERIFY(!late.hasValue());
    QCOMPARE(late.error().fault, StorageFault::Changed);
    QCOMPARE((*ledger.store.find("b1"))->bet.notes, std::string("theirs"));
    QCOMPARE(ledger.store.settle("none", graded(ledger::Grade::Won), 1, QLatin1String(author), now).error().fault,
             StorageFault::Changed);
}

void TestLedgerStore::listsAreFiltered()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    for (int number = 1; number <= 4; ++number) {
        ledger::Bet bet = sampleBet("b" + std::to_string(number));
        bet.placedAt += number;
        bet.user = number == 4 ? "guest" : "owner";
        const qint64 version = ledger.store.place(bet, QLatin1String(author), now).value();
        if (number == 2)
            QVERIFY(ledger.store.settle(bet.id, graded(ledger::Grade::Lost), version, QLatin1String(author), now)
                        .hasValue());
    }
    const auto ids = [&ledger](const BetFilter &filter) {
        QStringList all;
        const auto bets = ledger.store.list(filter).value();
        for (const LedgerBet &bet : bets)
            all += QString::fromStdString(bet.bet.id);
        return all.join(u' ');
    };
    QCOMPARE(ids({}), QStringLiteral("b1 b2 b3 b4"));
    QCOMPARE(ids({QStringLiteral("owner"), {}, {}, {}, 10}), QStringLiteral("b1 b2 b3"));
    QCOMPARE(ids({{}, true, {}, {}, 10}), QStringLiteral("b2"));
    QCOMPARE(ids({QStringLiteral("owner"), false, {}, {}, 10}), QStringLiteral("b1 b3"));
    QCOMPARE(ids({{}, {}, now + 2000, now + 4000, 10}), QStringLiteral("b2 b3"));
    QCOMPARE(ids({{}, {}, {}, {}, 2}), QStringLiteral("b1 b2"));
}

void TestLedgerStore::pagesHaveEachBetOnce()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    const std::vector<std::string> ids = {"a", "B", "c", "D", "-e", "\xc3\xa4", "z", "1", "10", "2"};
    for (std::size_t number = 0; number < ids.size(); ++number) {
        ledger::Bet bet = sampleBet(ids[number]);
        bet.placedAt += static_cast<market::UnixSeconds>(number / 4); // several at the same second
        QVERIFY(ledger.store.place(bet, QLatin1String(author), now).hasValue());
    }
    const auto whole = ledger.store.list({}).value();
    for (int most = 1; most <= 4; ++most) {
        BetFilter filter;
        filter.most = most;
        std::vector<std::string> seen;
        for (auto page = ledger.store.list(filter).value(); !page.empty(); page = ledger.store.list(filter).value()) {
            for (const LedgerBet &bet : page)
                seen.push_back(bet.bet.id);
            filter.after = BetPlace{page.back().bet.placedAt, page.back().bet.id};
        }
        QCOMPARE(seen.size(), whole.size());
        for (std::size_t at = 0; at < seen.size(); ++at)
            QCOMPARE(seen[at], whole[at].bet.id);
    }
}

void TestLedgerStore::writersAtOnceLoseNothing()
{
    FETCH_DATABASE(m_databases);
    Ledger ledger(url);
    constexpr int programs = 4;
    constexpr int betsEach = 15;
    std::vector<int> placed(programs, 0);
    std::vector<std::thread> threads;
    for (int program = 0; program < programs; ++program) {
        threads.emplace_back([&url, &placed, program] {
            Ledger own(url);
            for (int number = 0; number < betsEach; ++number) {
                const std::string id = std::to_string(program) + '-' + std::to_string(number);
                if (own.store.place(sampleBet(id), QLatin1String(author), now))
                    ++placed[static_cast<std::size_t>(program)];
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(placed, std::vector<int>(programs, betsEach));
    const auto report = ledger.store.verify();
    QVERIFY2(report.hasValue() && report->isSound(), report ? qPrintable(report->finding) : "");
    QCOMPARE(report->entries, programs * betsEach);
    QCOMPARE(ledger.store.list({})->size(), static_cast<std::size_t>(programs * betsEach));
}

QTEST_GUILESS_MAIN(TestLedgerStore)
#include "tst_ledger_store.moc"
