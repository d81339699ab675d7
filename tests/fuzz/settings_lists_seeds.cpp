// SPDX-License-Identifier: GPL-3.0-or-later
// Writes files of presets and mutes, good ones and some that are nearly so, into the folder that is the argument.
#include "fuzz/seed_file.h"

#include "settings/mutes.h"
#include "settings/presets.h"

#include <QDir>

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

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(values[1]));
    const QByteArray presets = textOf(ownPresets());
    const QByteArray mutes = textOf(someMutes());
    const bool written =
        writeSeed(folder, "presets", presets) && writeSeed(folder, "presets-cut", presets.left(presets.size() / 2)) &&
        writeSeed(folder, "no-presets", textOf(Presets{})) && writeSeed(folder, "mutes", mutes) &&
        writeSeed(folder, "mutes-cut", mutes.left(mutes.size() / 2)) &&
        writeSeed(folder, "no-mutes", textOf(Mutes{})) && writeSeed(folder, "later", "{\"version\": 99}") &&
        writeSeed(folder, "nameless", R"({"version":1,"presets":[{"minimum_ev":7},{"name":"a","sports":"x"},3]})") &&
        writeSeed(folder, "keyless", R"({"version":1,"muted":[{"thing":"moon"},{"key":"e","until":-1},null]})");
    return written ? 0 : 1;
}
