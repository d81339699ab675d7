// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what planners kept, one that is new and one that has worked for days, into the folder that is the argument.
#include "feed/planner/credit_planner.h"

#include "support/synthetic_market.h"

#include <QDir>
#include <QFile>
#include <QString>

using namespace evision;

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    constexpr market::UnixSeconds november = 1'761'955'200;
    feed::PlanSettings settings;
    settings.sports = {"soccer_epl"};
    test::SyntheticSport sport;
    sport.key = "soccer_epl";
    for (const int days : {0, 3}) {
        const market::UnixSeconds end = november + days * 86'400 + 60;
        test::SyntheticMarket market({sport}, november, end, settings.markets, 1);
        feed::CreditPlanner planner(settings);
        test::run(planner, market, november, end);
        QFile file(QDir(QString::fromLocal8Bit(values[1])).filePath(QStringLiteral("days%1").arg(days)));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QByteArray::fromStdString(textOf(planner.memory().value())));
    }
    return 0;
}
