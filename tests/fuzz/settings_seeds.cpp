// SPDX-License-Identifier: GPL-3.0-or-later
// Writes files of settings, good ones and some that are nearly so, into the folder that is the argument.
#include "fuzz/seed_file.h"

#include "settings/preferences.h"
#include "settings/window_state.h"

#include <QDir>

using namespace evision::settings;

namespace {

Preferences decided()
{
    Preferences preferences;
    preferences.scheme = Scheme::Dark;
    preferences.density = Density::Compact;
    preferences.oddsFormat = OddsFormat::Fractional;
    preferences.reduceMotion = true;
    preferences.currency = QStringLiteral("EUR");
    preferences.market = Market::Service;
    preferences.sports = {QStringLiteral("soccer_epl"), QStringLiteral("basketball_nba")};
    preferences.books = {QStringLiteral("pinnacle")};
    preferences.monthlyBudget = 20'000;
    preferences.horizonHours = 36.5;
    return preferences;
}

WindowState left()
{
    WindowState window;
    window.geometry = QByteArray("\x01\xd9\xd0\xcb\x00\x03", 6);
    window.docks = QByteArray("\x00\x00\x00\xff", 4);
    window.navigationFolded = true;
    window.page = QStringLiteral("opportunities");
    window.parts = {{QStringLiteral("opportunities"), QByteArray("EVO1")}};
    return window;
}

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(values[1]));
    const QByteArray preferences = textOf(decided());
    const bool written =
        writeSeed(folder, "new", textOf(Preferences{})) && writeSeed(folder, "decided", preferences) &&
        writeSeed(folder, "cut", preferences.left(preferences.size() / 2)) &&
        writeSeed(folder, "new-window", textOf(WindowState{})) && writeSeed(folder, "window", textOf(left())) &&
        writeSeed(folder, "later", "{\"version\": 99}") &&
        writeSeed(folder, "outside",
                  R"({"version":1,"bankroll":-1,"kelly_fraction":9,"market":"moon","currency":"\ud800"})");
    return written ? 0 : 1;
}
