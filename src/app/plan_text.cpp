// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_text.h"

#include "app/market_choice.h"
#include "app/options.h"
#include "ui/main_window/feed_facts.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdint>

namespace evision::app {

namespace {

struct PlanText {
    Q_DECLARE_TR_FUNCTIONS(PlanText)
};

} // namespace

feed::PlanSettings servicePlanOf(const settings::Preferences &preferences)
{
    return desk::planAt(desk::MarketPlace::Service, watchOptionsOf(preferences, {}));
}

QString problemWithPlan(const feed::PlanSettings &plan)
{
    if (const std::string problem = feed::problemWith(plan); !problem.empty())
        return QString::fromStdString(problem);
    std::int64_t look = 0;
    for (const PollRequest &call : desk::callsByHandOf(plan))
        look += call.mostCredits;
    const std::int64_t month = plan.monthlyBudget - plan.reserve;
    if (look <= month)
        return {};
    return PlanText::tr("One look at all of that costs %1 credits, and only %2 may be spent in a month. Choose fewer "
                        "sports, markets or regions, or a larger budget.")
        .arg(ui::numberText(look), ui::numberText(month));
}

QString outlookText(const feed::Forecast &forecast, desk::MarketPlace place)
{
    //: What settings come to: "These settings: 412 credits a day. The credits last until …"
    QString text = PlanText::tr("These settings: %1").arg(QString::fromStdString(feed::sentence(forecast)));
    double look = 0;
    for (const feed::SportForecast &sport : forecast.sports)
        look += static_cast<double>(sport.creditsOfRound);
    constexpr double day = 86'400;
    if (forecast.creditsPerDay > 0 && look > 0)
        text += QLatin1Char('\n') + PlanText::tr("A sport is looked at about every %1, and more often shortly before a start.")
                                       .arg(ui::ageText(std::llround(day * look / forecast.creditsPerDay)).replace(u' ', QChar(QChar::Nbsp)));
    if (place == desk::MarketPlace::Demo)
        text += QLatin1Char('\n') + PlanText::tr("That is at the odds service. The demo market, which is shown now, costs "
                                                "nothing and shows all its sports.");
    return text;
}

} // namespace evision::app
