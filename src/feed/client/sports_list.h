// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/quote_source.h"

#include <optional>
#include <string_view>
#include <vector>

namespace evision::feed {

/// The list of sports of an answer that is UTF-8. An element that is no object, or has no key that a call could name,
/// is left out; of a key that comes twice the first counts. Nothing if the answer is not an array or not JSON.
[[nodiscard]] std::optional<std::vector<SportInfo>> readSports(std::string_view body);

} // namespace evision::feed
