// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as the files of presets and mutes: what can be used is used and comes back as it was written, and
// whatever is lost is told.
#include "settings/mutes.h"
#include "settings/presets.h"

#include <QCoreApplication>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace evision::settings;

namespace {

void require(bool truth, const char *what)
{
    if (truth)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void checkLimits(const Presets &presets)
{
    require(presets.list.size() <= mostPresets, "there are not too many presets");
    for (const Preset &preset : presets.list) {
        require(!preset.name.isEmpty(), "every preset has a name");
        require(preset.minimumEv >= -1 && preset.minimumEv <= 1, "the least EV is a share, or any");
        require(preset.leastPrice >= 0 && std::isfinite(preset.leastPrice), "the least price is a number");
        require(preset.greatestPrice >= 0 && std::isfinite(preset.greatestPrice), "and so is the greatest");
        require(preset.startsWithinSeconds >= 0, "nothing starts within less than no time");
    }
}

void checkLimits(const Mutes &mutes)
{
    require(mutes.list.size() <= mostMutes, "there are not too many mutes");
    for (const Mute &mute : mutes.list) {
        require(!mute.key.isEmpty(), "every mute is of something");
        require(mute.until >= 0, "and ends after 1970, or never");
    }
}

template <typename Value>
void checkText(const QByteArray &bytes, Read<Value> (*read)(const QByteArray &))
{
    const Read<Value> first = read(bytes);
    require((first.reading == Reading::Good) == first.remark.isEmpty(), "whatever is wrong is told");
    require(first.reading == Reading::Good || first.reading == Reading::Corrected || first.value == Value{},
            "what cannot be used is as in a new installation");
    checkLimits(first.value);
    const QByteArray written = textOf(first.value);
    const Read<Value> again = read(written);
    require(again.reading == Reading::Good, "what we write is good");
    require(again.value.list == first.value.list, "what was read comes back");
    require(textOf(again.value) == written, "as it was written");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkText(bytes, &presetsFrom);
    checkText(bytes, &mutesFrom);
    return 0;
}
