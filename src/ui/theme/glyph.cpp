// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/glyph.h"

#include <array>

namespace evision::ui {

namespace {

// In the order of Glyph; a test opens each.
constexpr std::array<const char *, glyphCount> names{
    "about",         "arrow_down", "arrow_up",      "book",    "check",     "chevron_down",  "chevron_left",
    "chevron_right", "clock",      "close",         "columns", "copy",      "credits",       "explain",
    "eye",           "filter",     "first_mover",   "flag",    "history",   "in_play",       "interpolated",
    "key",           "link",       "market",        "menu",    "one_sharp", "opportunities", "push_possible",
    "refresh",       "reset",      "rules_differ",  "search",  "settings",  "sidebar",       "speed",
    "stake",         "suspect",    "thin_exchange", "warning",
};

} // namespace

QString glyphFile(Glyph glyph)
{
    return QStringLiteral(":/evision/icons/%1.svg").arg(QLatin1String(names.at(static_cast<std::size_t>(glyph))));
}

} // namespace evision::ui
