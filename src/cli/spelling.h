// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evision::cli {

/// Of `known` the word that `text` is likely to have been meant for: alike but for case, spaces and dashes, or a letter
/// or two. Empty when none is near.
[[nodiscard]] std::string likely(std::string_view text, const std::vector<std::string> &known);
/// " Did you mean X?", or nothing.
[[nodiscard]] std::string didYouMean(std::string_view text, const std::vector<std::string> &known);

} // namespace evision::cli
