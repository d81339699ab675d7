// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace evision::ui {

/// What a colour is for. Widgets ask for one of these, never for a colour.
enum class Role : std::uint8_t {
    // What lies behind text.
    Base,         ///< fields, tables
    Surface,      ///< the window
    Raised,       ///< popups, cards
    AlternateRow, ///< every other row of a table
    Selection,
    Flash, ///< a cell that has just changed
    // Lines.
    Border,
    // Text and what stands for it. Each is readable on everything above.
    Text,
    Muted,
    Accent, ///< focus, links
    MovedUp,
    MovedDown,
    Positive, ///< money only
    Negative, ///< money only
    Warning,  ///< flags, stale
};
inline constexpr int roleCount = 15;

} // namespace evision::ui
