// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace evision::ui {

/// The pictures there are, one file of resources/icons each, in its name.
enum class Glyph : std::uint8_t {
    About,
    ArrowDown,
    ArrowUp,
    Book,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Clock,
    Close,
    Columns,
    Copy,
    Credits,
    Explain,
    Eye,
    Filter,
    FirstMover,
    Flag,
    History,
    InPlay,
    Interpolated,
    Key,
    Link,
    Market,
    Menu,
    OneSharp,
    Opportunities,
    PushPossible,
    Refresh,
    Reset,
    RulesDiffer,
    Search,
    Settings,
    Sidebar,
    Speed,
    Stake,
    Suspect,
    ThinExchange,
    Warning,
};
inline constexpr int glyphCount = 39;

/// Where its drawing is among the resources.
[[nodiscard]] QString glyphFile(Glyph glyph);

} // namespace evision::ui
