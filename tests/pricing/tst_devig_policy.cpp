// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig.h"

#include "methods.h"
#include "near.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>

using namespace evision::pricing;
using evision::test::allMethods;
using evision::test::devigged;
using Odds = std::vector<double>;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// One row per method for every test that holds of all.
void addMethodRows()
{
    QTest::addColumn<Method>("method");
    for (const Method method : allMethods)
        QTest::addRow("under %s", methodId(method).data()) << method;
}

} // namespace

class TestDevigPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fairBookStaysAsItIs_data();
    void fairBookStaysAsItIs();
    void nearlyFairBookStaysAsItIs_data();
    void nearlyFairBookStaysAsItIs();
    void bookSumBelowOne_data();
    void bookSumBelowOne();
    void badPriceIsRefusedByAll_data();
    void badPriceIsRefusedByAll();
    void impossibleNumberOfOutcomes_data();
    void impossibleNumberOfOutcomes();
    void largestMarketWorks_data();
    void largestMarketWorks();
    void resultMustHaveRoom();
    void firstOutcomeOutsideIsNamed_data();
    void firstOutcomeOutsideIsNamed();
    void distanceOutOfReachGivesZero();
    void reasonsAreSentences_data();
    void reasonsAreSentences();
    void worstCaseIsTheLeastOfFour();
    void worstCaseLeavesOutWhatDoesNotApply();
    void averageIsTheMeanOfFour();
    void averageLeavesOutWhatDoesNotApply();
    void bookSumAddsReciprocals();
};

void TestDevigPolicy::fairBookStaysAsItIs_data()
{
    addMethodRows();
}

void TestDevigPolicy::fairBookStaysAsItIs()
{
    QFETCH(const Method, method);
    const auto answer = devigged(method, Odds{2.0, 4.0, 4.0});
    QVERIFY(answer.result.ok());
    QCOMPARE(answer.fair, (std::vector<double>{0.5, 0.25, 0.25}));
}

void TestDevigPolicy::nearlyFairBookStaysAsItIs_data()
{
    addMethodRows();
}

void TestDevigPolicy::nearlyFairBookStaysAsItIs()
{
    QFETCH(const Method, method);
    for (const double margin : {-9e-13, 9e-13}) {
        const Odds odds{2.0, 1.0 / (0.5 + margin)};
        const auto answer = devigged(method, odds);
        QVERIFY(answer.result.ok());
        QCOMPARE(answer.fair, (std::vector<double>{1.0 / odds[0], 1.0 / odds[1]}));
    }
}

void TestDevigPolicy::bookSumBelowOne_data()
{
    addMethodRows();
}

void TestDevigPolicy::bookSumBelowOne()
{
    QFETCH(const Method, method);
    const auto answer = devigged(method, Odds{2.10, 2.05});
    if (method == Method::Shin) {
        QCOMPARE(answer.result.error, DevigError::NoInsiderShare);
        return;
    }
    QVERIFY(answer.result.ok());
    for (const double p : answer.fair)
        QVERIFY(p > 0.0 && p < 1.0);
    QVERIFY(answer.fair[0] < answer.fair[1]);
    if (method != Method::WorstCase)
        VERIFY_NEAR(answer.sum(), 1.0, 1e-12);
}

void TestDevigPolicy::badPriceIsRefusedByAll_data()
{
    addMethodRows();
}

void TestDevigPolicy::badPriceIsRefusedByAll()
{
    QFETCH(const Method, method);
    for (const double bad : {1.0, 0.99, 0.0, -2.0, -0.0, none, infinite, -infinite}) {
        const auto answer = devigged(method, Odds{2.0, bad, 4.0});
        QCOMPARE(answer.result.error, DevigError::InvalidPrice);
        QCOMPARE(answer.result.outcome, 1);
        QVERIFY(std::isnan(answer.result.parameter));
    }
}

void TestDevigPolicy::impossibleNumberOfOutcomes_data()
{
    addMethodRows();
}

void TestDevigPolicy::impossibleNumberOfOutcomes()
{
    QFETCH(const Method, method);
    QCOMPARE(devigged(method, Odds{}).result.error, DevigError::TooFewOutcomes);
    QCOMPARE(devigged(method, Odds{1.9}).result.error, DevigError::TooFewOutcomes);
    QCOMPARE(devigged(method, Odds(65, 60.0)).result.error, DevigError::TooManyOutcomes);
}

void TestDevigPolicy::largestMarketWorks_data()
{
    addMethodRows();
}

void TestDevigPolicy::largestMarketWorks()
{
    QFETCH(const Method, method);
    const auto answer = devigged(method, Odds(64, 60.0));
    QVERIFY(answer.result.ok());
    for (const double p : answer.fair)
        VERIFY_NEAR(p, 1.0 / 64.0, 1e-15);
}

void TestDevigPolicy::resultMustHaveRoom()
{
    const Odds odds{2.0, 3.0, 5.0};
    std::array<double, 2> room{};
    QCOMPARE(removeMargin(Method::Power, odds, room).error, DevigError::TooFewOutcomes);
}

void TestDevigPolicy::firstOutcomeOutsideIsNamed_data()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("under additive") << Method::Additive;
    QTest::newRow("under goto") << Method::Goto;
    QTest::newRow("under balanced book") << Method::BalancedBook;
}

