// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace evision::wording {

/// A name made of a feed's key, for one that nobody has a title for: "codere_it" is "Codere IT", "soccer_epl" "Soccer
/// EPL". Fit for a screen.
[[nodiscard]] std::string readableKey(std::string_view key);

} // namespace evision::wording
