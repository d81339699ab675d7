// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/preset.h"

#include <QCoreApplication>

namespace evision::ui {

std::vector<Preset> builtInPresets()
{
    const auto named = [](const char *name) {
        Preset preset;
        preset.name = QCoreApplication::translate("Preset", name);
        return preset;
    };
    //: A preset: nothing is hidden but what is stale or in play
    const Preset all = named(QT_TRANSLATE_NOOP("Preset", "Everything"));
    //: A preset: bets that are worth it whatever one assumes
    Preset robust = named(QT_TRANSLATE_NOOP("Preset", "Robust, 2 % and more"));
    robust.filter.minEv = 0.02;
    robust.filter.robustOnly = true;
    //: A preset: bets on matches that start soon, the next one first
    Preset soon = named(QT_TRANSLATE_NOOP("Preset", "Starting within 6 hours"));
    constexpr qint64 sixHours = 21600;
    soon.filter.startsWithinSeconds = sixHours;
    soon.sort = models::Column::StartsIn;
    soon.direction = Qt::AscendingOrder;
    return {all, robust, soon};
}

} // namespace evision::ui
