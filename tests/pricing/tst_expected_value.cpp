// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/expected_value.h"

#include "near.h"

#include <QTest>

#include <array>
#include <limits>

using namespace evision::pricing;

Q_DECLARE_METATYPE(evision::pricing::Settlement)

namespace {

constexpr double sixDigits = 5.1e-7;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::array badPrices = {1.0, 0.5, 0.0, -2.0, none, infinite};
constexpr std::array badProbabilities = {-0.01, 1.01, none, infinite};
constexpr std::array badCommissions = {-0.01, 1.0, 1.5, none};

/// EV of an Asian handicap when the backed side wins by two or more, by one, draws, loses by one, by two or more.
std::optional<double> handicapValue(double line, double price, const std::array<double, 5> &probabilities)
{
    std::array<Prospect, 5> prospects{};
    for (int i = 0; i < 5; ++i) {
        const auto at = static_cast<std::size_t>(i);
        prospects[at] = {probabilities[at], netReturn(settleHandicap(line, 2 - i).value(), price).value()};
    }
    return expectedValue(prospects);
}

} // namespace

class TestExpectedValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainBets();
    void betsWithAPush();
    void wholeLineFromATwoWayPrice();
    void commission();
    void handicapValues_data();
    void handicapValues();
    void handicapReturns_data();
    void handicapReturns();
    void settlementNets_data();
    void settlementNets();
    void linesOffTheQuarterAreRefused();
    void totalsSettleAsHandicaps();
    void layBets();
    void closingLine();
    void parlays();
    void eachWay();
    void deadHeats();
    void badPricesAreRefused();
    void badProbabilitiesAreRefused();
    void badCommissionsAreRefused();
    void prospectsMustBeComplete();
};

void TestExpectedValue::plainBets()
{
    VERIFY_NEAR(expectedValue(.52, 2.05), 0.066000, 1e-15);
    VERIFY_NEAR(expectedValue(.5, 2.10), .05, 1e-15);
    VERIFY_NEAR(expectedValue(0.0, 5.0), -1.0, 0.0);
    VERIFY_NEAR(expectedValue(1.0, 5.0), 4.0, 0.0);
}

void TestExpectedValue::betsWithAPush()
{
    VERIFY_NEAR(expectedValueWithPush(.48, .08, 1.95), 0.016000, 1e-15);
    VERIFY_NEAR(expectedValueWithPush(.50, .08, 1.95), 0.055, 1e-15);
    VERIFY_NEAR(expectedValueWithPush(0.0, 1.0, 1.95), 0.0, 0.0);
    QVERIFY(!expectedValueWithPush(.6, .5, 1.95));
    QVERIFY(!expectedValueWithPush(-.1, .5, 1.95));
    QVERIFY(!expectedValueWithPush(.5, none, 1.95));
}

void TestExpectedValue::wholeLineFromATwoWayPrice()
{
    VERIFY_NEAR(expectedValueGivenAction(.5, .09, 2.08), .036400, 1e-15);
    // The same said in full: win .455, push .09.
    VERIFY_NEAR(expectedValueWithPush(.455, .09, 2.08), .036400, 1e-15);
    QVERIFY(!expectedValueGivenAction(.5, 1.1, 2.08));
    QVERIFY(!expectedValueGivenAction(1.1, .1, 2.08));
}

void TestExpectedValue::commission()
{
    VERIFY_NEAR(effectivePrice(2.10, .05), 2.045, 1e-15);
    VERIFY_NEAR(expectedValue(.5, *effectivePrice(2.10, .05)), .0225, 1e-15);
    VERIFY_NEAR(effectivePrice(2.16, .05), 2.102, 1e-15);
    VERIFY_NEAR(effectivePrice(3.0, .05), 2.90, 1e-15);
    VERIFY_NEAR(effectiveLayPrice(3.1, .05), 3.210526, sixDigits);
    VERIFY_NEAR(1.0 / *effectivePrice(3.0, .05), .344828, sixDigits);
    VERIFY_NEAR(1.0 / *effectiveLayPrice(3.1, .05), .311475, sixDigits);
    VERIFY_NEAR(effectivePrice(2.10, 0.0), 2.10, 0.0);
}

