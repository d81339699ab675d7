// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/flag_glyph.h"

namespace evision::ui {

Glyph glyphOf(edge::Flag flag) noexcept
{
    switch (flag) {
    case edge::Flag::Stale:
        return Glyph::Clock;
    case edge::Flag::InPlay:
        return Glyph::InPlay;
    case edge::Flag::Suspect:
        return Glyph::Suspect;
    case edge::Flag::FirstMover:
        return Glyph::FirstMover;
    case edge::Flag::ThinExchange:
        return Glyph::ThinExchange;
    case edge::Flag::Interpolated:
        return Glyph::Interpolated;
    case edge::Flag::OneSharp:
        return Glyph::OneSharp;
    case edge::Flag::PushPossible:
        return Glyph::PushPossible;
    case edge::Flag::RulesDiffer:
        break;
    }
    return Glyph::RulesDiffer;
}

Role roleOf(edge::Flag flag) noexcept
{
    switch (flag) {
    case edge::Flag::Stale:
    case edge::Flag::InPlay:
    case edge::Flag::Suspect:
    case edge::Flag::ThinExchange:
    case edge::Flag::RulesDiffer:
        return Role::Warning;
    case edge::Flag::FirstMover:
    case edge::Flag::Interpolated:
    case edge::Flag::OneSharp:
    case edge::Flag::PushPossible:
        break;
    }
    return Role::Muted;
}

} // namespace evision::ui
