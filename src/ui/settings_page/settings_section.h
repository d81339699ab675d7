// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace evision::ui {

class NumberField;
class SettingRow;
class Theme;
struct NumberStyle;

/// What is wrong with preferences as a whole, a sentence for the user; empty when nothing is. Must not wait.
using CheckPreferences = std::function<QString(const settings::Preferences &)>;

/// Settings that belong together, under a heading. It shows what it is given and asks for what the user wants; it keeps
/// nothing itself.
class SettingsSection : public QWidget {
    Q_OBJECT

public:
    SettingsSection(const Theme &theme, const QString &title, CheckPreferences check);

    [[nodiscard]] const QString &title() const noexcept { return m_title; }
    /// As they are now; without a signal.
    void setPreferences(const settings::Preferences &preferences);
    /// Texts that could not be used are given up.
    void restore();
    void setNarrow(bool narrow);

Q_SIGNALS:
    /// Different preferences are wanted, and nothing is wrong with them.
    void wanted(const evision::settings::Preferences &preferences);

protected:
    /// From preferences() into the fields, without a signal.
    virtual void fill() = 0;

    [[nodiscard]] const Theme &theme() const noexcept { return m_theme; }
    [[nodiscard]] const settings::Preferences &preferences() const noexcept { return m_preferences; }
    SettingRow *addRow(const QString &name, QWidget *field);
    /// Takes the widget, from another layout if need be.
    void insertBelowHeading(QWidget *widget);

    using SetNumber = std::function<void(settings::Preferences &, double)>;
    /// A number that sets something, in a row of its own.
    struct NumberRow {
        NumberField *field;
        SettingRow *row;
    };
    NumberRow addNumber(const QString &name, const NumberStyle &style, const SetNumber &set);

    /// Asks for the preferences with a change, or says at the row why they cannot be.
    void change(SettingRow &row, const std::function<void(settings::Preferences &)> &edit);
    /// The same where the choice itself is wrong: nothing is asked for.
    void refuse(SettingRow &row, const QString &problem);

private:
    const Theme &m_theme;
    QString m_title;
    CheckPreferences m_check;
    settings::Preferences m_preferences;
    QVBoxLayout *m_column;
    std::vector<SettingRow *> m_rows;
    std::vector<NumberField *> m_numbers;
};

} // namespace evision::ui
