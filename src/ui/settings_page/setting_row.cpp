// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/setting_row.h"

#include "ui/settings_page/note_line.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace evision::ui {

namespace {

constexpr int nameLetters = 26;

/// As wide as it wants to be, or as wide as there is room.
bool isWide(const QWidget &field)
{
    return field.sizePolicy().horizontalPolicy() == QSizePolicy::Preferred && field.maximumWidth() == QWIDGETSIZE_MAX;
}

} // namespace

SettingRow::SettingRow(const Theme &theme, const QString &name, QWidget *field, QWidget *parent)
    : QWidget(parent),
      m_name(new QLabel(name, this)),
      m_field(field),
      m_unit(new QLabel(this)),
      m_note(new NoteLine(theme, this)),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_name->setBuddy(field);
    m_name->setWordWrap(true);
    m_name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *line = new QHBoxLayout;
    line->setSpacing(spacing::s);
    line->addWidget(field, isWide(*field) ? 1 : 0);
    line->addWidget(m_unit);
    if (!isWide(*field))
        line->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing::xs);
    column->addLayout(line);
    column->addWidget(m_note);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_name);
    m_layout->addLayout(column, 1);
    m_unit->setTextFormat(Qt::PlainText); // a currency comes from a file
    m_unit->hide();
    setNarrow(false);
}

void SettingRow::setUnit(const QString &unit)
{
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
}

void SettingRow::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    describe();
}

void SettingRow::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    describe();
}

void SettingRow::describe()
{
    if (m_problem.isEmpty())
        m_note->explain(m_hint);
    else
        m_note->warn(m_problem);
    m_field->setAccessibleDescription(m_note->sentence());
}

void SettingRow::setNarrow(bool narrow)
{
    const int width = nameLetters * fontMetrics().averageCharWidth();
    m_layout->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setSpacing(narrow ? spacing::xs : spacing::l);
    m_name->setMinimumWidth(narrow ? 0 : width);
    m_name->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : width);
    // The first line of the name stands beside that of the field.
    m_name->setContentsMargins(0, narrow ? 0 : spacing::xs, 0, 0);
}

} // namespace evision::ui
