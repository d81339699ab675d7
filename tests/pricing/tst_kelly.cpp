// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/kelly.h"

#include "markets.h"
#include "near.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace evision::pricing;
using evision::test::MarketMaker;
using Prospects = std::vector<Prospect>;

Q_DECLARE_METATYPE(std::vector<evision::pricing::Prospect>)

namespace {

constexpr double tenDigits = 5.1e-11;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// An Asian line at a price by its probabilities of win, half win, push, half loss and loss.
Prospects line(double price, double win, double halfWin, double push, double halfLoss, double loss)
{
    return {{win, price - 1}, {halfWin, (price - 1) / 2}, {push, 0}, {halfLoss, -.5}, {loss, -1}};
}

StakeRule ruleOf(double bankroll)
{
    StakeRule rule;
    rule.bankroll = bankroll;
    return rule;
}

} // namespace

class TestKelly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void singleBets();
    void growthOfASingleBet();
    void betsWithAPush();
    void linesWithHalves_data();
    void linesWithHalves();
    void nothingToLoseStakesAll();
    void boundedLossStakesAtMostAll();
    void zeroWithoutValue();
    void noOtherShareGrowsFaster();
    void listAgreesWithTheClosedForm();
    void ruinIsMinusInfinity();
    void badArgumentsAreRefused();
    void stakesFollowTheRule_data();
    void stakesFollowTheRule();
    void stakeIsAWholeNumberOfSteps();
    void badRulesAreRefused();
};

void TestKelly::singleBets()
{
    VERIFY_NEAR(kellyFraction(.52, 2.05), .0628571429, tenDigits);
    VERIFY_NEAR(.25 * *kellyFraction(.52, 2.05), .0157142857, tenDigits);
    VERIFY_NEAR(kellyFraction(.5, 2.10), .0454545, 5.1e-8);
    VERIFY_NEAR(kellyFraction(1.0, 2.10), 1.0, 1e-15);
}

void TestKelly::growthOfASingleBet()
{
    const Prospects bet{{.52, 1.05}, {.48, -1.0}};
    VERIFY_NEAR(logGrowth(bet, *kellyFraction(.52, 2.05)), .0020735473, tenDigits);
    VERIFY_NEAR(logGrowth(bet, 0.0), 0.0, 0.0);
}

void TestKelly::betsWithAPush()
{
    VERIFY_NEAR(kellyFractionWithPush(.48, .08, 2.05), .0662525880, tenDigits);
    VERIFY_NEAR(kellyFractionWithPush(.50, .08, 1.95), .0629291, 5.1e-8);
    VERIFY_NEAR(kellyFractionWithPush(.52, 0.0, 2.05), *kellyFraction(.52, 2.05), 1e-15);
    QCOMPARE(kellyFractionWithPush(0.0, 1.0, 2.05), std::optional(0.0));
}

void TestKelly::linesWithHalves_data()
{
    QTest::addColumn<Prospects>("prospects");
    QTest::addColumn<double>("share");
    QTest::newRow("a quarter given") << line(1.90, .46, 0, 0, .27, .27) << .0126797331;
    QTest::newRow("a quarter given by a favourite") << line(1.90, .55, 0, 0, .15, .30) << .1526084191;
    QTest::newRow("a quarter received") << line(1.90, .46, .27, 0, 0, .27) << .3549053945;
    QTest::newRow("level") << line(1.90, .46, 0, .27, 0, .27) << .2191780822;
}

void TestKelly::linesWithHalves()
{
    QFETCH(const Prospects, prospects);
    QFETCH(const double, share);
    VERIFY_NEAR(kellyFraction(prospects), share, tenDigits);
}

void TestKelly::nothingToLoseStakesAll()
{
    QCOMPARE(kellyFraction(Prospects{{.5, 1.0}, {.5, 0.0}}), std::optional(1.0));
    QCOMPARE(kellyFraction(Prospects{{1.0, 0.5}, {0.0, -1.0}}), std::optional(1.0));
}

void TestKelly::boundedLossStakesAtMostAll()
{
    // Half of the stake is at risk and the odds are long: without the bound it would be 3/2 of the bankroll.
    QCOMPARE(kellyFraction(Prospects{{.8, 2.0}, {.2, -.5}}), std::optional(1.0));
}

