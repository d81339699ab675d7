// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as the files of settings: what can be used is used and comes back as it was written, a file that is
// none of ours is kept aside and told, one of a later version is left alone.
#include "fuzz/settings_text.h"

#include "settings/settings_file.h"
#include "settings/settings_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstddef>
#include <cstdint>

using namespace evision::settings;

namespace {

void checkLimits(const Preferences &preferences)
{
    require(preferences.minimumEv >= 0 && preferences.minimumEv <= 1, "the least EV is a share");
    require(preferences.bankroll >= 0 && preferences.unit >= 0, "no money is negative");
    require(preferences.kellyFraction >= 0.01 && preferences.kellyFraction <= 1, "the Kelly fraction is one");
    require(preferences.monthlyBudget >= 1 && preferences.reserve >= 0, "credits are counts");
    require(preferences.horizonHours >= 1, "some time is looked ahead");
}

void checkLimits(const WindowState &) {}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "the test can write");
}

void checkFile(const QDir &folder, const QString &name, const QByteArray &bytes, Reading reading)
{
    const QString path = folder.filePath(name);
    const QString aside = path + QStringLiteral(".damaged-1");
    write(path, bytes);
    {
        SettingsFolder settings(folder.path());
        require(settings.remarks().isEmpty() == (reading == Reading::Good), "what was found is told");
        Preferences preferences = settings.preferences();
        preferences.bankroll = preferences.bankroll == 1 ? 2 : 1;
        settings.setPreferences(preferences);
        WindowState window = settings.window();
        window.page += QLatin1Char('x');
        settings.setWindow(window);
    }
    require(QFile::exists(aside) == (reading == Reading::Damaged), "damaged files are kept aside, and no others");
    if (reading == Reading::Damaged)
        require(readSettingsFile(aside).bytes == bytes, "as they were");
    if (reading == Reading::Newer)
        require(readSettingsFile(path).bytes == bytes, "a later version's file is not touched");
    else
        require(SettingsFolder(folder.path()).remarks().isEmpty(), "what was kept is good");
    for (const QString &file : folder.entryList(QDir::Files))
        require(QFile::remove(folder.filePath(file)), "the test can clean up");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    static const QTemporaryDir folder;
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkText(bytes, &preferencesFrom, [](const auto &value) { checkLimits(value); });
    checkText(bytes, &windowStateFrom, [](const auto &value) { checkLimits(value); });
    // Files are slow, so that few inputs, always the same ones, become some.
    constexpr quint16 everySo = 32;
    if (qChecksum(bytes) % everySo != 0)
        return 0;
    const QDir place(folder.path());
    checkFile(place, QStringLiteral("preferences.json"), bytes, preferencesFrom(bytes).reading);
    checkFile(place, QStringLiteral("window.json"), bytes, windowStateFrom(bytes).reading);
    return 0;
}
