// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_batch.h"

#include "markets.h"
#include "methods.h"
#include "near.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <limits>

using namespace evision::pricing;
using evision::test::Devigged;
using evision::test::devigged;
using evision::test::MarketMaker;

namespace {

constexpr std::array badPrices = {
    1.0,         0.5,  0.0, -3.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
    1.0 + 1e-15, 1e300};

/// Prices in columns, one market in `oddOneIn` spoilt.
std::vector<double> columns(MarketMaker &maker, std::size_t outcomes, std::size_t markets, std::size_t oddOneIn)
{
    std::vector<double> odds(outcomes * markets);
    for (std::size_t m = 0; m < markets; ++m) {
        std::vector<double> market = maker.market(outcomes, maker.between(0.9, 1.4), maker.between(0.0, 8.0));
        if (maker.count(1, oddOneIn) == 1)
            market[maker.count(0, outcomes - 1)] = badPrices[maker.count(0, badPrices.size() - 1)];
        for (std::size_t i = 0; i < outcomes; ++i)
            odds[i * markets + m] = market[i];
    }
    return odds;
}

std::vector<double> marketOf(const std::vector<double> &odds, std::size_t outcomes, std::size_t m)
{
    const std::size_t markets = odds.size() / outcomes;
    std::vector<double> market(outcomes);
    for (std::size_t i = 0; i < outcomes; ++i)
        market[i] = odds[i * markets + m];
    return market;
}

/// Empty where the batch answers what removeMargin answers of every market.
QByteArray disagreement(Method method, std::size_t outcomes, std::span<const double> odds, std::span<const double> fair,
                        std::span<const DevigError> errors)
{
    const std::vector<double> copy(odds.begin(), odds.end());
    for (std::size_t m = 0; m < errors.size(); ++m) {
        const Devigged alone = devigged(method, marketOf(copy, outcomes, m));
        const QByteArray name = "market " + QByteArray::number(static_cast<qulonglong>(m)) + ": ";
        if (alone.result.error != errors[m])
            return name + "another error";
        for (std::size_t i = 0; alone.result.ok() && i < outcomes; ++i) {
            const QByteArray gap = evision::test::gap(fair[i * errors.size() + m], alone.fair[i], 1e-12);
            if (!gap.isEmpty())
                return name + gap;
        }
    }
    return {};
}

} // namespace

class TestDevigBatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithOneByOne_data();
    void agreesWithOneByOne();
    void unalignedColumnsWork();
    void fairBooksStayAsTheyAre();
    void hardMarketsAreSolved();
    void countsWhatIsSolved();
    void nothingMakesNothing();
    void sizesMustFit();
};

void TestDevigBatch::agreesWithOneByOne_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<int>("markets");
    for (const Method method : evision::test::allMethods) {
        for (const int markets : {1, 63, 64, 65, 1000})
            QTest::addRow("%d markets under %s", markets, methodId(method).data()) << method << markets;
    }
}

void TestDevigBatch::agreesWithOneByOne()
{
    QFETCH(const Method, method);
    QFETCH(const int, markets);
    MarketMaker maker(11);
    const auto size = static_cast<std::size_t>(markets);
    for (const std::size_t outcomes : {std::size_t{2}, std::size_t{3}, std::size_t{4}, std::size_t{20}}) {
        const std::vector<double> odds = columns(maker, outcomes, size, 10);
        std::vector<double> fair(odds.size());
        std::vector<DevigError> errors(size, DevigError::NotSolved);
        removeMargins(method, outcomes, odds, fair, errors);
        const QByteArray wrong = disagreement(method, outcomes, odds, fair, errors);
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }
}

