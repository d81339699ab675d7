// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_text.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace evision::settings {

/// What to list and in which order, under a name. What is not decided hides nothing.
struct Preset {
    QString name;
    QString text;          ///< words that must occur
    double minimumEv = -1; ///< a fraction, -1: any
    bool robustOnly = false;
    QStringList sports; ///< keys; empty: all
    QStringList books;  ///< keys; empty: all
    double leastPrice = 0;
    double greatestPrice = 0;             ///< 0: any
    std::int64_t startsWithinSeconds = 0; ///< 0: whenever
    bool showStale = false;
    QString sortColumn = QStringLiteral("ev"); ///< by the id the page gives it
    bool descending = true;

    bool operator==(const Preset &) const = default;
};

/// The presets of the user, in the order of their keys.
struct Presets {
    bool areOwn = false; ///< false: nobody has changed what comes with the program, and the list is empty
    std::vector<Preset> list;

    bool operator==(const Presets &) const = default;
};

inline constexpr std::size_t mostPresets = 100;

[[nodiscard]] QByteArray textOf(const Presets &presets);
/// Never fails: a preset without a name is left out, what else cannot be used is as in a new one, and the remark says
/// so.
[[nodiscard]] Read<Presets> presetsFrom(const QByteArray &text);

} // namespace evision::settings
