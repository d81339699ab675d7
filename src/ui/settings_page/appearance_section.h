// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/settings_section.h"

class QCheckBox;

namespace evision::ui {

class ChoiceBox;

/// How the program looks.
class AppearanceSection final : public SettingsSection {
    Q_OBJECT

public:
    AppearanceSection(const Theme &theme, const CheckPreferences &check);

protected:
    void fill() override;

private:
    ChoiceBox *m_scheme;
    ChoiceBox *m_density;
    QCheckBox *m_reduceMotion;
};

} // namespace evision::ui
