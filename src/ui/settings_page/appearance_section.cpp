// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/appearance_section.h"

#include "ui/settings_page/choice_box.h"
#include "ui/settings_page/setting_row.h"

#include <QCheckBox>
#include <QSignalBlocker>

namespace evision::ui {

namespace {

/// The keys are the numbers of an enum's values.
QList<Choice> numbered(const QStringList &titles)
{
    QList<Choice> choices;
    for (qsizetype at = 0; at < titles.size(); ++at)
        choices.append({QString::number(at), titles[at], {}});
    return choices;
}

template <typename Enum>
QString keyOf(Enum value)
{
    return QString::number(static_cast<int>(value));
}

template <typename Enum>
Enum valueOf(const QString &key)
{
    return static_cast<Enum>(key.toInt());
}

} // namespace

AppearanceSection::AppearanceSection(const Theme &theme, const CheckPreferences &check)
    : SettingsSection(theme, tr("Appearance"), check),
      m_scheme(new ChoiceBox(tr("Theme"), numbered({tr("As the system"), tr("Light"), tr("Dark")}))),
      m_density(new ChoiceBox(tr("Row height"), numbered({tr("Compact"), tr("Normal"), tr("Roomy")}))),
      m_reduceMotion(new QCheckBox(tr("Reduce motion")))
{
    SettingRow *schemeRow = addRow(tr("Theme"), m_scheme);
    connect(m_scheme, &ChoiceBox::keyChosen, this, [this, schemeRow](const QString &key) {
        change(*schemeRow, [&key](settings::Preferences &preferences) {
            preferences.scheme = valueOf<settings::Scheme>(key);
        });
    });
    SettingRow *densityRow = addRow(tr("Row height"), m_density);
    connect(m_density, &ChoiceBox::keyChosen, this, [this, densityRow](const QString &key) {
        change(*densityRow, [&key](settings::Preferences &preferences) {
            preferences.density = valueOf<settings::Density>(key);
        });
    });
    SettingRow *motionRow = addRow(tr("Motion"), m_reduceMotion);
    motionRow->setHint(tr("A price that changed gets a mark for two seconds instead of fading."));
    connect(m_reduceMotion, &QCheckBox::toggled, this, [this, motionRow](bool on) {
        change(*motionRow, [on](settings::Preferences &preferences) { preferences.reduceMotion = on; });
    });
}

void AppearanceSection::fill()
{
    m_scheme->setKey(keyOf(preferences().scheme));
    m_density->setKey(keyOf(preferences().density));
    const QSignalBlocker quiet(m_reduceMotion);
    m_reduceMotion->setChecked(preferences().reduceMotion);
}

} // namespace evision::ui
