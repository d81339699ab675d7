// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace evision::process {

enum class StandardStream { Output, Error };

/// Whether a person looks at the stream, so that colour makes sense. NO_COLOR in the environment says it does not.
[[nodiscard]] bool isTerminal(StandardStream stream) noexcept;

/// Whether it is a terminal, coloured or not.
[[nodiscard]] bool isConsole(StandardStream stream) noexcept;

/// What a terminal shows at once, in characters.
struct ConsoleSize {
    std::size_t width = 0; ///< 0: it is no terminal, or does not say
    std::size_t height = 0;
};
/// Of the standard output, as it is now: a window may be drawn larger. COLUMNS and LINES do not count.
[[nodiscard]] ConsoleSize consoleSize() noexcept;

} // namespace evision::process
