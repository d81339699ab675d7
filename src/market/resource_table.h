// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace evision::market {

/// A row of a resource file, cut at the commas and trimmed.
struct ResourceRow {
    int lineNumber = 0; ///< from 1
    std::vector<std::string> cells;
};

/// What is wrong with a resource file, in a sentence, and where. Line 0 is the file as a whole.
struct ResourceError {
    int lineNumber = 0;
    std::string message;
};

/// The rows of comma-separated `text`: a byte order mark, empty lines and lines that begin with # are left out. Every
/// row must have `columns` cells of printable ASCII.
[[nodiscard]] Expected<std::vector<ResourceRow>, ResourceError> parseResource(std::string_view text,
                                                                              std::size_t columns);

} // namespace evision::market
