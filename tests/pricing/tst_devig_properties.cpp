// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig.h"
#include "pricing/normal.h"

#include "markets.h"
#include "methods.h"
#include "near.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace evision::pricing;
using evision::test::Devigged;
using evision::test::devigged;
using evision::test::MarketMaker;
using Odds = std::vector<double>;

namespace {

constexpr int manyMarkets = 20000;
constexpr int slowMarkets = 2000; // for the nested root finder

void addMethodRows()
{
    QTest::addColumn<Method>("method");
    for (const Method method : evision::test::allMethods)
        QTest::addRow("under %s", methodId(method).data()) << method;
}

int marketsFor(Method method)
{
    return method == Method::Jsd ? slowMarkets : manyMarkets;
}

/// Whether the method has a solution inside (0, 1) for these prices, as a double can hold it.
bool mustApply(Method method, const Odds &odds, const DevigResult &result)
{
    const double longest = *std::max_element(odds.begin(), odds.end());
    switch (method) {
    case Method::Multiplicative:
    case Method::OddsRatio:
    case Method::Jsd:
    case Method::WorstCase:
    case Method::Average:
        return true;
    case Method::Power: // two prices next to 1 raise the longshot's to the thousandth power
        return result.parameter * std::log(longest) < 700.0;
    case Method::Shin:
        return bookSum(odds) >= 1.0;
    case Method::Probit:
    case Method::Additive:
    case Method::Goto:
    case Method::BalancedBook:
        return false;
    }
    return false;
}

QByteArray text(const Odds &odds)
{
    QByteArray line = "prices";
    for (const double price : odds)
        line += ' ' + QByteArray::number(price, 'g', 17);
    return line;
}

/// Whether the probabilities fall as the prices rise.
bool keepsOrder(const Odds &odds, const std::vector<double> &fair)
{
    for (std::size_t i = 0; i < odds.size(); ++i) {
        for (std::size_t j = 0; j < odds.size(); ++j) {
            if (odds[i] < odds[j] && fair[i] < fair[j] - 1e-15)
                return false;
        }
    }
    return true;
}

} // namespace

/// QVERIFY2 would write the prices down for every market, right or wrong.
#define VERIFY_FOR(condition, odds)                                                                                    \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            QFAIL(text(odds).constData());                                                                             \
    } while (false)

class TestDevigProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void probabilitiesSumToOneInsideTheInterval_data() { addMethodRows(); }
    void probabilitiesSumToOneInsideTheInterval();
    void orderIsKept_data() { addMethodRows(); }
    void orderIsKept();
    void equalPricesShareEqually_data() { addMethodRows(); }
    void equalPricesShareEqually();
    void tinyMarginMovesLittle_data() { addMethodRows(); }
    void tinyMarginMovesLittle();
    void orderOfOutcomesDoesNotMatter_data() { addMethodRows(); }
    void orderOfOutcomesDoesNotMatter();
    void solvedQuickly_data() { addMethodRows(); }
    void solvedQuickly();
    void extremePricesNeverGiveNonsense_data() { addMethodRows(); }
    void extremePricesNeverGiveNonsense();
    void parametersSolveTheirEquation();
    void twoWayPowerSolvesItsEquation();
    void twoWayShinIsAdditive();
    void twoWayOddsRatioIsClosed();
    void twoWayShiftsAreClosed();
};

void TestDevigProperties::probabilitiesSumToOneInsideTheInterval()
{
    QFETCH(const Method, method);
    MarketMaker maker(1);
    int applied = 0;
    for (int i = 0; i < marketsFor(method); ++i) {
        const Odds odds = maker.anyMarket();
        const Devigged answer = devigged(method, odds);
        VERIFY_FOR(answer.result.error != DevigError::NotSolved, odds);
        VERIFY_FOR(answer.result.ok() || !mustApply(method, odds, answer.result), odds);
        if (!answer.result.ok())
            continue;
        ++applied;
        const bool isInside = std::all_of(answer.fair.begin(), answer.fair.end(), [method](double p) {
            return p < 1.0 && (p > 0.0 || (method == Method::Jsd && p == 0.0));
        });
        VERIFY_FOR(isInside, odds);
        const double excess = answer.sum() - 1.0;
        VERIFY_FOR(method == Method::WorstCase ? excess <= 1e-12 : std::abs(excess) <= 1e-12, odds);
    }
    QVERIFY(applied > marketsFor(method) / 20);
}

