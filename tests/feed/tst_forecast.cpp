// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include <cmath>

using namespace evision;
using namespace evision::test;
using feed::Forecast;
using feed::forecastOf;
using feed::PlanKnowledge;
using feed::PlanSettings;
using market::UnixSeconds;

namespace {

PlanSettings every(std::int64_t seconds, std::vector<std::string> sports = {"a"}, std::int64_t budget = 20'000)
{
    PlanSettings made = settings(sports, budget);
    made.everySeconds = seconds;
    return made;
}

PlanKnowledge knowledgeAt(UnixSeconds now)
{
    PlanKnowledge known;
    known.now = now;
    return known;
}

} // namespace

Q_DECLARE_METATYPE(PlanSettings)
Q_DECLARE_METATYPE(PlanKnowledge)

class ForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsSaidInPlainWords_data();
    void itIsSaidInPlainWords();
    void whatCostsNothingIsSeen();
    void aNarrowHorizonCostsLess();
    void sharesGoToWhereMoreIsFound();
    void sharesAddUp();
    void settingsNotInUseAreForecastFromWhatIsKnown();
    void whatWasForecastIsSpent();
    void theDayItRunsOutIsRight();
};

void ForecastTest::itIsSaidInPlainWords_data()
{
    QTest::addColumn<PlanSettings>("settings");
    QTest::addColumn<PlanKnowledge>("known");
    QTest::addColumn<QString>("words");
    const PlanKnowledge first = knowledgeAt(november);
    // 3 credits in 15 minutes: 288 a day, 8,640 in thirty days.
    QTest::newRow("they last") << every(900) << first
                               << QStringLiteral(
                                      "288 credits a day. The credits last until they come back on 1 December.");
    // 3 credits in 5 minutes: 864 a day, 20,000 in 23.1 days.
    QTest::newRow("they run out") << every(300) << first
                                  << QStringLiteral(
                                         "864 credits a day. The credits last until 24 November, 03:33 UTC, 6 days "
                                         "before they come back on 1 December.");
    QTest::newRow("more than a thousand a day")
        << every(120, {"a"}, 62'000) << first
        << QStringLiteral("2,160 credits a day. The credits last until 29 November, 16:53 UTC, 31 hours before "
                          "they come back on 1 December.");
    QTest::newRow("paced") << settings({"a"}, 6'000) << first
                           << QStringLiteral("200 credits a day, so that the credits last until they come back on 1 "
                                             "December. Asking as often as prices change would take 4,320 a day.");
    PlanKnowledge empty = first;
    empty.spent = 20'000;
    QTest::newRow("nothing is left") << every(900) << empty
                                     << QStringLiteral(
                                            "There are no credits left to spend until they come back on 1 December.");
    PlanKnowledge shared = first;
    shared.keyRemaining = 2'880; // others use the key
    QTest::newRow("the key has less than the budget")
        << every(900) << shared
        << QStringLiteral(
               "288 credits a day. The credits last until 11 November, 00:00 UTC, 20 days before they come back "
               "on 1 December.");
    PlanSettings fifth = every(900);
    fifth.resetDay = 5;
    QTest::newRow("another day of the reset")
        << fifth << knowledgeAt(november + 10 * oneDay)
        << QStringLiteral("288 credits a day. The credits last until they come back on 5 December.");
}

void ForecastTest::itIsSaidInPlainWords()
{
    QFETCH(PlanSettings, settings);
    QFETCH(PlanKnowledge, known);
    QFETCH(QString, words);
    QCOMPARE(QString::fromStdString(sentence(forecastOf(settings, known))), words);
}

void ForecastTest::whatCostsNothingIsSeen()
{
    PlanKnowledge known = knowledgeAt(november);
    known.sports["a"] = {}; // no games
    const Forecast forecast = forecastOf(every(900, {"a"}), known);
    QCOMPARE(forecast.creditsPerDay, 0.0);
    QVERIFY(forecast.lasts());
    known.sports["a"].outrights = true; // and no outright market is asked for
    QCOMPARE(forecastOf(every(900, {"a"}), known).creditsPerDay, 0.0);
}

void ForecastTest::aNarrowHorizonCostsLess()
{
    PlanKnowledge known = knowledgeAt(november);
    for (int day = 0; day < 10; ++day)
        known.sports["a"].starts.push_back(november + day * oneDay + oneDay / 2);
    PlanSettings planned = every(900);
    planned.horizonHours = 6; // a quarter of the time
    const double narrow = forecastOf(planned, known).creditsPerDay;
    QVERIFY2(std::fabs(narrow - 72) < 8, qPrintable(QString::number(narrow)));
    planned.horizonHours = 100;
    QVERIFY(std::fabs(forecastOf(planned, known).creditsPerDay - 288) < 1e-6);
}

void ForecastTest::sharesGoToWhereMoreIsFound()
{
    PlanKnowledge known = knowledgeAt(november);
    for (const char *key : {"a", "b"}) {
        for (int day = 0; day < 10; ++day)
            known.sports[key].starts.push_back(november + day * oneDay + oneDay / 2);
    }
    known.sports["a"].worthOfCall = 4;
    known.sports["b"].worthOfCall = 1;
    const Forecast forecast = forecastOf(settings({"a", "b"}), known);
    QVERIFY(forecast.paced);
    QVERIFY(forecast.sports[0].share > 1.5 * forecast.sports[1].share);
}

void ForecastTest::sharesAddUp()
{
    for (const std::int64_t budget : {500, 20'000, 5'000'000}) {
        for (const std::int64_t interval : {0, 120, 3'600}) {
            PlanSettings planned = every(interval, {"a", "b", "c"}, budget);
            planned.regions = {"eu", "uk"};
            const Forecast forecast = forecastOf(planned, knowledgeAt(november + 3 * oneDay));
            double share = 0;
            double credits = 0;
            for (const feed::SportForecast &sport : forecast.sports) {
                share += sport.share;
                credits += sport.creditsPerDay;
                QCOMPARE(sport.creditsOfRound, std::int64_t{6});
            }
            QVERIFY(std::fabs(share - 1) < 1e-9);
            QVERIFY(std::fabs(credits - forecast.creditsPerDay) < 1e-6);
            QVERIFY(forecast.creditsPerDay <= forecast.mostPerDay + 1e-6);
            if (interval == 0)
                QVERIFY(forecast.lasts());
        }
    }
}

// What-if: a planner that works tells what other settings would come to before they are saved.
void ForecastTest::settingsNotInUseAreForecastFromWhatIsKnown()
{
    SyntheticSport idle = sport("idle");
    idle.gamesPerDay = 0;
    PlannerWork work(settings({"a", "idle"}, 3'000), {sport("a"), idle});
    work.until(november + 5 * oneDay);
    const PlanKnowledge known = work.planner.knowledge();
    QCOMPARE(known.spent, work.market.charged());
    const Forecast now = forecastOf(work.planner.settings(), known);
    QCOMPARE(now.creditsLeft, 3'000 - work.market.charged());
    QCOMPARE(now.sports[1].creditsPerDay, 0.0);
    PlanSettings wider = every(600, {"a", "idle", "another"}, 3'000);
    const Forecast then = forecastOf(wider, known);
    QVERIFY(then.sports[2].creditsPerDay > 0); // nobody knows it yet
    QVERIFY(!then.lasts());
    wider.monthlyBudget = 100'000;
    QVERIFY(forecastOf(wider, known).lasts());
}

void ForecastTest::whatWasForecastIsSpent()
{
    for (const std::int64_t interval : {0, 1'800}) {
        PlannerWork work(every(interval, {"a", "b"}, 12'000), {sport("a"), sport("b")});
        work.until(november + 5 * oneDay);
        const double told = forecastOf(work.planner.settings(), work.planner.knowledge()).creditsPerDay;
        const std::int64_t before = work.market.charged();
        work.until(november + 12 * oneDay);
        const double spent = static_cast<double>(work.market.charged() - before) / 7;
        QVERIFY2(std::fabs(spent / told - 1) < 0.15, qPrintable(QStringLiteral("%1 %2").arg(told).arg(spent)));
    }
}

void ForecastTest::theDayItRunsOutIsRight()
{
    PlannerWork work(every(600, {"a", "b"}, 12'000), {sport("a"), sport("b")});
    work.until(november + 2 * oneDay);
    const Forecast forecast = forecastOf(work.planner.settings(), work.planner.knowledge());
    QVERIFY(!forecast.lasts());
    work.until(forecast.lastsUntil - oneDay);
    QVERIFY(work.planner.creditsLeft() > 0);
    work.until(forecast.lastsUntil + oneDay);
    QVERIFY(work.planner.creditsLeft() < 10);
}

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
