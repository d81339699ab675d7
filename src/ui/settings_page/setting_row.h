// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace evision::ui {

class NoteLine;
class Theme;

/// A setting as it is read: its name, what edits it, and below that what it means - or, while what stands there cannot
/// be used, what is wrong with it.
class SettingRow final : public QWidget {
    Q_OBJECT

public:
    /// Takes the field. `unit` stands after it.
    SettingRow(const Theme &theme, const QString &name, QWidget *field, QWidget *parent = nullptr);

    void setUnit(const QString &unit);
    void setHint(const QString &hint);
    /// An empty sentence: nothing is wrong.
    void setProblem(const QString &problem);
    [[nodiscard]] const QString &problem() const noexcept { return m_problem; }
    [[nodiscard]] const QString &hint() const noexcept { return m_hint; }
    /// The name above the field instead of beside it.
    void setNarrow(bool narrow);

private:
    void describe();

    QLabel *m_name;
    QWidget *m_field;
    QLabel *m_unit;
    NoteLine *m_note;
    QBoxLayout *m_layout;
    QString m_hint;
    QString m_problem;
};

} // namespace evision::ui
