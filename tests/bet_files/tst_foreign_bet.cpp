// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace evision;
using namespace evision::bet_files;

namespace {

const std::string heading = "Date,Match,Pick,Odds,Stake (EUR),Sportsbook,Status,P/L,Mood\n";
const std::string won = "2026-11-24 18:00,Reds v Blues,Reds,2.50,10.00,pinnacle,Won,15.00,good\n";

} // namespace

class TestForeignBet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headingsAreGuessed();
    void whatTheUserSaysCountsMore();
    void whatIsMissingIsAskedFor_data();
    void whatIsMissingIsAskedFor();
    void badRowsAreRefusedOneByOne();
    void idsAreThoseOfTheRows();
    void aParlayIsNoRow();
};

void TestForeignBet::headingsAreGuessed()
{
    const Reading reading = readAll(heading + won);
    QCOMPARE(reading.mistake, std::string());
    QCOMPARE(reading.rows.size(), std::size_t{1});
    const FileBet &bet = reading.rows.front().bet.value();
    QCOMPARE(bet.bet.placedAt, market::UnixSeconds{1795543200});
    QCOMPARE(bet.bet.legs.front().selection.homeTeam, std::string("Reds"));
    QCOMPARE(bet.bet.legs.front().selection.awayTeam, std::string("Blues"));
    QCOMPARE(bet.bet.legs.front().selection.name, std::string("Reds"));
    QCOMPARE(bet.bet.legs.front().price, 2.5);
    QCOMPARE(bet.bet.stake.minor, std::int64_t{1000});
    QCOMPARE(bet.bet.bookmaker, std::string("pinnacle"));
    QVERIFY(bet.settlement.has_value());
    QCOMPARE(bet.settlement->payout.profit, std::int64_t{1500});
    QVERIFY(std::count(reading.mapping.begin(), reading.mapping.end(), "placed_at <- Date") == 1);
    QCOMPARE(reading.mapping.back(), std::string("Not read: Mood"));
}

void TestForeignBet::whatTheUserSaysCountsMore()
{
    ForeignFormat format;
    format.columns = {"notes=Pick", "selection=Mood"};
    format.constants = {"currency=GBP", "bookmaker=mine", "sport_key=soccer_epl"};
    format.user = "ann";
    const Reading reading = readAll(heading + won, format);
    QVERIFY2(reading.mistake.empty() && reading.rows.front().bet.hasValue(), reading.mistake.c_str());
    const ledger::Bet &bet = reading.rows.front().bet->bet;
    QCOMPARE(bet.notes, std::string("Reds"));
    QCOMPARE(bet.legs.front().selection.name, std::string("good"));
    QCOMPARE(bet.bookmaker, std::string("mine"));
    QCOMPARE(std::string(bet.stake.currency.code()), std::string("GBP"));
    QCOMPARE(bet.legs.front().selection.sportKey, std::string("soccer_epl"));
    QCOMPARE(bet.user, std::string("ann"));
}

void TestForeignBet::whatIsMissingIsAskedFor_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QStringList>("constants");
    QTest::addColumn<QString>("odds");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("sentence");
    const QString whole = QString::fromStdString(heading + won);
    const QStringList none;
    QTest::newRow("no stake") << QStringLiteral("Date,Match,Pick,Odds,Book\n") << none << none << "decimal"
                              << "UTC"
                              << "--column stake=COLUMN";
    QTest::newRow("no event") << QStringLiteral("Date,Pick,Odds,Book,Stake\n") << none << none << "decimal"
                              << "UTC"
                              << "which event";
    QTest::newRow("a field that is none")
        << whole << QStringList{QStringLiteral("price_taken=Odds")} << none << "decimal"
        << "UTC"
        << "the fields are";
    QTest::newRow("a column that is not there")
        << whole << QStringList{QStringLiteral("price=Quote")} << none << "decimal"
        << "UTC"
        << "no column \"Quote\"";
    QTest::newRow("a value without a field") << whole << none << QStringList{QStringLiteral("GBP")} << "decimal"
                                             << "UTC"
                                             << "FIELD=VALUE";
    QTest::newRow("a format of odds that is none") << whole << none << none << "roman"
                                                   << "UTC"
                                                   << "roman";
    QTest::newRow("a time zone that is none") << whole << none << none << "decimal"
                                              << "Europe/Atlantis"
                                              << "no time zone";
}

