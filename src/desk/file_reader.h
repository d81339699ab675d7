// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <cstddef>
#include <string>

namespace evision::desk {

/// The bytes of a file of at most `mostBytes`. The error is a sentence for the user that names the file and what to do.
[[nodiscard]] Expected<std::string, std::string> readFile(const std::string &path, std::size_t mostBytes);

} // namespace evision::desk