void TestDevigProperties::orderIsKept()
{
    QFETCH(const Method, method);
    MarketMaker maker(2);
    for (int i = 0; i < slowMarkets; ++i) {
        const Odds odds = maker.anyMarket();
        const Devigged answer = devigged(method, odds);
        if (answer.result.ok())
            VERIFY_FOR(keepsOrder(odds, answer.fair), odds);
    }
}

void TestDevigProperties::equalPricesShareEqually()
{
    QFETCH(const Method, method);
    for (std::size_t n = 2; n <= 64; ++n) {
        for (const double sum : {0.4, 0.99, 1.001, 1.05, 1.7}) {
            const Odds odds(n, static_cast<double>(n) / sum);
            const Devigged answer = devigged(method, odds);
            if (method == Method::Shin && sum < 1.0)
                continue;
            VERIFY_FOR(answer.result.ok(), odds);
            for (const double p : answer.fair)
                VERIFY_NEAR(p, 1.0 / static_cast<double>(n), 1e-14);
        }
    }
}

void TestDevigProperties::tinyMarginMovesLittle()
{
    QFETCH(const Method, method);
    MarketMaker maker(3);
    for (int i = 0; i < slowMarkets; ++i) {
        const Odds odds = maker.market(maker.count(2, 12), 1.0 + 1e-9, 4.0);
        const Devigged answer = devigged(method, odds);
        VERIFY_FOR(answer.result.ok(), odds);
        for (std::size_t k = 0; k < odds.size(); ++k)
            VERIFY_NEAR(answer.fair[k], 1.0 / odds[k], 1.1e-9);
    }
}

void TestDevigProperties::orderOfOutcomesDoesNotMatter()
{
    QFETCH(const Method, method);
    MarketMaker maker(4);
    for (int i = 0; i < slowMarkets; ++i) {
        Odds odds = maker.ordinaryMarket();
        Devigged forwards = devigged(method, odds);
        std::reverse(odds.begin(), odds.end());
        const Devigged backwards = devigged(method, odds);
        QCOMPARE(forwards.result.error, backwards.result.error);
        std::reverse(forwards.fair.begin(), forwards.fair.end());
        for (std::size_t k = 0; forwards.result.ok() && k < odds.size(); ++k)
            VERIFY_NEAR(forwards.fair[k], backwards.fair[k], 1e-13);
    }
}

void TestDevigProperties::solvedQuickly()
{
    QFETCH(const Method, method);
    MarketMaker maker(5);
    QElapsedTimer watch;
    for (int i = 0; i < slowMarkets; ++i) {
        const Odds odds = maker.market(maker.count(2, 64), maker.between(0.3, 60.0), maker.between(0.0, 30.0));
        watch.start();
        devigged(method, odds);
        VERIFY_FOR(watch.elapsed() < 2000, odds); // a hang and not a slow machine
    }
}

void TestDevigProperties::extremePricesNeverGiveNonsense()
{
    QFETCH(const Method, method);
    constexpr std::array prices = {1.0 + 2.3e-16, 1.0 + 1e-12, 1.0001, 1.5, 2.0, 1000.0, 1e9, 1e100, 1.7e308};
    for (const double first : prices) {
        for (const double second : prices) {
            for (const Odds &odds : {Odds{first, second}, Odds{first, second, 3.0}, Odds{2.0, first, second, second}}) {
                const Devigged answer = devigged(method, odds);
                if (!answer.result.ok())
                    continue;
                for (const double p : answer.fair)
                    VERIFY_FOR(p < 1.0 && (p > 0.0 || (method == Method::Jsd && p == 0.0)), odds);
                VERIFY_FOR(method == Method::WorstCase || std::abs(answer.sum() - 1.0) <= 1e-12, odds);
            }
        }
    }
}