void TestExpectedValue::handicapValues_data()
{
    QTest::addColumn<double>("line");
    QTest::addColumn<double>("value");
    QTest::newRow("half a goal given") << -0.5 << -.126000;
    QTest::newRow("a quarter given") << -0.25 << .009000;
    QTest::newRow("level") << 0.0 << .144000;
    QTest::newRow("a quarter received") << 0.25 << .265500;
    QTest::newRow("half a goal received") << 0.5 << .387000;
}

void TestExpectedValue::handicapValues()
{
    QFETCH(const double, line);
    QFETCH(const double, value);
    VERIFY_NEAR(handicapValue(line, 1.90, {.30, .16, .27, .17, .10}), value, 1e-14);
}

void TestExpectedValue::handicapReturns_data()
{
    QTest::addColumn<double>("line");
    QTest::addColumn<std::vector<double>>("nets"); // lose by 2, lose by 1, draw, win by 1, win by 2, at 1.95
    using Nets = std::vector<double>;
    QTest::newRow("-0.25") << -0.25 << Nets{-1, -1, -.5, .95, .95};
    QTest::newRow("+0.25") << 0.25 << Nets{-1, -1, .475, .95, .95};
    QTest::newRow("-0.75") << -0.75 << Nets{-1, -1, -1, .475, .95};
    QTest::newRow("+0.75") << 0.75 << Nets{-1, -.5, .95, .95, .95};
    QTest::newRow("-1") << -1.0 << Nets{-1, -1, -1, 0, .95};
    QTest::newRow("-1.25") << -1.25 << Nets{-1, -1, -1, -.5, .95};
    QTest::newRow("level") << 0.0 << Nets{-1, -1, 0, .95, .95};
    QTest::newRow("+1.5") << 1.5 << Nets{-1, .95, .95, .95, .95};
}

void TestExpectedValue::handicapReturns()
{
    QFETCH(const double, line);
    QFETCH(const std::vector<double>, nets);
    for (int margin = -2; margin <= 2; ++margin) {
        const auto settlement = settleHandicap(line, margin);
        QVERIFY(settlement.has_value());
        VERIFY_NEAR(netReturn(*settlement, 1.95), nets.at(static_cast<std::size_t>(margin + 2)), 1e-15);
    }
}

void TestExpectedValue::settlementNets_data()
{
    QTest::addColumn<Settlement>("settlement");
    QTest::addColumn<double>("net");
    QTest::newRow("a win pays the net odds") << Settlement::Win << 0.95;
    QTest::newRow("half a win pays half of them") << Settlement::HalfWin << 0.475;
    QTest::newRow("a push returns the stake") << Settlement::Push << 0.0;
    QTest::newRow("half a loss costs half the stake") << Settlement::HalfLoss << -0.5;
    QTest::newRow("a loss costs the stake") << Settlement::Loss << -1.0;
}

void TestExpectedValue::settlementNets()
{
    QFETCH(const Settlement, settlement);
    QFETCH(const double, net);
    VERIFY_NEAR(netReturn(settlement, 1.95), net, 1e-15);
    QVERIFY(!netReturn(settlement, 1.0));
}

void TestExpectedValue::linesOffTheQuarterAreRefused()
{
    for (const double line : {0.1, 0.3, -0.249, none, infinite, -infinite, 2e6})
        QVERIFY(!settleHandicap(line, 0));
}

