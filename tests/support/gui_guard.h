// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace evision::test {

/// Notes every call that may block - files, folders, sockets, names, databases, the keychain - made on one thread while
/// it is on. What Qt itself loads late, fonts and plugins, is allowed. Linux only, and not under a sanitizer that has
/// these calls for itself: a test first makes one such call to see whether it is noted.
class GuiGuard {
public:
    /// Watches the calling thread.
    GuiGuard();
    ~GuiGuard();
    GuiGuard(const GuiGuard &) = delete;
    GuiGuard &operator=(const GuiGuard &) = delete;

    /// Such as "openat /home/me/preferences.json", each with where it came from.
    [[nodiscard]] static std::vector<std::string> calls();
};

} // namespace evision::test