void TestKelly::zeroWithoutValue()
{
    MarketMaker maker(31);
    for (int i = 0; i < 20000; ++i) {
        const double price = maker.between(1.001, 30.0);
        const double p = maker.between(0.0, 1.0);
        const double value = *expectedValue(p, price);
        QCOMPARE(*kellyFraction(p, price) > 0.0, value > 0.0);
        QVERIFY(value > 0.0 || *kellyFraction(p, price) == 0.0);
        const double push = maker.between(0.0, 1.0 - p);
        QCOMPARE(*kellyFractionWithPush(p, push, price) > 0.0, *expectedValueWithPush(p, push, price) > 0.0);
        const Prospects prospects{{p, price - 1.0}, {push, 0.0}, {1.0 - p - push, -1.0}};
        QCOMPARE(*kellyFraction(prospects) > 0.0, *expectedValue(prospects) > 0.0);
    }
    QCOMPARE(kellyFraction(.5, 2.0), std::optional(0.0));
    QCOMPARE(kellyFraction(0.0, 2.0), std::optional(0.0));
}

void TestKelly::noOtherShareGrowsFaster()
{
    MarketMaker maker(32);
    for (int i = 0; i < 5000; ++i) {
        Prospects prospects(maker.count(2, 6));
        double total = 0.0;
        for (Prospect &result : prospects) {
            result = {maker.between(0.05, 1.0), maker.between(-1.0, 3.0)};
            total += result.probability;
        }
        for (Prospect &result : prospects)
            result.probability /= total;
        const double share = kellyFraction(prospects).value();
        QVERIFY(share >= 0.0 && share <= 1.0);
        const double best = logGrowth(prospects, share).value();
        for (const double change : {-0.1, -1e-3, 1e-3, 0.1}) {
            if (share + change >= 0.0 && share + change <= 1.0)
                QVERIFY(logGrowth(prospects, share + change).value() <= best + 1e-15);
        }
    }
}

void TestKelly::listAgreesWithTheClosedForm()
{
    MarketMaker maker(33);
    for (int i = 0; i < 5000; ++i) {
        const double price = maker.between(1.01, 50.0);
        const double p = maker.between(1.0 / price, 0.999);
        VERIFY_NEAR(kellyFraction(Prospects{{p, price - 1.0}, {1.0 - p, -1.0}}), *kellyFraction(p, price), 1e-13);
    }
}

void TestKelly::ruinIsMinusInfinity()
{
    const Prospects bet{{.52, 1.05}, {.48, -1.0}};
    QCOMPARE(logGrowth(bet, 1.0), std::optional(-infinite));
    QVERIFY(!logGrowth(bet, -0.1));
    QVERIFY(!logGrowth(bet, none));
    QVERIFY(!logGrowth(bet, infinite));
    QVERIFY(!logGrowth(Prospects{{.5, 1.0}}, 0.1));
    // What has no chance ruins nobody.
    VERIFY_NEAR(logGrowth(Prospects{{1.0, 1.0}, {0.0, -1.0}}, 1.0), std::log(2.0), 1e-15);
}

void TestKelly::badArgumentsAreRefused()
{
    for (const double price : {1.0, 0.0, -2.0, none, infinite}) {
        QVERIFY(!kellyFraction(.5, price));
        QVERIFY(!kellyFractionWithPush(.5, .1, price));
    }
    for (const double p : {-0.1, 1.1, none}) {
        QVERIFY(!kellyFraction(p, 2.0));
        QVERIFY(!kellyFractionWithPush(p, .1, 2.0));
        QVERIFY(!kellyFractionWithPush(.1, p, 2.0));
    }
    QVERIFY(!kellyFractionWithPush(.6, .6, 2.0));
    QVERIFY(!kellyFraction(Prospects{{.5, 1.0}, {.4, -1.0}}));
}

