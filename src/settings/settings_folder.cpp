// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_folder.h"

#include "settings/settings_file.h"

#include <QDir>
#include <QStandardPaths>

#include <utility>

namespace evision::settings {

namespace {

constexpr int soonMilliseconds = 300; // a window that is dragged tells each step
constexpr int againMilliseconds = 20'000;

} // namespace

QString SettingsFolder::usualPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation))
        .filePath(QStringLiteral("bet-evision"));
}

SettingsFolder::SettingsFolder(QString path)
    : m_path(std::move(path)),
      m_preferencesFile{QDir(m_path).filePath(QStringLiteral("preferences.json"))},
      m_presetsFile{QDir(m_path).filePath(QStringLiteral("presets.json")), true, true},
      m_mutesFile{QDir(m_path).filePath(QStringLiteral("muted.json")), true, true},
      m_windowFile{QDir(m_path).filePath(QStringLiteral("window.json"))}
{
    m_writer.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, qOverload<>(&SettingsFolder::keep));
    m_again.setSingleShot(true);
    m_again.setInterval(againMilliseconds);
    connect(&m_again, &QTimer::timeout, this, qOverload<>(&SettingsFolder::keep));
    load(m_preferencesFile, m_preferences, &preferencesFrom);
    load(m_presetsFile, m_presets, &presetsFrom);
    load(m_mutesFile, m_mutes, &mutesFrom);
    load(m_windowFile, m_window, &windowStateFrom);
}

SettingsFolder::~SettingsFolder()
{
    keepNow();
}

void SettingsFolder::keepNow()
{
    m_soon.stop();
    m_again.stop();
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
        if (!file.isPrecious)
            m_remarks.append(tr("%1: %2").arg(name, result.remark));
        else if (putAside(file, result.remark))
            keepSoon(file); // what could be used stays in use
        return;
    case Reading::Newer:
        file.mayWrite = false;
        m_remarks.append(tr("%1: %2 Changes made now are not kept.").arg(name, result.remark));
        return;
    case Reading::Damaged:
        (void)putAside(file, result.remark);
        return;
    }
}

bool SettingsFolder::putAside(File &file, const QString &remark)
{
    const QString name = QDir::toNativeSeparators(file.path);
    const QString aside = putSettingsFileAside(file.path);
    file.mayWrite = !aside.isEmpty();
    m_remarks.append(file.mayWrite
                         ? tr("%1: %2 The file is kept as %3; what could not be used is as in a new installation.")
                               .arg(name, remark, QDir::toNativeSeparators(aside))
                         : tr("%1: %2 It could not be put aside, so changes made now are not kept.").arg(name, remark));
    return file.mayWrite;
}

void SettingsFolder::setPreferences(const Preferences &preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    keepSoon(m_preferencesFile);
    Q_EMIT preferencesChanged();
}

void SettingsFolder::setPresets(const Presets &presets)
{
    if (presets == m_presets)
        return;
    m_presets = presets;
    keepSoon(m_presetsFile);
}

void SettingsFolder::setMutes(const Mutes &mutes)
{
    if (mutes == m_mutes)
        return;
    m_mutes = mutes;
    keepSoon(m_mutesFile);
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
    if (m_presetsFile.waits)
        keep(m_presetsFile, textOf(m_presets));
    if (m_mutesFile.waits)
        keep(m_mutesFile, textOf(m_mutes));
    if (m_windowFile.waits)
        keep(m_windowFile, textOf(m_window));
}

void SettingsFolder::keep(File &file, const QByteArray &text)
{
    file.waits = false;
    if (!file.mayWrite)
        return;
    m_writer.start([this, &file, path = file.path, text] {
        QMetaObject::invokeMethod(this,
                                  [this, &file, failure = writeSettingsFile(path, text)] { take(file, failure); });
    });
}

/// A disk that is full now may have room later.
void SettingsFolder::take(File &file, const QString &failure)
{
    const QString before = std::exchange(file.failure, failure);
    if (!before.isEmpty() && before != failure)
        Q_EMIT keptAfterAll(before);
    if (failure.isEmpty())
        return;
    file.waits = true;
    m_again.start();
    if (before != failure)
        Q_EMIT notKept(failure);
}

} // namespace evision::settings