void TestForeignBet::whatIsMissingIsAskedFor()
{
    QFETCH(QString, table);
    QFETCH(QStringList, columns);
    QFETCH(QStringList, constants);
    QFETCH(QString, odds);
    QFETCH(QString, zone);
    QFETCH(QString, sentence);
    ForeignFormat format;
    for (const QString &rule : columns)
        format.columns.push_back(rule.toStdString());
    for (const QString &rule : constants)
        format.constants.push_back(rule.toStdString());
    format.odds = odds.toStdString();
    format.timeZone = zone.toStdString();
    const Reading reading = readAll(table.toStdString(), format);
    QVERIFY(reading.rows.empty());
    QVERIFY2(reading.mistake.find(sentence.toStdString()) != std::string::npos, reading.mistake.c_str());
}

void TestForeignBet::badRowsAreRefusedOneByOne()
{
    const Reading reading = readAll(heading + won +
                                    "2026-11-24 18:00,Reds v Blues,Reds,0.50,10.00,pinnacle,Won,15.00,x\n"
                                    "2026-11-24 18:00,Reds v Blues,Reds,2.50,ten,pinnacle,Won,15.00,x\n"
                                    "2026-11-24 18:00,Reds v Blues,Reds,2.50,10.00,pinnacle,Won,16.00,x\n"
                                    "2026-11-24 18:00,Reds v Blues,,2.50,10.00,pinnacle,Won,15.00,x\n"
                                    "2026-11-24 18:00,Reds v Blues\n"
                                    "2026-11-24 18:00,Reds v Blues,Blues,2.50,10.00,pinnacle,lost,-10.00,x\n");
    QCOMPARE(reading.rows.size(), std::size_t{7});
    const std::vector<std::string> sentences = {"", "\"0.50\"", "\"ten\"", "16.00", "selection", "", ""};
    for (std::size_t at = 0; at < reading.rows.size(); ++at) {
        const bool good = at == 0 || at == 6;
        QCOMPARE(reading.rows[at].row, at + 2);
        QCOMPARE(reading.rows[at].bet.hasValue(), good);
        if (!good)
            QVERIFY2(reading.rows[at].bet.error().find(sentences[at]) != std::string::npos,
                     reading.rows[at].bet.error().c_str());
    }
}

void TestForeignBet::idsAreThoseOfTheRows()
{
    const std::string open = "2026-11-24 18:00,Reds v Blues,Reds,2.50,10.00,pinnacle,open,,good\n";
    const std::string other = "2026-11-24 18:00,Reds v Blues,Reds,2.50,20.00,pinnacle,Won,30.00,good\n";
    const Reading reading = readAll(heading + won + won + other);
    std::set<std::string> ids;
    for (const FileRow &row : reading.rows)
        ids.insert(row.bet->bet.id);
    QCOMPARE(ids.size(), std::size_t{3}); // the same bet twice is two bets
    const Reading again = readAll(heading + other + open + open);
    for (const FileRow &row : again.rows)
        QVERIFY(ids.count(row.bet->bet.id) == 1); // in another order, and while it was open
}

void TestForeignBet::aParlayIsNoRow()
{
    ForeignFormat format;
    format.constants = {"kind=parlay"};
    const Reading reading = readAll(heading + won, format);
    QVERIFY(!reading.rows.front().bet.hasValue());
    QVERIFY(reading.rows.front().bet.error().find("parlay") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestForeignBet)
#include "tst_foreign_bet.moc"