void TestDevigPolicy::firstOutcomeOutsideIsNamed()
{
    QFETCH(const Method, method);
    const auto answer = devigged(method, Odds{1.5, 2.0, 501.0, 1001.0});
    QCOMPARE(answer.result.error, DevigError::LeavesInterval);
    QCOMPARE(answer.result.outcome, 2);
    QVERIFY(!answer.result.ok());
    QCOMPARE(devigReason(answer.result), std::string("The formula gives outcome 3 a probability outside 0 to 1."));
}

void TestDevigPolicy::distanceOutOfReachGivesZero()
{
    const auto answer = devigged(Method::Jsd, Odds{1.2, 1.3, 1.4, 1001.0});
    QVERIFY(answer.result.ok());
    QCOMPARE(answer.fair[3], 0.0);
    VERIFY_NEAR(answer.sum(), 1.0, 1e-12);
}

void TestDevigPolicy::reasonsAreSentences_data()
{
    QTest::addColumn<DevigError>("error");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("no error applies") << DevigError::None << -1 << QByteArray("applies");
    QTest::newRow("too few names the least") << DevigError::TooFewOutcomes << -1 << QByteArray("2 outcomes");
    QTest::newRow("too many names the most") << DevigError::TooManyOutcomes << -1 << QByteArray("64 outcomes");
    QTest::newRow("a bad price names the outcome") << DevigError::InvalidPrice << 0 << QByteArray("outcome 1 ");
    QTest::newRow("without outcome it says an") << DevigError::InvalidPrice << -1 << QByteArray("an outcome");
    QTest::newRow("outside names the outcome") << DevigError::LeavesInterval << 6 << QByteArray("outcome 7 ");
    QTest::newRow("shin names its condition") << DevigError::NoInsiderShare << -1 << QByteArray("at least 1");
    QTest::newRow("unsolved says so") << DevigError::NotSolved << -1 << QByteArray("No solution");
}

void TestDevigPolicy::reasonsAreSentences()
{
    QFETCH(const DevigError, error);
    QFETCH(const int, outcome);
    QFETCH(const QByteArray, part);
    const std::string text = devigReason({error, outcome, none});
    QVERIFY2(text.find(part.constData()) != std::string::npos, text.c_str());
    QVERIFY(text.ends_with('.'));
}

void TestDevigPolicy::worstCaseIsTheLeastOfFour()
{
    const Odds odds{4.20, 3.70, 1.95};
    const auto answer = devigged(Method::WorstCase, odds);
    QVERIFY(answer.result.ok());
    // The least of each column of the three-way example: additive, power, multiplicative.
    VERIFY_NEAR(answer.fair[0], 0.231033231033231, 6e-16);
    VERIFY_NEAR(answer.fair[1], 0.263064092365887, 6e-16);
    VERIFY_NEAR(answer.fair[2], 0.502181289384392, 6e-16);
    QVERIFY(answer.sum() < 0.999);
    VERIFY_NEAR(answer.result.parameter, answer.sum(), 1e-15);
}

void TestDevigPolicy::worstCaseLeavesOutWhatDoesNotApply()
{
    const Odds odds{1.5, 2.0, 501.0, 1001.0};
    QVERIFY(!devigged(Method::Additive, odds).result.ok());
    const auto multiplicative = devigged(Method::Multiplicative, odds);
    const auto power = devigged(Method::Power, odds);
    const auto shin = devigged(Method::Shin, odds);
    const auto answer = devigged(Method::WorstCase, odds);
    QVERIFY(answer.result.ok());
    for (std::size_t i = 0; i < odds.size(); ++i)
        QCOMPARE(answer.fair[i], std::min({multiplicative.fair[i], power.fair[i], shin.fair[i]}));
}

void TestDevigPolicy::averageIsTheMeanOfFour()
{
    const auto answer = devigged(Method::Average, Odds{4.20, 3.70, 1.95});
    QVERIFY(answer.result.ok());
    VERIFY_NEAR(answer.fair[0], (0.233155598642753 + 0.231033231033231 + 0.231140979822797 + 0.231571958908889) / 4,
                1e-15);
    VERIFY_NEAR(answer.fair[2], (0.502181289384392 + 0.505758505758506 + 0.505794927811316 + 0.504853544807947) / 4,
                1e-15);
    VERIFY_NEAR(answer.sum(), 1.0, 1e-15);
}

void TestDevigPolicy::averageLeavesOutWhatDoesNotApply()
{
    const Odds odds{2.10, 2.05}; // no Shin below a book sum of 1
    const auto multiplicative = devigged(Method::Multiplicative, odds);
    const auto additive = devigged(Method::Additive, odds);
    const auto power = devigged(Method::Power, odds);
    const auto answer = devigged(Method::Average, odds);
    QVERIFY(answer.result.ok());
    VERIFY_NEAR(answer.fair[0], (multiplicative.fair[0] + additive.fair[0] + power.fair[0]) / 3, 1e-15);
}

void TestDevigPolicy::bookSumAddsReciprocals()
{
    VERIFY_NEAR(bookSum(Odds{4.20, 3.70, 1.95}), 1.021186021186, 5.1e-13);
    VERIFY_NEAR(bookSum(Odds{1.20, 5.00}), 1.033333, 5.1e-7);
    VERIFY_NEAR(bookSum(Odds{2.60, 2.40, 4.30}), 1.033840, 5.1e-7);
    QCOMPARE(bookSum({}), 0.0);
}

QTEST_GUILESS_MAIN(TestDevigPolicy)

#include "tst_devig_policy.moc"
