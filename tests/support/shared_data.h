// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace evision::test {

/// The folder of recorded responses and golden vectors that developers keep beside the checkout, if it is there.
/// EVISION_SHARED_DIR names another place. Tests skip, and say so, without it.
inline std::optional<std::filesystem::path> sharedData()
{
    const char *named = std::getenv("EVISION_SHARED_DIR");
    const std::filesystem::path folder =
        named ? std::filesystem::path(named) : std::filesystem::path(EVISION_SOURCE_DIR) / ".." / "shared";
    std::error_code error;
    if (!std::filesystem::is_directory(folder / "data", error))
        return std::nullopt;
    return folder / "data";
}

} // namespace evision::test
