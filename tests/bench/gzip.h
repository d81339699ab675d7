// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evision::bench {

/// The bytes as a web server would compress them.
[[nodiscard]] std::string gzipped(std::string_view bytes);

/// zlib's way back, into a buffer that is large enough from the start. False when it fails.
bool inflateWithZlib(std::string_view compressed, char *to, std::size_t size);

/// The same as a program does it that is told the size by nobody: by pieces, into a new text that grows. Empty when it
/// fails.
[[nodiscard]] std::string inflatedWithZlib(std::string_view compressed);

} // namespace evision::bench
