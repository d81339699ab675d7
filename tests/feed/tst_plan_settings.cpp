// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include <QElapsedTimer>

#include <cmath>
#include <functional>

using namespace evision;
using namespace evision::test;
using feed::CreditPlanner;
using feed::PlanSettings;
using market::UnixSeconds;

class PlanSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badSettingsHaveASentence_data();
    void badSettingsHaveASentence();
    void badSettingsAskForNothing();
    void listsWithoutEndAreRefusedAtOnce_data();
    void listsWithoutEndAreRefusedAtOnce();
    void theLargestPlanIsQuick();
};

namespace {

std::vector<std::string> keys(const std::string &stem, std::size_t count)
{
    std::vector<std::string> named;
    for (std::size_t index = 0; index < count; ++index)
        named.push_back(stem + std::to_string(index));
    return named;
}

} // namespace

void PlanSettingsTest::badSettingsHaveASentence_data()
{
    QTest::addColumn<PlanSettings>("bad");
    const PlanSettings good = settings({"soccer_epl"});
    const auto row = [&good](const char *name, const std::function<void(PlanSettings &)> &spoil) {
        PlanSettings bad = good;
        spoil(bad);
        QTest::newRow(name) << bad;
    };
    row("no sport", [](PlanSettings &s) { s.sports.clear(); });
    row("no market", [](PlanSettings &s) { s.markets.clear(); });
    row("neither regions nor bookmakers", [](PlanSettings &s) { s.regions.clear(); });
    row("a sport named twice", [](PlanSettings &s) { s.sports = {"a", "a"}; });
    row("a key with a slash", [](PlanSettings &s) { s.sports = {"../keys"}; });
    row("an empty key", [](PlanSettings &s) { s.regions = {""}; });
    row("props among the markets", [](PlanSettings &s) { s.markets = {"player_points"}; });
    row("a market among the props", [](PlanSettings &s) { s.props = {"h2h"}; });
    row("a negative budget", [](PlanSettings &s) { s.monthlyBudget = -1; });
    row("a reserve above the budget", [](PlanSettings &s) { s.reserve = s.monthlyBudget + 1; });
    row("a reset on the 31st", [](PlanSettings &s) { s.resetDay = 31; });
    row("a reset at 24 o'clock", [](PlanSettings &s) { s.resetHour = 24; });
    row("no horizon", [](PlanSettings &s) { s.horizonHours = 0; });
    row("a horizon that is no number", [](PlanSettings &s) { s.horizonHours = std::nan(""); });
    row("an interval shorter than prices change", [](PlanSettings &s) { s.everySeconds = 5; });
    row("no call under way", [](PlanSettings &s) { s.mostUnderWay = 0; });
}

void PlanSettingsTest::badSettingsHaveASentence()
{
    QFETCH(PlanSettings, bad);
    const std::string problem = problemWith(bad);
    QVERIFY(!problem.empty());
    QCOMPARE(problem.back(), '.');
    QVERIFY(problemWith(settings({"soccer_epl"})).empty());
}

void PlanSettingsTest::badSettingsAskForNothing()
{
    CreditPlanner planner(settings({}));
    const PlanStep step = planner.next(toMillis(november));
    QVERIFY(!step.request && step.askAgainAt > toMillis(november));
}

void PlanSettingsTest::listsWithoutEndAreRefusedAtOnce_data()
{
    QTest::addColumn<PlanSettings>("bad");
    const auto row = [](const char *name, const std::function<void(PlanSettings &)> &spoil) {
        PlanSettings bad = settings({"soccer_epl"});
        spoil(bad);
        QTest::newRow(name) << bad;
    };
    row("more sports than there are", [](PlanSettings &s) { s.sports = keys("sport_", 300); });
    row("a hundred thousand sports", [](PlanSettings &s) { s.sports = keys("sport_", 100'000); });
    row("many regions of many sports", [](PlanSettings &s) {
        s.sports = keys("sport_", 250);
        s.regions = keys("region_", 250);
    });
    row("a market for ever", [](PlanSettings &s) { s.markets = std::vector<std::string>(100'000, "h2h"); });
    row("a key for ever", [](PlanSettings &s) { s.sports = {std::string(10'000'000, 'a')}; });
}

void PlanSettingsTest::listsWithoutEndAreRefusedAtOnce()
{
    QFETCH(const PlanSettings, bad);
    QElapsedTimer timer;
    timer.start();
    const std::string problem = problemWith(bad);
    QVERIFY(!problem.empty() && problem.size() < 300);
    CreditPlanner planner(bad);
    QVERIFY(!planner.next(toMillis(november)).request);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void PlanSettingsTest::theLargestPlanIsQuick()
{
    PlanSettings large = settings(keys("sport_", 190));
    large.markets = {"h2h", "spreads", "totals", "outrights", "h2h_lay"};
    large.regions = {"us", "uk", "eu", "au"};
    QCOMPARE(problemWith(large), std::string());
    QElapsedTimer timer;
    timer.start();
    CreditPlanner planner(large);
    QVERIFY(planner.next(toMillis(november)).request);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(PlanSettingsTest)
#include "tst_plan_settings.moc"
