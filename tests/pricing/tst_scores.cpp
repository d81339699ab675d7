// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/pricing_error.h"
#include "pricing/significance.h"

#include "markets.h"
#include "near.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace evision::pricing;
using evision::test::MarketMaker;
using Forecast = std::vector<double>;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handComputed();
    void certainForecasts();
    void orderMattersToTheRankedScoreOnly();
    void truthScoresBestOnAverage();
    void badForecastsAreRefused_data();
    void badForecastsAreRefused();
    void errorsHaveSentences();
};

void TestScores::handComputed()
{
    const Forecast forecast{.5, .3, .2};
    VERIFY_NEAR(logLoss(forecast, 1), -std::log(.3), 1e-15);
    VERIFY_NEAR(brierScore(forecast, 1), .25 + .49 + .04, 1e-15);
    VERIFY_NEAR(rankedProbabilityScore(forecast, 0), (.25 + .04) / 2.0, 1e-15);
    VERIFY_NEAR(rankedProbabilityScore(forecast, 1), (.25 + .04) / 2.0, 1e-15);
    VERIFY_NEAR(rankedProbabilityScore(forecast, 2), (.25 + .64) / 2.0, 1e-15);
}

void TestScores::certainForecasts()
{
    const Forecast sure{1.0, 0.0, 0.0};
    QCOMPARE(*logLoss(sure, 0), 0.0);
    QCOMPARE(*brierScore(sure, 0), 0.0);
    QCOMPARE(*rankedProbabilityScore(sure, 0), 0.0);
    QCOMPARE(*logLoss(sure, 2), std::numeric_limits<double>::infinity());
    QCOMPARE(*brierScore(sure, 2), 2.0);
    QCOMPARE(*rankedProbabilityScore(sure, 2), 1.0);
}

void TestScores::orderMattersToTheRankedScoreOnly()
{
    // The home win came; the draw was nearer to it than the away win.
    const Forecast near{.5, .4, .1};
    const Forecast far{.5, .1, .4};
    QVERIFY(*rankedProbabilityScore(near, 0) < *rankedProbabilityScore(far, 0));
    VERIFY_NEAR(brierScore(near, 0), *brierScore(far, 0), 1e-15);
    QCOMPARE(*logLoss(near, 0), *logLoss(far, 0));
}

void TestScores::truthScoresBestOnAverage()
{
    const Forecast truth{.5, .3, .2};
    MarketMaker maker(61);
    for (int i = 0; i < 1000; ++i) {
        const double shift = maker.between(-.19, .19);
        const Forecast other{.5 + shift, .3 - shift / 2, .2 - shift / 2};
        for (const auto score : {logLoss, brierScore, rankedProbabilityScore}) {
            double gain = 0.0;
            for (std::size_t happened = 0; happened < truth.size(); ++happened)
                gain += truth[happened] * (*score(other, happened) - *score(truth, happened));
            QVERIFY(gain >= 0.0 || std::abs(shift) < 1e-6);
        }
    }
}

void TestScores::badForecastsAreRefused_data()
{
    QTest::addColumn<Forecast>("forecast");
    QTest::addColumn<int>("happened");
    QTest::newRow("nothing") << Forecast{} << 0;
    QTest::newRow("one outcome") << Forecast{1.0} << 0;
    QTest::newRow("an outcome that is not there") << Forecast{.5, .5} << 2;
    QTest::newRow("a sum below 1") << Forecast{.5, .4} << 0;
    QTest::newRow("a sum above 1") << Forecast{.5, .6} << 0;
    QTest::newRow("a negative probability") << Forecast{1.1, -.1} << 0;
    QTest::newRow("no number") << Forecast{none, .5} << 0;
}

void TestScores::badForecastsAreRefused()
{
    QFETCH(const Forecast, forecast);
    QFETCH(const int, happened);
    const auto index = static_cast<std::size_t>(happened);
    QVERIFY(!logLoss(forecast, index));
    QVERIFY(!brierScore(forecast, index));
    QVERIFY(!rankedProbabilityScore(forecast, index));
}

void TestScores::errorsHaveSentences()
{
    std::vector<std::string_view> seen;
    for (const auto error : {PricingError::InvalidPrice, PricingError::InvalidProbability, PricingError::InvalidAmount,
                             PricingError::InvalidCommission, PricingError::TooFewOutcomes,
                             PricingError::TooManyOutcomes, PricingError::StepTooLarge, PricingError::NoProfit}) {
        const std::string_view text = pricingErrorText(error);
        QVERIFY(text.ends_with('.'));
        QVERIFY(std::find(seen.begin(), seen.end(), text) == seen.end());
        seen.push_back(text);
    }
}

QTEST_GUILESS_MAIN(TestScores)

#include "tst_scores.moc"
