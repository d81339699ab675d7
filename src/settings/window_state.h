// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_text.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace evision::settings {

/// How the window was left: nothing anyone decided, and nothing lost with it. A value.
struct WindowState {
    QByteArray geometry;             ///< of QWidget::saveGeometry
    QByteArray docks;                ///< of QMainWindow::saveState
    bool navigationFolded = false;   ///< to icons
    QString page;                    ///< its id
    QMap<QString, QByteArray> parts; ///< what pages remember, by a name of theirs

    bool operator==(const WindowState &) const = default;
};

[[nodiscard]] QByteArray textOf(const WindowState &state);
/// Never fails: what cannot be used is as in a new WindowState, and the remark says so.
[[nodiscard]] Read<WindowState> windowStateFrom(const QByteArray &text);

} // namespace evision::settings
