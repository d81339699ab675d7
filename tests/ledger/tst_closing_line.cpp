// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger/closing_line.h"

#include <QTest>

#include <cmath>

using namespace evision::ledger;

class TestClosingLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGlossarysExample();
    void boostsCountAndCommissionDoesNot();
    void withoutACloseThereIsNoFigure();
    void otherKindsHaveNone();
    void idsAreReadBack();

private:
    static Bet single(double price)
    {
        Bet bet;
        bet.legs.emplace_back();
        bet.legs.front().price = price;
        return bet;
    }
    static ClosingLine closedAt(double probability)
    {
        ClosingLine close;
        close.state = CloseState::Known;
        close.fairProbability = probability;
        return close;
    }
};

void TestClosingLine::theGlossarysExample()
{
    // Taken at 2.10, closed at 1.95 and 1.98: +5.8015 %.
    const double fair = (1 / 1.95) / (1 / 1.95 + 1 / 1.98);
    QVERIFY(std::fabs(*closingLineValueOf(single(2.1), closedAt(fair)) - 0.058015) < 5e-7);
    QVERIFY(*closingLineValueOf(single(1.9), closedAt(fair)) < 0);
}

void TestClosingLine::boostsCountAndCommissionDoesNot()
{
    Bet bet = single(2.0);
    bet.terms.boost = 0.1;
    bet.terms.commission = 0.05;
    QCOMPARE(*takenPrice(bet), 2.1);
    QCOMPARE(*closingLineValueOf(bet, closedAt(0.5)), 2.1 * 0.5 - 1);
}

void TestClosingLine::withoutACloseThereIsNoFigure()
{
    QVERIFY(!closingLineValueOf(single(2.1), {}));
    ClosingLine moved = closedAt(0.5);
    moved.state = CloseState::LineMoved;
    QVERIFY(!closingLineValueOf(single(2.1), moved));
    QVERIFY(!closingLineValueOf(single(2.1), closedAt(0)));
    QVERIFY(!closingLineValueOf(single(2.1), closedAt(1)));
}

void TestClosingLine::otherKindsHaveNone()
{
    for (const BetKind kind : {BetKind::Parlay, BetKind::EachWay, BetKind::Lay}) {
        Bet bet = single(2.1);
        bet.kind = kind;
        QVERIFY(!closingLineValueOf(bet, closedAt(0.5)));
    }
    Bet paper = single(2.1);
    paper.kind = BetKind::Paper;
    QVERIFY(closingLineValueOf(paper, closedAt(0.5)).has_value());
    Bet freeBet = single(2.1);
    freeBet.terms.stakeKind = StakeKind::FreeBetNotReturned;
    QVERIFY(!closingLineValueOf(freeBet, closedAt(0.5)));
}

void TestClosingLine::idsAreReadBack()
{
    for (const CloseState state : {CloseState::Known, CloseState::NoClose, CloseState::LineMoved})
        QCOMPARE(closeStateFromId(closeStateId(state)), std::optional(state));
    QVERIFY(!closeStateFromId("open"));
}

QTEST_GUILESS_MAIN(TestClosingLine)
#include "tst_closing_line.moc"
