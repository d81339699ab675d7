// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_folder.h"

#include "settings/settings_file.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace evision::settings {

namespace {

constexpr int soonMilliseconds = 300; // a window that is dragged tells each step

} // namespace

QString SettingsFolder::usualPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("bet-evision"));
}

SettingsFolder::SettingsFolder(QString path)
    : m_path(std::move(path)),
      m_preferencesFile{QDir(m_path).filePath(QStringLiteral("preferences.json"))},
      m_windowFile{QDir(m_path).filePath(QStringLiteral("window.json"))}
{
    m_writer.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, qOverload<>(&SettingsFolder::keep));
    load(m_preferencesFile, m_preferences, &preferencesFrom);
    load(m_windowFile, m_window, &windowStateFrom);
}

SettingsFolder::~SettingsFolder()
{
    keepNow();
}

void SettingsFolder::keepNow()
{
    m_soon.stop();
    keep();
    m_writer.waitForDone();
}

template <typename Value>
void SettingsFolder::load(File &file, Value &value, Read<Value> (*read)(const QByteArray &))
{
    const FileBytes found = readSettingsFile(file.path);
    if (!found.exists)
        return;
    if (!found.failure.isEmpty()) {
        file.mayWrite = false;
        m_remarks.append(found.failure);
        return;
    }
    const Read<Value> result = read(found.bytes);
    value = result.value;
    const QString name = QDir::toNativeSeparators(file.path);
    switch (result.reading) {
    case Reading::Good:
        return;
    case Reading::Corrected:
        m_remarks.append(tr("%1: %2").arg(name, result.remark));
        return;
    case Reading::Newer:
        file.mayWrite = false;
        m_remarks.append(tr("%1: %2 Changes made now are not kept.").arg(name, result.remark));
        return;
    case Reading::Damaged:
        break;
    }
    const QString aside = putSettingsFileAside(file.path);
    file.mayWrite = !aside.isEmpty();
    m_remarks.append(
        aside.isEmpty()
            ? tr("%1: %2 It could not be put aside, so changes made now are not kept.").arg(name, result.remark)
            : tr("%1: %2 It is kept as %3, and everything is as in a new installation.")
                  .arg(name, result.remark, QDir::toNativeSeparators(aside)));
}

void SettingsFolder::setPreferences(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    keepSoon(m_preferencesFile);
    Q_EMIT preferencesChanged();
}

void SettingsFolder::setWindow(const WindowState &window)
{
    if (window == m_window)
        return;
    m_window = window;
    keepSoon(m_windowFile);
}

void SettingsFolder::keepSoon(File &file)
{
    file.waits = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void SettingsFolder::keep()
{
    if (m_preferencesFile.waits)
        keep(m_preferencesFile, textOf(m_preferences));
    if (m_windowFile.waits)
        keep(m_windowFile, textOf(m_window));
}

void SettingsFolder::keep(File &file, const QByteArray &text)
{
    file.waits = false;
    if (!file.mayWrite)
        return;
    m_writer.start([this, path = file.path, text] {
        const QString failure = writeSettingsFile(path, text);
        if (!failure.isEmpty())
            QMetaObject::invokeMethod(this, [this, failure] { Q_EMIT notKept(failure); });
    });
}

} // namespace evision::settings
