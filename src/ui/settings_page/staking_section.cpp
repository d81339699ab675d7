// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/staking_section.h"

#include "settings/limits.h"
#include "ui/settings_page/choice_box.h"
#include "ui/settings_page/number_field.h"
#include "ui/settings_page/setting_row.h"
#include "ui/settings_page/settings_words.h"

namespace evision::ui {

namespace {

NumberStyle moneyStyle(double step)
{
    return {settings::moneyLimits, step, false, false, false, {}};
}

} // namespace

StakingSection::StakingSection(const Theme &theme, const CheckPreferences &check)
    : SettingsSection(theme, tr("Staking"), check)
{
    constexpr double bankrollStep = 100;
    constexpr double kellyStep = 0.05;
    constexpr double evStep = 0.005;
    m_bankroll = addNumber(tr("Bankroll"), moneyStyle(bankrollStep),
                           [](settings::Preferences &preferences, double value) { preferences.bankroll = value; });
    m_bankroll.row->setHint(tr("The money you bet with, all of it. Every stake the program names is a part of this."));
    m_currency = new ChoiceBox(tr("Currency"), currencyChoices());
    SettingRow *currencyRow = addRow(tr("Currency"), m_currency);
    connect(m_currency, &ChoiceBox::keyChosen, this, [this, currencyRow](const QString &key) {
        change(*currencyRow, [&key](settings::Preferences &preferences) { preferences.currency = key; });
    });
    m_unit = addNumber(tr("Unit"), moneyStyle(1),
                       [](settings::Preferences &preferences, double value) { preferences.unit = value; });
    m_kelly = addNumber(tr("Kelly fraction"), {settings::kellyLimits, kellyStep, false, false, true, {}},
                        [](settings::Preferences &preferences, double value) { preferences.kellyFraction = value; });
    m_leastEv = addNumber(tr("Least EV"), {settings::evLimits, evStep, false, true, false, QStringLiteral("%")},
                          [](settings::Preferences &preferences, double value) { preferences.minimumEv = value; });
    m_leastEv.row->setHint(tr("Bets that are expected to return less than this on the stake are not looked for at all."));
}

void StakingSection::fill()
{
    const settings::Preferences &now = preferences();
    for (const NumberRow &money : {m_bankroll, m_unit}) {
        money.field->setUnit(now.currency);
        money.row->setUnit(now.currency);
    }
    m_bankroll.field->setValue(now.bankroll);
    m_currency->setKey(now.currency);
    m_unit.field->setValue(now.unit);
    m_unit.row->setHint(unitWords(now.unit, now.bankroll));
    m_kelly.field->setValue(now.kellyFraction);
    m_kelly.row->setHint(kellyWords(now.kellyFraction));
    m_leastEv.field->setValue(now.minimumEv);
}

} // namespace evision::ui