void TestExpectedValue::totalsSettleAsHandicaps()
{
    const double line = 2.25;
    QCOMPARE(settleHandicap(-line, 3), std::optional(Settlement::Win));      // over, three goals
    QCOMPARE(settleHandicap(-line, 2), std::optional(Settlement::HalfLoss)); // over, two
    QCOMPARE(settleHandicap(line, -2), std::optional(Settlement::HalfWin));  // under, two
    QCOMPARE(settleHandicap(line, -3), std::optional(Settlement::Loss));     // under, three
    QCOMPARE(settleHandicap(-3.0, 3), std::optional(Settlement::Push));
}

void TestExpectedValue::layBets()
{
    VERIFY_NEAR(layExpectedValue(.39, 2.54, .02), -0.002800, 1e-15);
    VERIFY_NEAR(layExpectedValuePerLiability(.39, 2.54, .02), -0.001818, sixDigits);
    VERIFY_NEAR(layExpectedValue(0.0, 2.54, 0.0), 1.0, 0.0);
    VERIFY_NEAR(layExpectedValuePerLiability(1.0, 2.54, 0.0), -1.0, 1e-15);
}

void TestExpectedValue::closingLine()
{
    VERIFY_NEAR(rawClosingLineValue(2.10, 1.95), .076923, sixDigits);
    VERIFY_NEAR(closingLineValue(2.10, .5), .050000, 1e-15);
    VERIFY_NEAR(logClosingLineValue(2.10, .5), .048790, sixDigits);
    const double fair = evision::test::devigged(Method::Multiplicative, std::vector<double>{1.95, 1.98}).fair[0];
    VERIFY_NEAR(1.0 / fair, 1.984848, sixDigits);
    VERIFY_NEAR(closingLineValue(2.10, fair), .058015, sixDigits);
    VERIFY_NEAR(closingLineValuePoints(2.10, fair), .027626, sixDigits);
    VERIFY_NEAR(closingLineValuePoints(2.10, .5), .023810, sixDigits);
    QVERIFY(!logClosingLineValue(2.10, 0.0));
    QVERIFY(!rawClosingLineValue(2.10, 1.0));
    QVERIFY(!closingLineValuePoints(2.10, 1.1));
}

void TestExpectedValue::parlays()
{
    const std::array<ParlayLeg, 3> legs = {{{.55, 1.95}, {.35, 3.1}, {.6, 1.7}}};
    VERIFY_NEAR(parlayExpectedValue(legs), .186936, sixDigits);
    VERIFY_NEAR(parlayPrice(std::array{1.95, 3.1, 1.7}), 10.2765, 1e-12);
    VERIFY_NEAR(parlayPrice(std::array{1.95}), 1.95, 0.0);
    QVERIFY(!parlayPrice({}));
    QVERIFY(!parlayExpectedValue({}));
    QVERIFY(!parlayPrice(std::array{1e200, 1e200}));
    QVERIFY(!parlayPrice(std::array{1.95, 1.0}));
    QVERIFY(!parlayExpectedValue(std::array{ParlayLeg{.5, 1.0}}));
}

void TestExpectedValue::eachWay()
{
    const EachWayTerms terms{9.00, 1.0 / 5.0};
    VERIFY_NEAR(placePrice(terms), 2.60, 1e-15);
    VERIFY_NEAR(10.0 * *eachWayNet(terms, EachWayResult::Won), 96.0, 1e-13);
    VERIFY_NEAR(10.0 * *eachWayNet(terms, EachWayResult::Placed), 6.0, 1e-13);
    VERIFY_NEAR(10.0 * *eachWayNet(terms, EachWayResult::Unplaced), -20.0, 0.0);
    // Of two units staked: .1 wins 9.6, .2 more places .6, the rest loses 2.
    VERIFY_NEAR(eachWayExpectedValue(terms, .1, .3), (.1 * 9.6 + .2 * .6 - .7 * 2.0) / 2.0, 1e-15);
    QVERIFY(!eachWayExpectedValue(terms, .3, .1));
    for (const double bad : {0.0, -0.2, 1.1, none}) {
        QVERIFY(!placePrice({9.0, bad}));
        QVERIFY(!eachWayNet({9.0, bad}, EachWayResult::Won));
    }
    QVERIFY(!placePrice({1.0, 0.2}));
    QVERIFY(!eachWayExpectedValue({1.0, 0.2}, .1, .3));
}

