// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace evision::settings {

namespace {

constexpr qint64 greatestFile = 4 * 1024 * 1024;

} // namespace

FileBytes readSettingsFile(const QString &path)
{
    const QFileInfo there(path);
    if (!there.exists())
        return {};
    if (!there.isFile()) // a pipe would hold whoever opens it until somebody writes
        return {{},
                true,
                QCoreApplication::translate("evision::settings", "%1 is not a file. Move it away to keep settings.")
                    .arg(QDir::toNativeSeparators(path))};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{},
                true,
                QCoreApplication::translate("evision::settings", "%1 cannot be read (%2).")
                    .arg(QDir::toNativeSeparators(path), file.errorString())};
    return {file.read(greatestFile), true, {}};
}

QString writeSettingsFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit())
        return {};
    return QCoreApplication::translate("evision::settings", "The settings cannot be kept in %1 (%2).")
        .arg(QDir::toNativeSeparators(path), file.errorString());
}

QString putSettingsFileAside(const QString &path)
{
    constexpr int mostCopies = 100;
    for (int number = 1; number <= mostCopies; ++number) {
        const QString aside = QStringLiteral("%1.damaged-%2").arg(path).arg(number);
        if (!QFile::exists(aside))
            return QFile::rename(path, aside) ? aside : QString();
    }
    return {};
}

} // namespace evision::settings
