// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/settings_section.h"

namespace evision::ui {

class ChoiceBox;

/// What stakes are reckoned from.
class StakingSection final : public SettingsSection {
    Q_OBJECT

public:
    StakingSection(const Theme &theme, const CheckPreferences &check);

protected:
    void fill() override;

private:
    NumberRow m_bankroll;
    ChoiceBox *m_currency;
    NumberRow m_unit;
    NumberRow m_kelly;
    NumberRow m_leastEv;
};

} // namespace evision::ui
