// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge_lab.h"

#include <QtTest>

using namespace evision;
using namespace evision::edge;
using test::EdgeLab;
using test::noPrice;
using test::testNow;

namespace {

using Texts = std::vector<std::string>;

} // namespace

/// The best prices of a line where they are almost free of margin.
class TestLowHolds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLowHoldIsReported_data();
    void aLowHoldIsReported();
    void anArbitrageTooFarApartLeavesALowHold();
    void theLimitIsAnOption();
    void unknownDrawRulesAreNoLowHold();
};

void TestLowHolds::aLowHoldIsReported_data()
{
    QTest::addColumn<double>("away");
    QTest::addColumn<bool>("found");
    // Home is 2.0: a hold of 2 % is an away price of 1 / (1 / 0.98 - 0.5).
    QTest::newRow("two percent") << 1 / (1 / 0.98 - 0.5) + 1e-9 << true;
    QTest::newRow("more than two percent") << 1 / (1 / 0.98 - 0.5) - 1e-9 << false;
    QTest::newRow("none at all") << 2.0 << true;
    QTest::newRow("a side missing") << noPrice << false;
}

void TestLowHolds::aLowHoldIsReported()
{
    QFETCH(double, away);
    EdgeLab lab;
    lab.quotes.event("e")
        .h2h("a", 2.0, 1.7)
        .book("b")
        .market("h2h")
        .quote("Away", std::isnan(away) ? 1.0 : away)
        .quote("Home", 1.9);
    lab.run();
    const bool low = lab.result.lowHolds.size() == 1;
    QTEST(low, "found");
    if (!low)
        return;
    const LowHold &found = lab.result.lowHolds[0];
    COMPARE_NEAR(found.hold, 1 - 1 / (0.5 + 1 / away));
    QCOMPARE(lab.legs(found, found.legCount), (Texts{"a Home", "b Away"}));
    COMPARE_NEAR(found.legs[0].stake, away / (2 + away));
    COMPARE_NEAR(found.legs[0].stake + found.legs[1].stake, 1.0);
    QVERIFY(lab.result.arbitrages.empty());
}

void TestLowHolds::anArbitrageTooFarApartLeavesALowHold()
{
    EdgeLab lab;
    lab.quotes.event("e").h2h("a", 2.1, 1.9).at(testNow - 300).h2h("b", 1.98, 2.0);
    lab.run();
    QVERIFY(lab.result.arbitrages.empty());
    const LowHold &found = lab.result.lowHolds.at(0);
    QCOMPARE(lab.legs(found, 2), (Texts{"a Home", "a Away"})); // 2.1 and 1.9 sum to 1.00251, 1.98 and 2.0 to 1.00505
}

void TestLowHolds::theLimitIsAnOption()
{
    EdgeLab lab; // 1.9 and 1.9 hold 5 %
    lab.options.twoSided.lowHold = 0.0501;
    lab.quotes.event("e").h2h("a", 1.9, 1.9);
    QCOMPARE(lab.run().lowHolds.size(), std::size_t{1});
    lab.options.twoSided.lowHold = 0.0499;
    lab.renew();
    lab.quotes.event("e").h2h("a", 1.9, 1.9);
    QVERIFY(lab.run().lowHolds.empty());
}

void TestLowHolds::unknownDrawRulesAreNoLowHold()
{
    EdgeLab lab;
    lab.quotes.event("e", "soccer_epl").h2h("a", 1.99, 1.5).h2h("dnb1", 1.5, 1.99);
    QVERIFY(lab.run().lowHolds.empty());
    lab.quotes.event("e", "soccer_epl").h2h("dnb2", 1.99, 1.5).h2h("dnb1", 1.5, 1.99);
    QCOMPARE(lab.run().lowHolds.size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestLowHolds)
#include "tst_low_holds.moc"
