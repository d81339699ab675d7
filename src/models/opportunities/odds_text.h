// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/odds_format.h"

#include <QString>

namespace evision::models {

/// A price as it stands in a column: decimals are as many in each row, so that their points are in line. Empty where
/// the format has no such price.
[[nodiscard]] QString oddsText(pricing::OddsFormat format, double decimal);
inline constexpr int asManyAsMatter = -1; ///< decimals, two at least
/// A price in a sentence; in other formats than decimal followed by the
/// decimal price, which is what everything is computed with.
[[nodiscard]] QString exactOddsText(pricing::OddsFormat format, double decimal, int decimals = asManyAsMatter);
/// "American (+110)": its name, and what a price of 2.10 looks like in it.
[[nodiscard]] QString oddsFormatName(pricing::OddsFormat format);

} // namespace evision::models
