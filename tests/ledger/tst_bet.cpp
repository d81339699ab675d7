// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/settled_bet.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace evision;
using namespace evision::ledger;

namespace {

Bet tenner(double price = 2.1, std::optional<double> probability = 0.5)
{
    Bet bet;
    bet.id = "b1";
    bet.placedAt = 1795510800;
    BetLeg leg;
    leg.selection.eventId = "e1";
    leg.selection.market = "h2h";
    leg.selection.name = "Reds";
    leg.price = price;
    leg.fairProbability = probability;
    bet.legs = {leg};
    bet.bookmaker = "sportsbet";
    bet.stake.minor = 1000;
    return bet;
}

Bet parlay()
{
    Bet bet = tenner(1.95, 0.55);
    bet.kind = BetKind::Parlay;
    bet.legs.push_back(bet.legs.front());
    bet.legs[1].selection.eventId = "e2";
    bet.legs[1].price = 3.1;
    bet.legs[1].fairProbability = 0.35;
    return bet;
}

BetSettlement graded(std::initializer_list<Grade> grades)
{
    BetSettlement settlement;
    for (const Grade grade : grades)
        settlement.legs.push_back({grade, 1, 0, std::nullopt});
    return settlement;
}

using Change = std::function<void(Bet &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestBet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectionsOfOneEventHaveOneKey();
    void goodBetsHaveNoMistake();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void expectedValues();
    void risks();
    void payouts();
    void whatIsMissingIsAskedFor();
    void gradesOfParlays();
    void idsAreReadBack();
};

void TestBet::goodBetsHaveNoMistake()
{
    QCOMPARE(mistakeOf(tenner()), std::string());
    QCOMPARE(mistakeOf(parlay()), std::string());
    Bet lay = tenner();
    lay.kind = BetKind::Lay;
    QCOMPARE(mistakeOf(lay), std::string());
}

void TestBet::mistakesAreTold_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *title, const char *word, const Change &change) {
        QTest::newRow(title) << change << QByteArray(word);
    };
    row("no id", "id", [](Bet &bet) { bet.id.clear(); });
    row("no leg", "legs", [](Bet &bet) { bet.legs.clear(); });
    row("a single of two legs", "legs", [](Bet &bet) { bet.legs.push_back(bet.legs.front()); });
    row("a price of one", "price", [](Bet &bet) { bet.legs.front().price = 1; });
    row("no price at all", "price",
        [](Bet &bet) { bet.legs.front().price = std::numeric_limits<double>::quiet_NaN(); });
    row("a certain win", "probability", [](Bet &bet) { bet.legs.front().fairProbability = 1; });
    row("no event", "event", [](Bet &bet) { bet.legs.front().selection.eventId.clear(); });
    row("no market", "market", [](Bet &bet) { bet.legs.front().selection.market.clear(); });
    row("no selection", "selection", [](Bet &bet) { bet.legs.front().selection.name.clear(); });
    row("a point without end", "point",
        [](Bet &bet) { bet.legs.front().selection.point = std::numeric_limits<double>::infinity(); });
    row("no bookmaker", "bookmaker", [](Bet &bet) { bet.bookmaker.clear(); });
    row("no stake", "stake", [](Bet &bet) { bet.stake.minor = 0; });
    row("a stake below nothing", "stake", [](Bet &bet) { bet.stake.minor = -1; });
    row("all of it is commission", "commission", [](Bet &bet) { bet.terms.commission = 1; });
    row("a boost downwards", "boost", [](Bet &bet) { bet.terms.boost = -0.1; });
    row("each way without a place", "place", [](Bet &bet) { bet.kind = BetKind::EachWay; });
    row("a free lay bet", "lay", [](Bet &bet) {
        bet.kind = BetKind::Lay;
        bet.terms.stakeKind = StakeKind::FreeBetReturned;
    });
    row("no time", "time", [](Bet &bet) { bet.placedAt = market::noTime; });
    row("a liability beyond all money", "money", [](Bet &bet) {
        bet.kind = BetKind::Lay;
        bet.legs.front().price = 1e300;
    });
}

void TestBet::mistakesAreTold()
{
    QFETCH(Change, change);
    QFETCH(QByteArray, word);
    Bet bet = tenner();
    change(bet);
    const std::string mistake = mistakeOf(bet);
    QVERIFY2(mistake.find(word.toStdString()) != std::string::npos, mistake.c_str());
}

void TestBet::expectedValues()
{
    QCOMPARE(*expectedValueOf(tenner()), 0.05);
    Bet exchange = tenner();
    exchange.terms.commission = 0.05;
    QCOMPARE(*expectedValueOf(exchange), 0.0225);
    Bet boosted = tenner(2.0);
    boosted.terms.boost = 0.25;
    QCOMPARE(*expectedValueOf(boosted), 0.125);
    Bet lay = tenner();
    lay.kind = BetKind::Lay;
    lay.terms.commission = 0.02;
    QCOMPARE(*expectedValueOf(lay), 0.5 * 0.98 - 0.5 * 1.1);
    Bet freeBet = tenner(5.0, 0.2);
    freeBet.terms.stakeKind = StakeKind::FreeBetNotReturned;
    QCOMPARE(*expectedValueOf(freeBet), 0.8);
    QCOMPARE(*expectedValueOf(parlay()), 0.55 * 1.95 * 0.35 * 3.1 - 1);
    Bet sameGame = parlay();
    sameGame.legs[1].selection.eventId = "e1";
    QVERIFY(!expectedValueOf(sameGame)); // not independent
    QVERIFY(!expectedValueOf(tenner(2.1, std::nullopt)));
}