void TestKelly::stakesFollowTheRule_data()
{
    QTest::addColumn<double>("full");
    QTest::addColumn<double>("fraction");
    QTest::addColumn<double>("maximumShare");
    QTest::addColumn<double>("maximumStake");
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("stake");
    QTest::newRow("full Kelly of a thousand") << .0628571429 << 1.0 << 1.0 << infinite << .01 << 0.0 << 62.85;
    QTest::newRow("a quarter of it") << .0628571429 << .25 << 1.0 << infinite << .01 << 0.0 << 15.71;
    QTest::newRow("a cap by share") << .5 << 1.0 << .02 << infinite << .01 << 0.0 << 20.0;
    QTest::newRow("a cap by amount") << .5 << 1.0 << 1.0 << 33.339 << .01 << 0.0 << 33.33;
    QTest::newRow("nothing left of the day's limit") << .5 << 1.0 << 1.0 << 0.0 << .01 << 0.0 << 0.0;
    QTest::newRow("rounded down to the step") << .0999 << 1.0 << 1.0 << infinite << 5.0 << 0.0 << 95.0;
    QTest::newRow("less than a step is no bet") << .0049 << 1.0 << 1.0 << infinite << 5.0 << 0.0 << 0.0;
    QTest::newRow("less than the minimum is no bet") << .0049 << 1.0 << 1.0 << infinite << .01 << 5.0 << 0.0;
    QTest::newRow("the minimum itself is one") << .005 << 1.0 << 1.0 << infinite << .01 << 5.0 << 5.0;
    QTest::newRow("no value is no bet") << 0.0 << 1.0 << 1.0 << infinite << .01 << 0.0 << 0.0;
    QTest::newRow("a negative fraction is no bet") << -.2 << 1.0 << 1.0 << infinite << .01 << 0.0 << 0.0;
}

void TestKelly::stakesFollowTheRule()
{
    QFETCH(const double, full);
    QFETCH(const double, fraction);
    QFETCH(const double, maximumShare);
    QFETCH(const double, maximumStake);
    QFETCH(const double, step);
    QFETCH(const double, minimum);
    QFETCH(const double, stake);
    const auto result = kellyStake(full, {1000.0, fraction, maximumShare, maximumStake, step, minimum});
    QVERIFY(result.has_value());
    QVERIFY(*result == stake); // a stake is the nearest double to its cents
}

void TestKelly::stakeIsAWholeNumberOfSteps()
{
    MarketMaker maker(34);
    for (int i = 0; i < 20000; ++i) {
        StakeRule rule = ruleOf(maker.between(1.0, 1e6));
        const double share = maker.between(0.0, 1.0);
        const double stake = kellyStake(share, rule).value();
        QVERIFY(stake <= share * rule.bankroll + 1e-9);
        QVERIFY(stake > share * rule.bankroll - 0.01 - 1e-9);
        QVERIFY(stake == std::round(stake * 100.0) / 100.0);
    }
    // Three steps that are not quite three in binary.
    QCOMPARE(kellyStake(.3, {1.0, 1.0, 1.0, infinite, .1, 0.0}), std::optional(.3));
}

void TestKelly::badRulesAreRefused()
{
    const StakeRule good = ruleOf(1000.0);
    QVERIFY(kellyStake(.1, good));
    QVERIFY(!kellyStake(none, good));
    QVERIFY(!kellyStake(infinite, good));
    const auto refuses = [good](double StakeRule::*field, double value) {
        StakeRule bad = good;
        bad.*field = value;
        return !kellyStake(.1, bad);
    };
    for (const double value : {0.0, -1.0, none}) {
        QVERIFY(refuses(&StakeRule::bankroll, value));
        QVERIFY(refuses(&StakeRule::fraction, value));
        QVERIFY(refuses(&StakeRule::maximumShare, value));
        QVERIFY(refuses(&StakeRule::step, value));
    }
    QVERIFY(refuses(&StakeRule::bankroll, infinite));
    QVERIFY(refuses(&StakeRule::fraction, 1.5));
    QVERIFY(refuses(&StakeRule::maximumShare, 1.5));
    QVERIFY(refuses(&StakeRule::maximumStake, -1.0));
    QVERIFY(refuses(&StakeRule::maximumStake, none));
    QVERIFY(refuses(&StakeRule::minimumStake, none));
}

QTEST_GUILESS_MAIN(TestKelly)

#include "tst_kelly.moc"
