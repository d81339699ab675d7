// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/choice.h"

namespace evision::ui {

/// What it means to stake this part of full Kelly, 0.01 to 1.
[[nodiscard]] QString kellyWords(double fraction);
/// What a unit is to a bankroll.
[[nodiscard]] QString unitWords(double unit, double bankroll);

/// Those that are bet in most, by code.
[[nodiscard]] QList<Choice> currencyChoices();
/// What the service gives for all games of a sport at once.
[[nodiscard]] QList<Choice> marketChoices();
[[nodiscard]] QList<Choice> regionChoices();

} // namespace evision::ui