void TestBet::risks()
{
    QCOMPARE(riskOf(tenner()), std::optional<std::int64_t>(1000));
    Bet lay = tenner();
    lay.kind = BetKind::Lay;
    QCOMPARE(riskOf(lay), std::optional<std::int64_t>(1100));
    Bet paper = tenner();
    paper.kind = BetKind::Paper;
    QCOMPARE(riskOf(paper), std::optional<std::int64_t>(0));
    Bet freeBet = tenner();
    freeBet.terms.stakeKind = StakeKind::FreeBetReturned;
    QCOMPARE(riskOf(freeBet), std::optional<std::int64_t>(0));
}

void TestBet::payouts()
{
    QCOMPARE(payoutOf(tenner(), graded({Grade::Won})).value(), (Payout{2100, 1100}));
    QCOMPARE(payoutOf(parlay(), graded({Grade::Won, Grade::Void})).value(), (Payout{1950, 950}));
    Bet lay = tenner();
    lay.kind = BetKind::Lay;
    QCOMPARE(payoutOf(lay, graded({Grade::Lost})).value(), (Payout{2100, 1000}));
    Bet eachWay = tenner(9.0);
    eachWay.kind = BetKind::EachWay;
    eachWay.stake.minor = 2000;
    eachWay.placeFraction = 0.2;
    BetSettlement placed = graded({Grade::Lost});
    placed.place = LegResult{Grade::Won, 1, 0, std::nullopt};
    QCOMPARE(payoutOf(eachWay, placed).value(), (Payout{2600, 600}));
    BetSettlement sold;
    sold.cashOut = 1200;
    QCOMPARE(payoutOf(tenner(), sold).value(), (Payout{1200, 200}));
    QVERIFY(!gradeOf(tenner(), sold));
}

void TestBet::whatIsMissingIsAskedFor()
{
    QVERIFY(payoutOf(parlay(), graded({Grade::Won})).error().find("leg") != std::string::npos);
    Bet eachWay = tenner(9.0);
    eachWay.kind = BetKind::EachWay;
    eachWay.placeFraction = 0.2;
    QVERIFY(payoutOf(eachWay, graded({Grade::Won})).error().find("place") != std::string::npos);
    BetSettlement bad = graded({Grade::Won});
    bad.legs.front().share = 0;
    QVERIFY(!payoutOf(tenner(), bad).hasValue());
}

void TestBet::gradesOfParlays()
{
    const auto grade = [](std::initializer_list<Grade> grades) {
        BetSettlement settlement = graded(grades);
        settlement.payout = payoutOf(parlay(), settlement).value();
        return gradeOf(parlay(), settlement).value();
    };
    QCOMPARE(grade({Grade::Won, Grade::Won}), Grade::Won);
    QCOMPARE(grade({Grade::Won, Grade::Void}), Grade::Won);
    QCOMPARE(grade({Grade::Won, Grade::Lost}), Grade::Lost);
    QCOMPARE(grade({Grade::HalfLost, Grade::Lost}), Grade::Lost);
    QCOMPARE(grade({Grade::HalfLost, Grade::Won}), Grade::HalfWon);  // half of 3.10 is more than the stake
    QCOMPARE(grade({Grade::Won, Grade::HalfLost}), Grade::HalfLost); // half of 1.95 is less
    QCOMPARE(grade({Grade::Push, Grade::Void}), Grade::Push);
    QCOMPARE(grade({Grade::Void, Grade::Void}), Grade::Void);
}

void TestBet::idsAreReadBack()
{
    for (const BetKind kind : {BetKind::Single, BetKind::Parlay, BetKind::EachWay, BetKind::Lay, BetKind::Paper})
        QCOMPARE(betKindFromId(betKindId(kind)), std::optional(kind));
    for (const StakeKind kind : {StakeKind::Cash, StakeKind::FreeBetNotReturned, StakeKind::FreeBetReturned})
        QCOMPARE(stakeKindFromId(stakeKindId(kind)), std::optional(kind));
    for (const SettledBy source : {SettledBy::Scores, SettledBy::Hand})
        QCOMPARE(settledByFromId(settledById(source)), std::optional(source));
    QVERIFY(!betKindFromId("") && !stakeKindFromId("money") && !settledByFromId("nobody"));
}

void TestBet::selectionsOfOneEventHaveOneKey()
{
    Selection known;
    known.eventId = "e1";
    known.homeTeam = "Reds";
    Selection renamed = known;
    renamed.homeTeam = "FC Reds";
    QCOMPARE(eventKeyOf(known), eventKeyOf(renamed)); // the id decides
    Selection byHand;
    byHand.homeTeam = "Reds";
    byHand.awayTeam = "Blues";
    Selection other = byHand;
    other.awayTeam = "Greens";
    QVERIFY(eventKeyOf(byHand) != eventKeyOf(other));
    Selection nextYear = byHand;
    nextYear.commenceTime = 1827061200;
    QVERIFY(eventKeyOf(byHand) != eventKeyOf(nextYear));
    Selection total = byHand;
    total.market = "totals";
    QCOMPARE(eventKeyOf(byHand), eventKeyOf(total));
}

QTEST_GUILESS_MAIN(TestBet)
#include "tst_bet.moc"
