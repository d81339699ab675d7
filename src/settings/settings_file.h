// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace evision::settings {

struct FileBytes {
    QByteArray bytes;
    bool exists = false;
    QString failure; ///< a sentence for the user when it is there and cannot be read
};

/// Of at most a few megabytes; a larger file is no file of ours. Blocks.
[[nodiscard]] FileBytes readSettingsFile(const QString &path);
/// Replaces the file as a whole, so that a crash leaves the old one. Blocks. A sentence for the user when it fails;
/// else empty.
[[nodiscard]] QString writeSettingsFile(const QString &path, const QByteArray &bytes);
/// Gives the file another name, which is returned; empty when it fails. Blocks.
[[nodiscard]] QString putSettingsFileAside(const QString &path);

} // namespace evision::settings