void TestDevigProperties::parametersSolveTheirEquation()
{
    MarketMaker maker(6);
    for (int i = 0; i < manyMarkets; ++i) {
        const Odds odds = maker.ordinaryMarket();
        const double sum = bookSum(odds);
        const Devigged power = devigged(Method::Power, odds);
        const Devigged shin = devigged(Method::Shin, odds);
        const Devigged ratio = devigged(Method::OddsRatio, odds);
        QCOMPARE(power.result.parameter > 1.0, sum > 1.0);
        for (std::size_t k = 0; k < odds.size(); ++k) {
            const double q = 1.0 / odds[k];
            const double z = shin.result.parameter;
            const double root = std::sqrt(z * z + 4.0 * (1.0 - z) * q * q / sum);
            VERIFY_NEAR(power.fair[k], std::pow(q, power.result.parameter), 1e-13);
            VERIFY_NEAR(shin.fair[k], (root - z) / (2.0 * (1.0 - z)), 1e-12);
            VERIFY_NEAR(ratio.fair[k], q / (ratio.result.parameter * (1.0 - q) + q), 1e-13);
        }
    }
}

void TestDevigProperties::twoWayPowerSolvesItsEquation()
{
    MarketMaker maker(10);
    for (int i = 0; i < manyMarkets; ++i) {
        // The logarithms' quotient decides how it is solved: from alike to 1 in 40.
        const double favourite = std::exp(maker.between(0.01, 1.5));
        const double longshot = std::pow(favourite, maker.between(1.0, 40.0));
        const Odds odds = i % 2 == 0 ? Odds{favourite, longshot} : Odds{longshot, favourite};
        const Devigged answer = devigged(Method::Power, odds);
        const double k = answer.result.parameter;
        VERIFY_FOR(answer.result.ok(), odds);
        const double first = std::pow(odds[0], -k);
        const double second = std::pow(odds[1], -k);
        VERIFY_NEAR(first + second, 1.0, 1e-14);
        VERIFY_NEAR(answer.fair[0], first, 1e-14 * std::max(first, 0.01));
        VERIFY_NEAR(answer.fair[1], second, 1e-14 * std::max(second, 0.01));
    }
}

void TestDevigProperties::twoWayShinIsAdditive()
{
    MarketMaker maker(7);
    for (int i = 0; i < manyMarkets; ++i) {
        const Odds odds = maker.market(2, maker.between(1.0001, 1.5), 5.0);
        if (bookSum(odds) <= 1.0)
            continue;
        const Devigged shin = devigged(Method::Shin, odds);
        const Devigged additive = devigged(Method::Additive, odds);
        const double q1 = 1.0 / odds[0];
        const double q2 = 1.0 / odds[1];
        VERIFY_NEAR(shin.fair[0], 0.5 * (1.0 + q1 - q2), 1e-15);
        VERIFY_NEAR(shin.fair[0], additive.fair[0], 1e-15);
        const double z = shin.result.parameter; // it must satisfy the definition, not only the closed form
        const double root = std::sqrt(z * z + 4.0 * (1.0 - z) * q1 * q1 / (q1 + q2));
        VERIFY_NEAR((root - z) / (2.0 * (1.0 - z)), shin.fair[0], 1e-12);
    }
}

void TestDevigProperties::twoWayOddsRatioIsClosed()
{
    MarketMaker maker(8);
    for (int i = 0; i < manyMarkets; ++i) {
        const Odds odds = maker.market(2, maker.between(0.5, 1.5), 5.0);
        const Devigged answer = devigged(Method::OddsRatio, odds);
        const double first = std::sqrt(odds[0] - 1.0);
        const double second = std::sqrt(odds[1] - 1.0);
        VERIFY_NEAR(answer.fair[0], second / (first + second), 1e-15);
        VERIFY_NEAR(answer.result.parameter * first * second, 1.0, 1e-14);
        const auto logit = [](double q) { return std::log(q / (1.0 - q)); };
        VERIFY_NEAR(std::log(answer.result.parameter), 0.5 * (logit(1.0 / odds[0]) + logit(1.0 / odds[1])), 1e-11);
    }
}

void TestDevigProperties::twoWayShiftsAreClosed()
{
    MarketMaker maker(9);
    for (int i = 0; i < manyMarkets; ++i) {
        const Odds odds = maker.market(2, maker.between(0.5, 1.5), 5.0);
        const Devigged answer = devigged(Method::Probit, odds);
        const double first = normalQuantile(1.0 / odds[0]);
        const double second = normalQuantile(1.0 / odds[1]);
        VERIFY_NEAR(answer.fair[0], normalCdf(0.5 * (first - second)), 1e-12);
        VERIFY_NEAR(answer.result.parameter, 0.5 * (first + second), 1e-11);
    }
}

QTEST_GUILESS_MAIN(TestDevigProperties)

#include "tst_devig_properties.moc"
