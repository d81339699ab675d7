// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/settings_section.h"

#include <optional>

class QLineEdit;
class QPushButton;

namespace evision::ui {

/// Where settings are kept, and the way back to those of a new installation.
class FilesSection final : public SettingsSection {
    Q_OBJECT

public:
    FilesSection(const Theme &theme, const QString &folder);

Q_SIGNALS:
    void folderWanted();

protected:
    void fill() override;

private:
    void reset();
    void undo();
    void dress();

    QPushButton *m_open;
    QPushButton *m_reset;
    QPushButton *m_undo;
    SettingRow *m_resetRow;
    std::optional<settings::Preferences> m_before;
    settings::Preferences m_after; ///< of the reset
};

} // namespace evision::ui
