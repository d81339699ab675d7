// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"
#include "ui/settings_page/choice.h"
#include "ui/settings_page/settings_section.h"
#include "ui/theme/glyph.h"

#include <QWidget>

#include <vector>

class QScrollArea;
class QToolButton;

namespace evision::ui {

class Theme;
class WatchSection;

/// What the page has to know beyond the preferences. The functions must not wait.
struct SettingsSources {
    CheckPreferences checkPlan;
    std::function<QString(const QString &)> checkAddress;
    QStringList usualSports; ///< watched while none is chosen
    QString folder;          ///< of the settings
};

/// Edits the preferences: what the user decides is asked for at once, and shown once it is so. What cannot be used is
/// told beside its field, and what was good stays in use.
class SettingsPage final : public QWidget {
    Q_OBJECT

public:
    SettingsPage(const Theme &theme, const SettingsSources &sources, QWidget *parent = nullptr);

    /// As they are now; without a signal.
    void setPreferences(const settings::Preferences &preferences);
    void setSports(const QList<Choice> &sports);
    void setBooks(const QList<Choice> &books);
    /// What the settings come to; empty while that is not known.
    void setOutlook(const QString &sentence);
    [[nodiscard]] QString outlook() const;

    [[nodiscard]] QScrollArea &scrollArea() noexcept { return *m_scroll; }

Q_SIGNALS:
    void wanted(const evision::settings::Preferences &preferences);
    void keyWanted();
    void folderWanted();
    /// For the first time, or again.
    void shown();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void arrange();
    void addEntries(const std::vector<Glyph> &glyphs);
    void addSections();
    void dress();
    void goTo(SettingsSection &section);
    void fit();

    const Theme &m_theme;
    struct Entry {
        QToolButton *button;
        Glyph glyph;
    };
    std::vector<SettingsSection *> m_sections;
    std::vector<Entry> m_entries; ///< by section
    WatchSection *m_watch = nullptr;
    QScrollArea *m_scroll;
    QWidget *m_form;
    QWidget *m_index;
    QWidget *m_side; ///< at the right, where there is room: what the settings come to
};

} // namespace evision::ui
