// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as the files of presets and mutes: what can be used is used and comes back as it was written, and
// whatever is lost is told.
#include "fuzz/settings_text.h"

#include "settings/mutes.h"
#include "settings/presets.h"

#include <QCoreApplication>

#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace evision::settings;

namespace {

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static int count = 0;
    static QCoreApplication application(count, nullptr);
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    // Whether there was a file at all comes back as "there was".
    const auto check = [](const auto &value) { checkLimits(value); };
    const auto list = [](const auto &value) { return value.list; };
    checkText(bytes, &presetsFrom, check, list);
    checkText(bytes, &mutesFrom, check, list);
    return 0;
}
