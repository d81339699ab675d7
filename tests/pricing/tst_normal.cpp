// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/normal.h"

#include "near.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace evision::pricing;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

class TestNormal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownValues_data();
    void knownValues();
    void tailsKeepTheirDigits();
    void quantileUndoesTheDistribution();
    void quantileFromTheComplement();
    void quantileAtTheEnds();
    void quantileOfNoProbability();
    void densityIsTheSlope();
};

void TestNormal::knownValues_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("below");
    QTest::newRow("the middle") << 0.0 << 0.5;
    QTest::newRow("one standard deviation") << 1.0 << 0.84134474606854293;
    QTest::newRow("two below") << -2.0 << 0.022750131948179209;
    QTest::newRow("three below") << -3.0 << 0.0013498980316300946;
    QTest::newRow("the 97.5 % point") << 1.9599639845400542 << 0.975;
    QTest::newRow("six below") << -6.0 << 9.8658764503769809e-10;
    QTest::newRow("eight below") << -8.0 << 6.2209605742717841e-16;
    QTest::newRow("far out") << -20.0 << 2.7536241186062337e-89;
    QTest::newRow("near the end of doubles") << -37.0 << 5.7255712225245768e-300;
}

void TestNormal::knownValues()
{
    QFETCH(const double, x);
    QFETCH(const double, below);
    VERIFY_NEAR(normalCdf(x), below, (2.0 + x * x / 2.0) * 0x1p-52 * below);
    VERIFY_NEAR(normalQuantile(below), x, 2e-13 * std::max(std::abs(x), 1.0));
}

void TestNormal::tailsKeepTheirDigits()
{
    VERIFY_NEAR(normalUpperTail(2.306328), .01054616, 5e-9);
    VERIFY_NEAR(normalUpperTail(10.0), 7.6198530241605261e-24, 1e-36);
    for (double x = -8.0; x <= 8.0; x += 0.01)
        VERIFY_NEAR(normalUpperTail(x) + normalCdf(x), 1.0, 3e-16);
}

void TestNormal::quantileUndoesTheDistribution()
{
    double last = -infinite;
    for (double x = -37.0; x <= 5.0; x += 0.003) {
        const double back = normalQuantile(normalCdf(x));
        // Towards 1 a probability has fewer digits than its quantile.
        const double spacing = 2.3e-16 / normalDensity(std::max(x, 0.0));
        VERIFY_NEAR(back, x, 4e-13 * std::max(std::abs(x), 1.0) + spacing);
        QVERIFY(back > last);
        last = back;
    }
}

void TestNormal::quantileFromTheComplement()
{
    for (double p = 1e-300; p < 0.5; p *= 3.7) {
        VERIFY_NEAR(normalQuantile(1.0 - p, p), -normalQuantile(p), 1e-13 * -normalQuantile(p));
        QCOMPARE(normalQuantile(p, 1.0 - p), normalQuantile(p));
    }
    VERIFY_NEAR(normalQuantile(1.0, 1e-100), 21.273453560958, 1e-9);
}

void TestNormal::quantileAtTheEnds()
{
    QCOMPARE(normalQuantile(0.5), 0.0);
    QCOMPARE(normalQuantile(0.0), -infinite);
    QCOMPARE(normalQuantile(1.0), infinite);
}

void TestNormal::quantileOfNoProbability()
{
    for (const double bad : {-1e-9, 1.0 + 1e-9, infinite, -infinite, std::numeric_limits<double>::quiet_NaN()})
        QVERIFY(std::isnan(normalQuantile(bad)));
    QVERIFY(std::isnan(normalQuantile(0.5, -0.5)));
    QVERIFY(std::isnan(normalQuantile(0.5, 1.5)));
}

void TestNormal::densityIsTheSlope()
{
    VERIFY_NEAR(normalDensity(0.0), 0.3989422804014327, 1e-16);
    for (double x = -6.0; x <= 6.0; x += 0.25) {
        constexpr double h = 1e-4;
        const double slope = (normalCdf(x + h) - normalCdf(x - h)) / (2.0 * h);
        VERIFY_NEAR(normalDensity(x), slope, 1e-8); // the difference is off by h^2/6 and by rounding/h
    }
}

QTEST_GUILESS_MAIN(TestNormal)

#include "tst_normal.moc"
