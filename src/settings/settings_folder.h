// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/mutes.h"
#include "settings/preferences.h"
#include "settings/presets.h"
#include "settings/window_state.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

namespace evision::settings {

/// The settings of one user, in files of their own so that none is lost with another: preferences.json, presets.json,
/// muted.json, and window.json, which is nothing anyone decided. Read once, when it is made; kept a moment
/// after a change, on a thread of its own. What cannot be read is put aside and told, never overwritten. Lives on the
/// thread that made it.
class SettingsFolder final : public QObject {
    Q_OBJECT

public:
    /// Where the user's settings belong on this system.
    [[nodiscard]] static QString usualPath();

    /// Blocks for as long as reading a few small files takes.
    explicit SettingsFolder(QString path);
    /// Waits until all changes are kept.
    ~SettingsFolder() override;

    [[nodiscard]] const QString &path() const noexcept { return m_path; }
    [[nodiscard]] const Preferences &preferences() const noexcept { return m_preferences; }
    [[nodiscard]] const Presets &presets() const noexcept { return m_presets; }
    [[nodiscard]] const Mutes &mutes() const noexcept { return m_mutes; }
    [[nodiscard]] const WindowState &window() const noexcept { return m_window; }
    /// Sentences for the user about what was found; empty when all was well.
    [[nodiscard]] const QStringList &remarks() const noexcept { return m_remarks; }

    void setPreferences(const Preferences &preferences);
    void setPresets(const Presets &presets);
    void setMutes(const Mutes &mutes);
    void setWindow(const WindowState &window);
    /// Waits until all changes are kept: for when the program may be ended at any moment.
    void keepNow();

Q_SIGNALS:
    void preferencesChanged();
    /// With a sentence for the user.
    void notKept(const QString &failure);
    /// What was not kept is kept now; with the sentence that was told.
    void keptAfterAll(const QString &failure);

private:
    struct File {
        QString path;
        bool mayWrite = true;
        bool isPrecious = false; ///< what cannot be used of it is not thrown away with the next change
        bool waits = false;      ///< a change is not yet handed to the thread, or could not be kept
        QString failure = {};    ///< of the last write; it is tried again
    };
    template <typename Value>
    void load(File &file, Value &value, Read<Value> (*read)(const QByteArray &));
    [[nodiscard]] bool putAside(File &file, const QString &remark);
    void keepSoon(File &file);
    void keep();
    void keep(File &file, const QByteArray &text);
    void take(File &file, const QString &failure);

    QString m_path;
    Preferences m_preferences;
    Presets m_presets;
    Mutes m_mutes;
    WindowState m_window;
    File m_preferencesFile;
    File m_presetsFile;
    File m_mutesFile;
    File m_windowFile;
    QStringList m_remarks;
    QTimer m_soon;
    QTimer m_again;       ///< after a write that failed
    QThreadPool m_writer; ///< of one thread, so that writes keep their order
};

} // namespace evision::settings
