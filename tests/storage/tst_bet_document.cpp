// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/bet_document.h"

#include "bets.h"

#include <QJsonArray>
#include <QTest>

using namespace evision;
using namespace evision::storage;

class TestBetDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsReadBack();
    void settlementsAreReadBack();
    void everyFieldIsAlwaysThere();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void betsThatMakeNoSenseAreRefused();
    void otherThingsAreRefused();
};

void TestBetDocument::everyFieldIsReadBack()
{
    ledger::Bet bet = sampleBet("b1");
    bet.kind = ledger::BetKind::Parlay;
    bet.legs.push_back(bet.legs.front());
    bet.legs[1].selection = {
        "e2",     "basketball_nba", market::noTime, "Lakers \"LA\"", "C\xc3\xa9ltics",
        "totals", "\n\t",           "Over",         229.5,           market::OutcomeSet::OverUnder};
    bet.legs[1].price = 1.0 + 1.0 / 3;
    bet.legs[1].fairProbability.reset();
    bet.account = "second";
    bet.stake = {12345, market::Currency::fromCode("JPY").value()};
    bet.terms = {ledger::StakeKind::FreeBetReturned, 0.02, 0.25};
    bet.placeFraction = 0.2;
    bet.tags = {"steam", "\xe2\x9c\x93"};
    bet.notes = "two\nlines";
    bet.opportunityId = "abc";
    bet.evidence = "{\"ev\": 0.05}";
    const auto back = betFromObject(objectFromText(compactText(betObject(bet))).value());
    QVERIFY2(back.hasValue(), back ? "" : back.error().c_str());
    QCOMPARE(back->legs.size(), bet.legs.size());
    QVERIFY(back->legs == bet.legs);
    QVERIFY(back->tags == bet.tags);
    QCOMPARE(back->stake, bet.stake);
    QCOMPARE(compactText(betObject(*back)), compactText(betObject(bet)));
}

void TestBetDocument::settlementsAreReadBack()
{
    ledger::BetSettlement settlement = graded(ledger::Grade::HalfWon);
    settlement.legs.front().score = ledger::Score{2, 1};
    settlement.legs.front().share = 1.0 / 3;
    settlement.legs.front().deduction = 0.05;
    settlement.place = settlement.legs.front();
    settlement.cashOut = 730;
    settlement.by = ledger::SettledBy::Scores;
    settlement.payout = {730, -270};
    const market::Currency euro;
    const auto back = settlementFromObject(settlementObject(settlement, euro), euro);
    QVERIFY(back.hasValue());
    QVERIFY(*back == settlement);
}

void TestBetDocument::everyFieldIsAlwaysThere()
{
    const QJsonObject full = betObject(sampleBet("b1"));
    ledger::Bet empty;
    QCOMPARE(betObject(empty).keys(), full.keys());
    QVERIFY(betObject(empty).value(QStringLiteral("placed_at")).isNull());
    QCOMPARE(full.value(QStringLiteral("stake")).toString(), QStringLiteral("10.00"));
    QCOMPARE(full.value(QStringLiteral("placed_at")).toString(), QStringLiteral("2026-11-24T09:00:00Z"));
}

void TestBetDocument::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("key");
    const QStringList keys = betObject(sampleBet("b1")).keys();
    for (const QString &key : keys)
        QTest::newRow(qPrintable(key)) << key;
}

void TestBetDocument::whatIsMissingIsNamed()
{
    QFETCH(QString, key);
    QJsonObject object = betObject(sampleBet("b1"));
    object[key] = QJsonObject();
    const auto wrongType = betFromObject(object);
    QVERIFY(!wrongType.hasValue());
    object.remove(key);
    const auto missing = betFromObject(object);
    QVERIFY(!missing.hasValue());
    QVERIFY2(key == QLatin1String("currency") ||
                 missing.error().find('"' + key.toStdString() + '"') != std::string::npos,
             missing.error().c_str());
}

void TestBetDocument::betsThatMakeNoSenseAreRefused()
{
    ledger::Bet bet = sampleBet("b1");
    bet.legs.front().price = 0.9;
    const auto back = betFromObject(betObject(bet));
    QVERIFY(!back.hasValue());
    QVERIFY(back.error().find("above 1") != std::string::npos);
}

void TestBetDocument::otherThingsAreRefused()
{
    QVERIFY(!objectFromText("").hasValue());
    QVERIFY(!objectFromText("[1]").hasValue());
    QVERIFY(!objectFromText("{\"a\":").hasValue());
    QVERIFY(!betFromObject(QJsonObject()).hasValue());
}

QTEST_GUILESS_MAIN(TestBetDocument)
#include "tst_bet_document.moc"
