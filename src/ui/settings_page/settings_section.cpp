// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/settings_section.h"

#include "ui/settings_page/number_field.h"
#include "ui/settings_page/setting_row.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace evision::ui {

SettingsSection::SettingsSection(const Theme &theme, const QString &title, CheckPreferences check)
    : m_theme(theme), m_title(title), m_check(std::move(check)), m_column(new QVBoxLayout(this))
{
    setAccessibleName(title);
    auto *heading = new QLabel(title, this);
    heading->setFont(theme.headingFont());
    connect(&theme, &Theme::changed, heading, [heading, &theme] { heading->setFont(theme.headingFont()); });
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::l);
    m_column->addWidget(heading);
}

SettingRow *SettingsSection::addRow(const QString &name, QWidget *field)
{
    auto *row = new SettingRow(m_theme, name, field, this);
    if (m_rows.empty())
        setFocusProxy(field);
    m_rows.push_back(row);
    m_column->addWidget(row);
    return row;
}

void SettingsSection::insertBelowHeading(QWidget *widget)
{
    m_column->insertWidget(1, widget);
}

SettingsSection::NumberRow SettingsSection::addNumber(const QString &name, const NumberStyle &style,
                                                      const SetNumber &set)
{
    auto *field = new NumberField(name, style);
    SettingRow *row = addRow(name, field);
    row->setUnit(style.unit);
    m_numbers.push_back(field);
    connect(field, &NumberField::entered, this, [this, row, set](double value) {
        change(*row, [&](settings::Preferences &preferences) { set(preferences, value); });
    });
    connect(field, &NumberField::refused, this, [this, row, field](const QString &problem) {
        //: What is wrong, and what is used instead: "It must be a whole number. 500 is still used."
        refuse(*row, tr("%1 %2 is still used.").arg(problem, field->valueText()));
    });
    connect(field, &NumberField::restored, this, [row] { row->setProblem({}); });
    return {field, row};
}

void SettingsSection::change(SettingRow &row, const std::function<void(settings::Preferences &)> &edit)
{
    settings::Preferences wish = m_preferences;
    edit(wish);
    const QString problem = m_check ? m_check(wish) : QString();
    if (!problem.isEmpty())
        return refuse(row, problem);
    row.setProblem({});
    if (wish != m_preferences)
        Q_EMIT wanted(wish);
    else
        fill();
}

void SettingsSection::refuse(SettingRow &row, const QString &problem)
{
    row.setProblem(problem);
    fill();
}

void SettingsSection::setPreferences(const settings::Preferences &preferences)
{
    m_preferences = preferences;
    fill();
}

void SettingsSection::restore()
{
    for (NumberField *field : m_numbers)
        field->restore();
    for (SettingRow *row : m_rows)
        row->setProblem({});
}

void SettingsSection::setNarrow(bool narrow)
{
    for (SettingRow *row : m_rows)
        row->setNarrow(narrow);
}

} // namespace evision::ui
