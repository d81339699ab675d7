// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/number_field.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace evision::ui {

namespace {

constexpr double bigSteps = 10;
constexpr int letters = 14;

} // namespace

NumberField::NumberField(const QString &name, const NumberStyle &style, QWidget *parent)
    : QLineEdit(parent), m_style(style)
{
    setAccessibleName(name);
    setAlignment(Qt::AlignRight);
    constexpr int mostLetters = 40;
    setMaxLength(mostLetters);
    setFixedWidth(letters * fontMetrics().averageCharWidth());
    setToolTip(tr("Up and Down step, Esc brings back the number in use."));
    connect(this, &QLineEdit::textEdited, this, &NumberField::take);
    setText(numberText(m_value, m_style, locale()));
}

QString NumberField::valueText() const
{
    return amountText(m_value, m_style, locale());
}

void NumberField::setUnit(const QString &unit)
{
    m_style.unit = unit;
}

void NumberField::setValue(double value)
{
    const bool isSame = value == m_value;
    m_value = value;
    const TypedNumber typed = numberFrom(text(), m_style, locale());
    const bool saysSo = typed.value && *typed.value == value;
    if (m_touched && (saysSo || isSame)) // whoever types is not interrupted; leaving the field writes it out
        return;
    m_touched = false;
    setText(numberText(value, m_style, locale()));
}

void NumberField::restore()
{
    m_touched = false;
    setText(numberText(m_value, m_style, locale()));
    Q_EMIT restored();
}

void NumberField::take(const QString &text)
{
    m_touched = true;
    const TypedNumber typed = numberFrom(text, m_style, locale());
    if (typed.value)
        Q_EMIT entered(*typed.value);
    else
        Q_EMIT refused(typed.problem);
}

void NumberField::step(double steps)
{
    const double wanted = std::round(m_value / m_style.step + steps) * m_style.step;
    const double value = std::clamp(wanted, m_style.limits.least, m_style.limits.most);
    setText(numberText(value, m_style, locale()));
    take(text());
}

void NumberField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return step(1);
    case Qt::Key_Down:
        return step(-1);
    case Qt::Key_PageUp:
        return step(bigSteps);
    case Qt::Key_PageDown:
        return step(-bigSteps);
    case Qt::Key_Escape:
        if (m_touched)
            return restore();
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void NumberField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const TypedNumber typed = numberFrom(text(), m_style, locale());
    if (typed.value && *typed.value == m_value) { // "5000" becomes "5,000"
        m_touched = false;
        setText(numberText(m_value, m_style, locale()));
    }
}

} // namespace evision::ui
