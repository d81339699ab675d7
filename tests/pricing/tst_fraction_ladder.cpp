// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/odds_format.h"

#include "near.h"

#include <QTest>

#include <limits>
#include <numeric>

using namespace evision::pricing;

Q_DECLARE_METATYPE(evision::pricing::Fraction)

class TestFractionLadder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearestByRatio_data();
    void nearestByRatio();
    void stepsAreTheirOwnNearest();
    void fractionsRiseWithThePrice();
    void noStepIsNearer();
    void noPriceHasNoFraction();
};

void TestFractionLadder::nearestByRatio_data()
{
    QTest::addColumn<double>("decimal");
    QTest::addColumn<Fraction>("fraction");
    QTest::newRow("even money") << 2.0 << Fraction{1, 1};
    QTest::newRow("a step of the ladder") << 1.0 + 8.0 / 15.0 << Fraction{8, 15};
    QTest::newRow("just above a step") << 2.11 << Fraction{11, 10};
    QTest::newRow("a little short of evens") << 1.95 << Fraction{20, 21};
    QTest::newRow("an outsider") << 35.0 << Fraction{33, 1};
    QTest::newRow("the shortest step") << 1.001 << Fraction{1, 1000};
    QTest::newRow("shorter than the ladder") << 1.0004 << Fraction{1, 2500};
    QTest::newRow("the longest step") << 1001.0 << Fraction{1000, 1};
    QTest::newRow("longer than the ladder") << 2501.4 << Fraction{2500, 1};
    QTest::newRow("between two steps below the geometric mean") << 1.0 + 3.46 << Fraction{7, 2};
    QTest::newRow("nearer to the step above by ratio") << 1.0 + 28.75 << Fraction{28, 1};
    QTest::newRow("the ratio decides and not the difference") << 1.0 + 30.45 << Fraction{33, 1};
}

void TestFractionLadder::nearestByRatio()
{
    QFETCH(const double, decimal);
    QFETCH(const Fraction, fraction);
    const auto nearest = nearestFraction(decimal);
    QVERIFY(nearest.has_value());
    QCOMPARE(nearest->numerator, fraction.numerator);
    QCOMPARE(nearest->denominator, fraction.denominator);
}

void TestFractionLadder::stepsAreTheirOwnNearest()
{
    for (int hundredths = 101; hundredths < 200000; ++hundredths) {
        const Fraction step = nearestFraction(hundredths / 100.0).value();
        QCOMPARE(std::gcd(step.numerator, step.denominator), std::int64_t{1});
        QCOMPARE(nearestFraction(1.0 + step.value()), std::optional(step));
    }
}

void TestFractionLadder::fractionsRiseWithThePrice()
{
    double last = 0.0;
    for (int thousandths = 1001; thousandths < 1100000; thousandths += 7) {
        const double value = nearestFraction(thousandths / 1000.0).value().value();
        QVERIFY(value >= last);
        last = value;
    }
}

void TestFractionLadder::noStepIsNearer()
{
    // Every step turns up as somebody's nearest: gathers the ladder, then looks for a nearer one.
    std::vector<double> ladder;
    for (double net = 0.001; net < 1000.0; net *= 1.001) {
        const double step = nearestFraction(1.0 + net).value().value();
        if (ladder.empty() || ladder.back() != step)
            ladder.push_back(step);
    }
    QVERIFY(ladder.size() > 90);
    for (double net = 0.0011; net < 990.0; net *= 1.013) {
        const double chosen = std::abs(std::log(nearestFraction(1.0 + net).value().value() / net));
        for (const double step : ladder)
            QVERIFY(chosen <= std::abs(std::log(step / net)) + 1e-12);
    }
}

void TestFractionLadder::noPriceHasNoFraction()
{
    const double infinite = std::numeric_limits<double>::infinity();
    for (const double bad : {1.0, 0.0, -3.0, infinite, std::numeric_limits<double>::quiet_NaN(), 1e300, 1.0 + 2.3e-16})
        QVERIFY(!nearestFraction(bad) || nearestFraction(bad)->denominator > 1000000);
    QVERIFY(!nearestFraction(1e300));
}

QTEST_GUILESS_MAIN(TestFractionLadder)

#include "tst_fraction_ladder.moc"
