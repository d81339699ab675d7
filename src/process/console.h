// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace evision::process {

enum class StandardStream { Output, Error };

/// Whether a person looks at the stream, so that colour makes sense. NO_COLOR in the environment says it does not.
[[nodiscard]] bool isTerminal(StandardStream stream) noexcept;

} // namespace evision::process
