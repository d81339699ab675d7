// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/limits.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace evision::ui {

/// How a number is written and what it may be.
struct NumberStyle {
    settings::Limits<double> limits;
    double step = 1;         ///< of the arrow keys, as it is kept
    bool isWhole = false;
    bool isPercent = false;  ///< kept as a fraction, shown times a hundred
    bool isFraction = false; ///< may be written as 1/4 or 25 %
    QString unit;            ///< shown after it, where there is one
};

/// A number that was typed, or why it is none that can be used.
struct TypedNumber {
    std::optional<double> value;
    QString problem; ///< a sentence for the user; empty when there is a value
};

[[nodiscard]] TypedNumber numberFrom(const QString &text, const NumberStyle &style, const QLocale &locale);
/// The shortest text that is the same number.
[[nodiscard]] QString numberText(double value, const NumberStyle &style, const QLocale &locale);
/// The same with its unit, for sentences.
[[nodiscard]] QString amountText(double value, const NumberStyle &style, const QLocale &locale);

} // namespace evision::ui
