// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/credits_section.h"

#include "settings/limits.h"
#include "ui/settings_page/number_field.h"
#include "ui/settings_page/setting_row.h"

#include <cmath>

namespace evision::ui {

namespace {

NumberStyle creditStyle(settings::Limits<std::int64_t> limits)
{
    constexpr double step = 100;
    return {{static_cast<double>(limits.least), static_cast<double>(limits.most)},
            step,
            true,
            false,
            false,
            CreditsSection::tr("credits")};
}

std::int64_t credits(double value)
{
    return std::llround(value);
}

} // namespace

CreditsSection::CreditsSection(const Theme &theme, const CheckPreferences &check)
    : SettingsSection(theme, tr("Credits"), check)
{
    m_budget = addNumber(
        tr("Monthly budget"), creditStyle(settings::budgetLimits),
        [](settings::Preferences &preferences, double value) { preferences.monthlyBudget = credits(value); });
    m_budget.row->setHint(tr("What the program may spend at the odds service in a month. It spreads them so that they last, "
                             "and asks most where most is found. A free key has 500."));
    m_reserve =
        addNumber(tr("Reserve"), creditStyle(settings::reserveLimits),
                  [](settings::Preferences &preferences, double value) { preferences.reserve = credits(value); });
    m_reserve.row->setHint(tr("Kept out of this for when you ask yourself, with F5."));
}

void CreditsSection::fill()
{
    m_budget.field->setValue(static_cast<double>(preferences().monthlyBudget));
    m_reserve.field->setValue(static_cast<double>(preferences().reserve));
}

} // namespace evision::ui
