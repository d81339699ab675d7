// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evision::feed {

/// `text` with every occurrence of the API key, plain or percent-encoded and in any case, and the value of every
/// `apiKey=` replaced by asterisks.
[[nodiscard]] std::string withoutKey(std::string_view text, std::string_view key);

/// Text of a stranger as it may be shown and logged: one line without control, direction and invisible characters and
/// angle brackets, without the key, at most so many bytes. Empty if it is not UTF-8 or
/// beyond any length of a message.
[[nodiscard]] std::string shownText(std::string_view text, std::string_view key, std::size_t most = 240);

} // namespace evision::feed
