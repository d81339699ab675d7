// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/settings_section.h"

namespace evision::ui {

/// What may be spent at the odds service.
class CreditsSection final : public SettingsSection {
    Q_OBJECT

public:
    CreditsSection(const Theme &theme, const CheckPreferences &check);

protected:
    void fill() override;

private:
    NumberRow m_budget;
    NumberRow m_reserve;
};

} // namespace evision::ui
