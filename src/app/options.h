// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace evision::app {

/// What the command line says; what it does not say the settings do.
struct Options {
    std::optional<settings::Market> market;
    QString settingsFolder; ///< empty: the user's
    QString serviceAddress; ///< empty: as in the settings
    QDateTime demoStart;    ///< when the demo market begins; invalid: now
    /// Instead of a window: a text to print, and with which exit code the program ends.
    QString message;
    std::optional<int> exitCode;
};

/// Tells Qt the program's name and version; needs no display.
void nameProgram();
/// And its icon. Before any window.
void nameApplication();

/// Whether a text is asked for that needs no window, and so no display.
[[nodiscard]] bool onlyPrints(const QStringList &arguments);

/// `arguments` begin with the program's name. Never fails: what is wrong is said in the message.
[[nodiscard]] Options optionsFrom(const QStringList &arguments);

} // namespace evision::app
