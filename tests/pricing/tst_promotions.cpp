// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/promotions.h"

#include "pricing/expected_value.h"

#include "near.h"

#include <QTest>

#include <array>
#include <limits>

using namespace evision::pricing;

namespace {

constexpr double sixDigits = 5.1e-7;
constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::array badPrices = {1.0, 0.0, -2.0, none, infinite};
constexpr auto kept = FreeBet::StakeNotReturned;
constexpr auto returned = FreeBet::StakeReturned;

} // namespace

class TestPromotions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freeBetAgainstALay();
    void freeBetAgainstTheOtherSide();
    void freeBetWithItsStake();
    void freeBetLeftAlone();
    void hedgedFreeBetIsTheSameEitherWay();
    void qualifyingBetCosts();
    void boosts();
    void insuredBets();
    void badPricesAreRefused();
    void badNumbersAreRefused();
};

void TestPromotions::freeBetAgainstALay()
{
    const auto hedge = convertByLay(kept, 50.0, 5.0, {5.2, .02});
    QVERIFY(hedge.has_value());
    VERIFY_NEAR(hedge->stake, 38.610039, sixDigits);
    VERIFY_NEAR(hedge->liability, 162.162162, sixDigits);
    VERIFY_NEAR(hedge->profitIfWon, 37.837838, sixDigits);
    VERIFY_NEAR(hedge->profitIfLost, 37.837838, sixDigits);
    VERIFY_NEAR(hedge->guaranteed() / 50.0, .756757, sixDigits);
}

void TestPromotions::freeBetAgainstTheOtherSide()
{
    const auto hedge = convertByBack(kept, 50.0, 5.0, 1.22);
    QVERIFY(hedge.has_value());
    VERIFY_NEAR(hedge->stake, 163.934426, sixDigits);
    VERIFY_NEAR(hedge->profitIfWon, 36.065574, sixDigits);
    VERIFY_NEAR(hedge->profitIfLost, 36.065574, sixDigits);
}

void TestPromotions::freeBetWithItsStake()
{
    const auto hedge = convertByLay(returned, 50.0, 5.0, {5.2, .02});
    VERIFY_NEAR(hedge->stake, 48.262548, sixDigits);
    VERIFY_NEAR(hedge->guaranteed(), 47.297297, sixDigits);
    VERIFY_NEAR(convertByBack(returned, 50.0, 5.0, 1.22)->stake, 250.0 / 1.22, 1e-10);
}

void TestPromotions::freeBetLeftAlone()
{
    VERIFY_NEAR(freeBetValue(kept, 50.0, .2, 5.0), 40.0, 1e-13);
    VERIFY_NEAR(freeBetValue(returned, 50.0, .2, 5.0), 50.0, 1e-13);
    VERIFY_NEAR(freeBetValue(kept, 50.0, 0.0, 5.0), 0.0, 0.0);
}

void TestPromotions::hedgedFreeBetIsTheSameEitherWay()
{
    for (const FreeBet kind : {kept, returned}) {
        for (double price = 1.5; price < 20.0; price += 0.7) {
            const auto lay = convertByLay(kind, 10.0, price, {price + .1, .05});
            const auto back = convertByBack(kind, 10.0, price, 1.3);
            VERIFY_NEAR(lay->profitIfWon, lay->profitIfLost, 1e-11);
            VERIFY_NEAR(back->profitIfWon, back->profitIfLost, 1e-11);
        }
    }
}

void TestPromotions::qualifyingBetCosts()
{
    const auto hedge = qualifyingBet(25.0, 3.0, {3.1, .05});
    QVERIFY(hedge.has_value());
    VERIFY_NEAR(hedge->stake, 24.590164, sixDigits);
    VERIFY_NEAR(hedge->guaranteed(), -1.639344, sixDigits);
}

void TestPromotions::boosts()
{
    VERIFY_NEAR(boostedPrice(3.0, .25), 3.5, 1e-15);
    VERIFY_NEAR(boostedPrice(3.0, 0.0), 3.0, 0.0);
    QVERIFY(!boostedPrice(3.0, -.1));
    QVERIFY(!boostedPrice(3.0, none));
    QVERIFY(!boostedPrice(3.0, infinite));
}

void TestPromotions::insuredBets()
{
    VERIFY_NEAR(insuredExpectedValue(.4, 2.4, .7), .4 * 1.4 - .6 * .3, 1e-15);
    VERIFY_NEAR(insuredExpectedValue(.4, 2.4, 0.0), *expectedValue(.4, 2.4), 1e-15);
    VERIFY_NEAR(insuredExpectedValue(0.0, 2.4, 1.0), 0.0, 0.0);
}

void TestPromotions::badPricesAreRefused()
{
    for (const double bad : badPrices) {
        QVERIFY(!convertByLay(kept, 50.0, bad, {5.2, .02}));
        QVERIFY(!convertByLay(kept, 50.0, 5.0, {bad, .02}));
        QVERIFY(!convertByBack(kept, 50.0, bad, 1.22));
        QVERIFY(!convertByBack(kept, 50.0, 5.0, bad));
        QVERIFY(!freeBetValue(kept, 50.0, .2, bad));
        QVERIFY(!qualifyingBet(25.0, bad, {3.1, .05}));
        QVERIFY(!boostedPrice(bad, .25));
        QVERIFY(!insuredExpectedValue(.4, bad, .7));
    }
}

void TestPromotions::badNumbersAreRefused()
{
    for (const double bad : {0.0, -1.0, none, infinite}) {
        QVERIFY(!convertByLay(kept, bad, 5.0, {5.2, .02}));
        QVERIFY(!convertByBack(kept, bad, 5.0, 1.22));
        QVERIFY(!freeBetValue(kept, bad, .2, 5.0));
        QVERIFY(!qualifyingBet(bad, 3.0, {3.1, .05}));
    }
    for (const double bad : {-.1, 1.0, none})
        QVERIFY(!convertByLay(kept, 50.0, 5.0, {5.2, bad}));
    for (const double bad : {-.1, 1.1, none}) {
        QVERIFY(!freeBetValue(kept, 50.0, bad, 5.0));
        QVERIFY(!insuredExpectedValue(bad, 2.4, .7));
        QVERIFY(!insuredExpectedValue(.4, 2.4, bad));
    }
}

QTEST_GUILESS_MAIN(TestPromotions)

#include "tst_promotions.moc"
