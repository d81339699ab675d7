// SPDX-License-Identifier: GPL-3.0-or-later
// Writes files of presets and mutes, good ones and some that are nearly so, into the folder that is the argument.
#include "settings/mutes.h"
#include "settings/presets.h"

#include <QDir>
#include <QFile>

using namespace evision::settings;

namespace {

Presets ownPresets()
{
    Preset careful;
    careful.name = QStringLiteral("Careful");
    careful.text = QStringLiteral("arsenal over");
    careful.minimumEv = 0.03;
    careful.robustOnly = true;
    careful.sports = {QStringLiteral("soccer_epl")};
    careful.books = {QStringLiteral("bet365"), QStringLiteral("unibet_uk")};
    careful.leastPrice = 1.3;
    careful.greatestPrice = 6;
    careful.startsWithinSeconds = 86'400;
    careful.showStale = true;
    careful.sortColumn = QStringLiteral("age");
    careful.descending = false;
    Preset plain;
    plain.name = QStringLiteral("Everything");
    return {true, {careful, plain}};
}

Mutes someMutes()
{
    return {{{MutedThing::Bet, QStringLiteral("0123456789abcdef"), QStringLiteral("Over 2.5 at Bet365"), 1'700'000'000},
             {MutedThing::Event, QStringLiteral("e1"), QStringLiteral("Arsenal – Chelsea"), 0},
             {MutedThing::Book, QStringLiteral("bet365"), QStringLiteral("Bet365"), 0}}};
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
    const QByteArray presets = textOf(ownPresets());
    const QByteArray mutes = textOf(someMutes());
    const bool written =
        write(folder, "presets", presets) && write(folder, "presets-cut", presets.left(presets.size() / 2)) &&
        write(folder, "no-presets", textOf(Presets{})) && write(folder, "mutes", mutes) &&
        write(folder, "mutes-cut", mutes.left(mutes.size() / 2)) && write(folder, "no-mutes", textOf(Mutes{})) &&
        write(folder, "later", "{\"version\": 99}") &&
        write(folder, "nameless", R"({"version":1,"presets":[{"minimum_ev":7},{"name":"a","sports":"x"},3]})") &&
        write(folder, "keyless", R"({"version":1,"muted":[{"thing":"moon"},{"key":"e","until":-1},null]})");
    return written ? 0 : 1;
}
