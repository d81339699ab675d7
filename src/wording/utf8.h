// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace evision::wording {

/// Bytes of the character that `text` begins with, 0 where it is no UTF-8 (RFC 3629: no overlong forms, no surrogates).
[[nodiscard]] std::size_t utf8Length(std::string_view text) noexcept;

/// The code point of one character, of as many bytes as utf8Length says.
[[nodiscard]] std::uint32_t codePoint(std::string_view character) noexcept;

} // namespace evision::wording
