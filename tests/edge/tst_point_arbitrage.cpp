// SPDX-License-Identifier: GPL-3.0-or-later
#include "cross_bets.h"

#include <QtTest>

#include <algorithm>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::onlyCross;
using test::Texts;

/// Arbitrages between different points of one total or spread.
class TestPointArbitrage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differentTotalsThatCannotLose();
    void differentSpreadsThatCannotLose();
    void payoffsOfDifferentPoints_data();
    void payoffsOfDifferentPoints();
};

void TestPointArbitrage::differentTotalsThatCannotLose()
{
    EdgeLab lab;
    lab.quotes.event("e").totals("a", 208.5, 2.1, 1.5).totals("b", 211.5, 1.5, 2.05);
    lab.run();
    const Arbitrage found = onlyCross(lab);
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Over", "b Under"}));
    QCOMPARE(found.line.point, 208.5);
    QCOMPARE(found.payoffCount, 3U);
    QCOMPARE(found.payoffs[0].result.kind, Outcome::Kind::Below);
    QCOMPARE(found.payoffs[0].result.low, 208.5);
    COMPARE_NEAR(found.payoffs[0].net, 50.6 * 2.05 - 100);
    QCOMPARE(found.payoffs[1].result.kind, Outcome::Kind::Between);
    QCOMPARE(found.payoffs[1].result.high, 211.5);
    COMPARE_NEAR(found.payoffs[1].net, 50.6 * 2.05 + 49.4 * 2.1 - 100);
    QCOMPARE(found.payoffs[2].result.kind, Outcome::Kind::Above);
    COMPARE_NEAR(found.payoffs[2].net, 49.4 * 2.1 - 100);
    QCOMPARE(lab.result.middles.size(), std::size_t{1}); // it is a middle as well
}

void TestPointArbitrage::differentSpreadsThatCannotLose()
{
    EdgeLab lab; // home +3.5 wins from a margin of -3, away +5.5 up to 5
    lab.quotes.event("e").spread("a", 3.5, 2.1, 1.5).spread("b", -5.5, 1.5, 2.05);
    lab.run();
    const Arbitrage found = onlyCross(lab);
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Home", "b Away"}));
    QCOMPARE(found.payoffs[0].result.low, -3.5);
    QCOMPARE(found.payoffs[2].result.low, 5.5);
    QCOMPARE(found.legs[1].point, 5.5);
}

void TestPointArbitrage::payoffsOfDifferentPoints_data()
{
    // Over low at 2.10 with 49.40, Under high at 2.05 with 50.60: a win is 54.34 and 53.13.
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QList<double>>("nets"); ///< sorted, without below and above
    constexpr double over = 54.34;
    constexpr double under = 53.13;
    QTest::newRow("whole and whole, nothing between") << 2.0 << 3.0 << QList<double>{under, over};
    QTest::newRow("whole and whole, a number between") << 2.0 << 4.0 << QList<double>{under, over, over + under};
    QTest::newRow("whole and half") << 2.0 << 2.5 << QList<double>{under};
    QTest::newRow("half and whole") << 1.5 << 2.0 << QList<double>{over};
    QTest::newRow("half and quarter on one number") << 1.5 << 1.75 << QList<double>{over - 25.3};
    QTest::newRow("half and the quarter above") << 1.5 << 2.25 << QList<double>{over + under / 2};
    QTest::newRow("quarters around a number") << 1.75 << 2.25 << QList<double>{over / 2 + under / 2};
    QTest::newRow("whole and quarter") << 2.0 << 2.25 << QList<double>{under / 2};
    QTest::newRow("quarter and half") << 2.25 << 2.5 << QList<double>{under - 24.7};
    QTest::newRow("quarter and the next quarter") << 2.25 << 2.75 << QList<double>{over - 25.3, under - 24.7};
}

void TestPointArbitrage::payoffsOfDifferentPoints()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QList<double>, nets);
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").totals("a", low, 2.1, 1.5).totals("b", high, 1.5, 2.05);
    lab.run();
    const Arbitrage found = onlyCross(lab);
    QList<double> listed;
    for (std::uint32_t at = 0; at < found.payoffCount; ++at) {
        const Outcome::Kind kind = found.payoffs[at].result.kind;
        if (kind == Outcome::Kind::Below)
            COMPARE_NEAR(found.payoffs[at].net, 50.6 * 2.05 - 100);
        else if (kind == Outcome::Kind::Above)
            COMPARE_NEAR(found.payoffs[at].net, 49.4 * 2.1 - 100);
        else
            listed << found.payoffs[at].net;
    }
    std::sort(listed.begin(), listed.end());
    std::sort(nets.begin(), nets.end());
    QCOMPARE(listed.size(), nets.size());
    for (qsizetype at = 0; at < nets.size(); ++at)
        QVERIFY(test::near(listed[at], nets[at], 1e-9));
}

QTEST_GUILESS_MAIN(TestPointArbitrage)
#include "tst_point_arbitrage.moc"
