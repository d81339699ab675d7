// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_pace.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace evision::feed;

namespace {

constexpr PlanTime start = 1'761'955'200;
constexpr double day = 86'400;
constexpr double month = 30 * day;

/// A market in which calls are made the more, the lower the price: `demand` says by time how many credits a second are
/// worth more than 1. Gives what was spent of 10,000 by the reset.
double spentOver(CreditPace &pace, const std::function<double(double)> &demand, double modelPrice)
{
    double left = 10'000;
    double owed = 0;
    pace.begin(start, left, start + month);
    for (PlanTime now = start; now < start + month; now += 60) {
        pace.advance(now, left, start + month, modelPrice);
        if (!pace.allows(now, left))
            continue;
        owed += 60 * demand(now - start) / pace.price();
        const double bought = std::min(left, std::floor(owed));
        owed = std::min(owed - bought, 5.0);
        left -= bought;
        pace.spent(now, bought);
    }
    return 10'000 - left;
}

} // namespace

class CreditPaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEvenRateLastsToTheReset();
    void thePriceFollowsDemand_data();
    void thePriceFollowsDemand();
    void whoIsFarAheadPauses();
    void onlyTheLastHoursCount();
    void aPriceIsKept();
    void aClockThatWasAheadIsForgiven();
};

void CreditPaceTest::theEvenRateLastsToTheReset()
{
    QCOMPARE(CreditPace::evenRate(start, 8'640, start + day), 0.1);
    QVERIFY(CreditPace::evenRate(start, 100, start - day) <= 1); // an overdue reset does not spend all at once
}

void CreditPaceTest::thePriceFollowsDemand_data()
{
    QTest::addColumn<double>("modelPrice");
    QTest::addColumn<int>("kind");
    QTest::newRow("the model is right") << 1.0 << 0;
    QTest::newRow("the model is five times too dear") << 5.0 << 0;
    QTest::newRow("the model is five times too cheap") << 0.2 << 0;
    QTest::newRow("days and nights") << 1.0 << 1;
    QTest::newRow("all on Saturdays, nearly") << 1.0 << 2;
    QTest::newRow("twice as much from the middle on") << 1.0 << 3;
    QTest::newRow("half as much from the middle on") << 1.0 << 4;
}

void CreditPaceTest::thePriceFollowsDemand()
{
    QFETCH(double, modelPrice);
    QFETCH(int, kind);
    const double even = 10'000 / month;
    CreditPace pace;
    const double spent = spentOver(
        pace,
        [=](double time) {
            const double days = time / day;
            const double part = days - std::floor(days);
            const bool saturday = static_cast<int>(days) % 7 == 0;
            const double late = kind == 3 ? 2 : kind == 4 ? 0.5 : 1;
            return even * (kind == 1   ? 1 + std::sin(2 * 3.14159265 * part)
                           : kind == 2 ? (saturday ? 4 : 0.5)
                           : days > 15 ? late
                                       : 1);
        },
        modelPrice);
    QVERIFY(spent <= 10'000);
    QVERIFY2(spent >= 9'000, qPrintable(QString::number(spent)));
    QVERIFY(pace.price() > 0);
}

void CreditPaceTest::whoIsFarAheadPauses()
{
    CreditPace pace;
    QVERIFY(pace.allows(start, 0)); // nothing begun, nothing to pause
    pace.begin(start, 1'000, start + month);
    QVERIFY(pace.allows(start, 1'000));
    QVERIFY(pace.allows(start + month / 2, 500));
    QVERIFY(pace.allows(start + month / 2, 450));
    QVERIFY(!pace.allows(start + month / 2, 300));
    QVERIFY(pace.allows(start + month / 2 + 10 * day, 300));
}

void CreditPaceTest::onlyTheLastHoursCount()
{
    CreditPace pace;
    pace.spent(start, 5);
    pace.spent(start + 3'600, 7);
    QCOMPARE(pace.spentWithin(start + 3'600, 1), 7.0);
    QCOMPARE(pace.spentWithin(start + 3'600, 2), 12.0);
    QCOMPARE(pace.spentWithin(start + 30 * 3'600, 10), 0.0);
    pace.spent(start + 60 * 3'600, 1); // more than is remembered later
    QCOMPARE(pace.spentWithin(start + 60 * 3'600, 48), 1.0);
}

void CreditPaceTest::aPriceIsKept()
{
    CreditPace pace;
    QCOMPARE(pace.price(), 0.0); // none yet: everything is worth a call
    (void)spentOver(
        pace, [](double) { return 0.01; }, 1);
    CreditPace restored;
    restored.restore(pace.logModelPrice(), pace.logCorrection());
    QCOMPARE(restored.price(), pace.price());
}

void CreditPaceTest::aClockThatWasAheadIsForgiven()
{
    CreditPace pace;
    pace.begin(start, 1'000, start + month);
    pace.advance(start, 1'000, start + month, 1);
    pace.advance(start + 10 * day, 1'000, start + month, 1);
    pace.spent(start + 10 * day, 50);
    pace.notAfter(start + day);
    QCOMPARE(pace.spentWithin(start + day, 48), 0.0);
    const double before = pace.price();
    pace.advance(start + day + 60, 950, start + month, 1);
    QVERIFY(std::fabs(std::log(pace.price() / before)) < 0.1);
}

QTEST_GUILESS_MAIN(CreditPaceTest)
#include "tst_credit_pace.moc"
