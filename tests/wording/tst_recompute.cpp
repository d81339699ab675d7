// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/recompute.h"

#include "pricing/number.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <string>

using namespace evision;
using namespace evision::wording;

namespace {

/// As a reader takes it from the screen.
double read(double value, int decimals)
{
    return std::stod(pricing::formatFixed(value, decimals));
}

} // namespace

class TestRecompute final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFigureHasItsDecimals_data();
    void aFigureHasItsDecimals();
    void aCentThatIsLeftOutIsSeen();
    void whatIsWrittenRecomputes();
};

void TestRecompute::aFigureHasItsDecimals_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::newRow("a quarter in percent") << 25.0 << 0;
    QTest::newRow("an eighth") << 12.5 << 1;
    QTest::newRow("a third") << 100.0 / 3 << 4;
    QTest::newRow("nothing") << 0.0 << 0;
}

void TestRecompute::aFigureHasItsDecimals()
{
    QFETCH(double, value);
    QTEST(decimalsOf(value, 0, 4), "decimals");
}

void TestRecompute::aCentThatIsLeftOutIsSeen()
{
    // 0.0334328 of 250: 8.3582, of which 8.35 is staked.
    const StakeDecimals some = stakeDecimals(0.0334328, 250);
    QVERIFY(some.isRounded);
    QCOMPARE(some.amount, 3);
    // 0.0334 of 250 is 8.35 to the cent.
    const StakeDecimals whole = stakeDecimals(0.0334, 250);
    QVERIFY(!whole.isRounded);
    QCOMPARE(whole.amount, 2);
    QCOMPARE(whole.kelly, 2);
    // 8.3599 with three decimals would be 8.360, which is not rounded down to 8.35.
    QCOMPARE(stakeDecimals(0.0334396, 250).amount, 4);
}

void TestRecompute::whatIsWrittenRecomputes()
{
    QRandomGenerator random(4711);
    for (int round = 0; round < 20'000; ++round) {
        const double price = 1.02 + random.generateDouble() * 20;
        const double ev = 0.001 + random.generateDouble() * 0.2;
        const double chance = (1 + ev) / price;
        const double seenChance = read(chance * 100, chanceDecimals(chance, price)) / 100;
        QCOMPARE(read((seenChance * price - 1) * 100, 2), read(ev * 100, 2));

        const double kelly = ev / (price - 1);
        const double most = std::pow(10.0, 1 + random.generateDouble() * 5);
        const StakeDecimals decimals = stakeDecimals(kelly, most);
        const double seen = read(kelly * 100, decimals.kelly) / 100 * most;
        QCOMPARE(read(seen, decimals.amount), read(kelly * most, decimals.amount));
        QCOMPARE(std::floor(seen * 100 + 1e-9), std::floor(kelly * most * 100 + 1e-9));
        QCOMPARE(std::floor(read(kelly * most, decimals.amount) * 100 + 1e-9), std::floor(kelly * most * 100 + 1e-9));
    }
}

QTEST_GUILESS_MAIN(TestRecompute)
#include "tst_recompute.moc"
