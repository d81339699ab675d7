// SPDX-License-Identifier: GPL-3.0-or-later
// Writes files of settings, good ones and some that are nearly so, into the folder that is the argument.
#include "settings/preferences.h"
#include "settings/window_state.h"

#include <QDir>
#include <QFile>

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

bool write(const QDir &folder, const char *name, const QByteArray &bytes)
{
    QFile file(folder.filePath(QLatin1String(name)));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(values[1]));
    const QByteArray preferences = textOf(decided());
    const bool written = write(folder, "new", textOf(Preferences{})) && write(folder, "decided", preferences) &&
                         write(folder, "cut", preferences.left(preferences.size() / 2)) &&
                         write(folder, "new-window", textOf(WindowState{})) &&
                         write(folder, "window", textOf(left())) && write(folder, "later", "{\"version\": 99}") &&
                         write(folder, "outside",
                               R"({"version":1,"bankroll":-1,"kelly_fraction":9,"market":"moon","currency":"\ud800"})");
    return written ? 0 : 1;
}
