// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

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
};

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

QTEST_GUILESS_MAIN(PlanSettingsTest)
#include "tst_plan_settings.moc"