void TestDevigBatch::unalignedColumnsWork()
{
    MarketMaker maker(12);
    constexpr std::size_t markets = 129;
    constexpr double untouched = -7.0;
    const std::vector<double> odds = columns(maker, 3, markets, 20);
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::vector<double> room(shift, 0.0);
        room.insert(room.end(), odds.begin(), odds.end());
        std::vector<double> fair(odds.size() + shift + 1, untouched);
        std::vector<DevigError> errors(markets);
        const std::span<double> result = std::span(fair).subspan(shift, odds.size());
        removeMargins(Method::Power, 3, std::span(room).subspan(shift), result, errors);
        const QByteArray wrong = disagreement(Method::Power, 3, odds, result, errors);
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        QCOMPARE(fair.back(), untouched);
        QVERIFY(shift == 0 || fair[shift - 1] == untouched);
    }
}

void TestDevigBatch::fairBooksStayAsTheyAre()
{
    const std::vector<double> odds = {2.0, 4.0, 1.25, 2.0, 4.0 / 3.0, 5.0};
    for (const Method method : evision::test::allMethods) {
        std::vector<double> fair(odds.size());
        std::vector<DevigError> errors(3);
        QCOMPARE(removeMargins(method, 2, odds, fair, errors), std::size_t{3});
        for (std::size_t i = 0; i < odds.size(); ++i)
            QCOMPARE(fair[i], 1.0 / odds[i]);
    }
}

void TestDevigBatch::hardMarketsAreSolved()
{
    MarketMaker maker(13);
    constexpr std::size_t markets = 500;
    for (const Method method : {Method::Multiplicative, Method::Power, Method::Shin, Method::OddsRatio}) {
        for (const std::size_t outcomes : {std::size_t{2}, std::size_t{3}, std::size_t{64}}) {
            std::vector<double> odds(outcomes * markets);
            for (std::size_t m = 0; m < markets; ++m) {
                const auto market = maker.market(outcomes, maker.between(0.3, 30.0), maker.between(0.0, 40.0));
                for (std::size_t i = 0; i < outcomes; ++i)
                    odds[i * markets + m] = market[i];
            }
            std::vector<double> fair(odds.size());
            std::vector<DevigError> errors(markets);
            removeMargins(method, outcomes, odds, fair, errors);
            const QByteArray wrong = disagreement(method, outcomes, odds, fair, errors);
            QVERIFY2(wrong.isEmpty(), wrong.constData());
        }
    }
}

void TestDevigBatch::countsWhatIsSolved()
{
    const std::vector<double> odds = {1.9, 1.0, 2.1, 1.9, 1.9, 2.1};
    std::vector<double> fair(odds.size());
    std::vector<DevigError> errors(3);
    QCOMPARE(removeMargins(Method::Power, 2, odds, fair, errors), std::size_t{2});
    QCOMPARE(errors[1], DevigError::InvalidPrice);
    QCOMPARE(removeMargins(Method::Shin, 2, odds, fair, errors), std::size_t{1});
    QCOMPARE(errors[2], DevigError::NoInsiderShare);
}

void TestDevigBatch::nothingMakesNothing()
{
    QCOMPARE(removeMargins(Method::Power, 2, {}, {}, {}), std::size_t{0});
}

void TestDevigBatch::sizesMustFit()
{
    const std::vector<double> odds(6, 1.9);
    std::vector<double> fair(6);
    std::vector<DevigError> errors(3);
    const auto refused = [&errors](DevigError error) {
        return std::count(errors.begin(), errors.end(), error) == static_cast<std::ptrdiff_t>(errors.size());
    };
    QCOMPARE(removeMargins(Method::Power, 3, odds, fair, errors), std::size_t{0});
    QVERIFY(refused(DevigError::TooFewOutcomes));
    QCOMPARE(removeMargins(Method::Power, 1, std::span(odds).first(3), std::span(fair).first(3), errors),
             std::size_t{0});
    QVERIFY(refused(DevigError::TooFewOutcomes));
    QCOMPARE(removeMargins(Method::Power, 2, odds, std::span(fair).first(5), errors), std::size_t{0});
    QVERIFY(refused(DevigError::TooFewOutcomes));
    QCOMPARE(removeMargins(Method::Power, 65, odds, fair, errors), std::size_t{0});
    QVERIFY(refused(DevigError::TooManyOutcomes));
}

QTEST_GUILESS_MAIN(TestDevigBatch)

#include "tst_devig_batch.moc"
