// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/opportunity.h"

#include <QString>

#include <vector>

namespace evision::models {

/// The flags that are set, the most serious first.
[[nodiscard]] std::vector<edge::Flag> flagList(edge::Flags flags);
/// One or two words.
[[nodiscard]] QString flagWord(edge::Flag flag);
/// A sentence: what it means for the number, and from where on it is set.
[[nodiscard]] QString flagMeaning(edge::Flag flag);

} // namespace evision::models