void TestExpectedValue::deadHeats()
{
    VERIFY_NEAR(deadHeatReturn(10.0, 6.00, 1, 2), 30.0, 0.0);
    VERIFY_NEAR(deadHeatReturn(10.0, 2.00, 2, 3), 13.33, 5.1e-3);
    VERIFY_NEAR(deadHeatReturn(10.0, 2.00, 1, 1), 20.0, 0.0);
    QVERIFY(!deadHeatReturn(10.0, 2.00, 0, 2));
    QVERIFY(!deadHeatReturn(10.0, 2.00, 3, 2));
    QVERIFY(!deadHeatReturn(0.0, 2.00, 1, 2));
    QVERIFY(!deadHeatReturn(10.0, 1.00, 1, 2));
}

void TestExpectedValue::badPricesAreRefused()
{
    for (const double price : badPrices) {
        QVERIFY(!expectedValue(.5, price));
        QVERIFY(!expectedValueWithPush(.5, .1, price));
        QVERIFY(!expectedValueGivenAction(.5, .1, price));
        QVERIFY(!effectivePrice(price, 0.0));
        QVERIFY(!effectiveLayPrice(price, 0.0));
        QVERIFY(!layExpectedValue(.5, price, 0.0));
        QVERIFY(!layExpectedValuePerLiability(.5, price, 0.0));
        QVERIFY(!rawClosingLineValue(price, 2.0));
        QVERIFY(!closingLineValue(price, .5));
        QVERIFY(!logClosingLineValue(price, .5));
        QVERIFY(!closingLineValuePoints(price, .5));
    }
}

void TestExpectedValue::badProbabilitiesAreRefused()
{
    for (const double probability : badProbabilities) {
        QVERIFY(!expectedValue(probability, 2.0));
        QVERIFY(!layExpectedValue(probability, 2.0, 0.0));
        QVERIFY(!closingLineValue(2.0, probability));
        QVERIFY(!logClosingLineValue(2.0, probability));
        QVERIFY(!parlayExpectedValue(std::array{ParlayLeg{probability, 2.0}}));
        QVERIFY(!eachWayExpectedValue({9.0, 0.2}, probability, .3));
    }
}

void TestExpectedValue::badCommissionsAreRefused()
{
    for (const double rate : badCommissions) {
        QVERIFY(!effectivePrice(2.0, rate));
        QVERIFY(!effectiveLayPrice(2.0, rate));
        QVERIFY(!layExpectedValue(.5, 2.0, rate));
    }
}

void TestExpectedValue::prospectsMustBeComplete()
{
    const std::array<Prospect, 2> fair = {{{.5, 1.0}, {.5, -1.0}}};
    QVERIFY(areProspects(fair));
    VERIFY_NEAR(expectedValue(fair), 0.0, 0.0);
    QVERIFY(!areProspects({}));
    QVERIFY(!areProspects(std::array<Prospect, 2>{{{.5, 1.0}, {.4, -1.0}}}));
    QVERIFY(!areProspects(std::array<Prospect, 2>{{{.5, 1.0}, {.5, -1.5}}}));
    QVERIFY(!areProspects(std::array<Prospect, 2>{{{.5, infinite}, {.5, -1.0}}}));
    QVERIFY(!areProspects(std::array<Prospect, 2>{{{1.5, 1.0}, {-.5, -1.0}}}));
    QVERIFY(!expectedValue(std::array<Prospect, 1>{{{.9, 1.0}}}));
}

QTEST_GUILESS_MAIN(TestExpectedValue)

#include "tst_expected_value.moc"
