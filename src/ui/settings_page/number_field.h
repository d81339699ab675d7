// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/number_text.h"

#include <QLineEdit>

namespace evision::ui {

/// A number that is typed freely: what cannot be used stays as it was typed, and is told, while the last good number
/// stays in use. Up, Down, PgUp and PgDown step; Esc brings the last good number back.
class NumberField final : public QLineEdit {
    Q_OBJECT

public:
    NumberField(const QString &name, const NumberStyle &style, QWidget *parent = nullptr);

    /// The last good one.
    [[nodiscard]] double value() const noexcept { return m_value; }
    [[nodiscard]] QString valueText() const;
    /// The number that is in use from now on. Without a signal. What is being typed is left alone while it says the
    /// same, or was refused.
    void setValue(double value);
    void setUnit(const QString &unit);
    /// Gives up what was typed.
    void restore();

Q_SIGNALS:
    /// The user typed it, and it is within its limits.
    void entered(double value);
    /// The user typed what is not; with a sentence.
    void refused(const QString &problem);
    void restored();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take(const QString &text);
    void step(double steps);

    NumberStyle m_style;
    double m_value = 0;
    bool m_touched = false; ///< the text is the user's
};

} // namespace evision::ui
