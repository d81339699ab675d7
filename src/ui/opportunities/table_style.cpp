// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/table_style.h"

#include <QApplication>

namespace evision::ui {

TableStyle::TableStyle(const Theme &theme)
    : base(theme.color(Role::Base)), alternate(theme.color(Role::AlternateRow)),
      selection(theme.color(Role::Selection)), flash(theme.color(Role::Flash)), border(theme.color(Role::Border)),
      text(theme.color(Role::Text)), muted(theme.color(Role::Muted)), accent(theme.color(Role::Accent)),
      movedUp(theme.color(Role::MovedUp)), movedDown(theme.color(Role::MovedDown)),
      positive(theme.color(Role::Positive)), negative(theme.color(Role::Negative)),
      warning(theme.color(Role::Warning)), words(QApplication::font()), numbers(theme.numberFont()),
      wordMetrics(words), numberMetrics(numbers), reduceMotion(theme.reduceMotion())
{
}

} // namespace evision::ui
