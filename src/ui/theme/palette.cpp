// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace evision::ui {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

// In the order of Role.
constexpr std::array<Pair, roleCount> colors{{
    {0xFFFFFFFF, 0xFF11161D}, // Base
    {0xFFF5F7FA, 0xFF181F28}, // Surface
    {0xFFFFFFFF, 0xFF202936}, // Raised
    {0xFFFAFBFC, 0xFF151B23}, // AlternateRow
    {0xFFDCE9FB, 0xFF1E3A5F}, // Selection
    {0xFFFFF3C4, 0xFF3A3514}, // Flash
    {0xFFD5DBE3, 0xFF344152}, // Border
    {0xFF18212D, 0xFFE7ECF3}, // Text
    {0xFF566273, 0xFF9CA9BA}, // Muted
    {0xFF0B5FC4, 0xFF62AEFF}, // Accent
    {0xFF0B5FC4, 0xFF62AEFF}, // MovedUp
    {0xFFA34300, 0xFFFFA45C}, // MovedDown
    {0xFF086F43, 0xFF43CF93}, // Positive
    {0xFFB93227, 0xFFFF8379}, // Negative
    {0xFF8A5A00, 0xFFE6B64C}, // Warning
}};

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue());
}

void setText(QPalette &palette, QPalette::ColorGroup group, const QColor &color)
{
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(group, role, color);
}

} // namespace

QColor colorOf(Scheme scheme, Role role)
{
    const Pair &pair = colors.at(static_cast<std::size_t>(role));
    return QColor::fromRgb(scheme == Scheme::Light ? pair.light : pair.dark);
}

QPalette paletteOf(Scheme scheme)
{
    const auto color = [scheme](Role role) { return colorOf(scheme, role); };
    QPalette palette(color(Role::Text), color(Role::Surface), color(Role::Raised), color(Role::Border),
                     color(Role::Muted), color(Role::Text), color(Role::Text), color(Role::Base), color(Role::Surface));
    palette.setColor(QPalette::Button, color(Role::Raised));
    palette.setColor(QPalette::Midlight, color(Role::Surface));
    palette.setColor(QPalette::Mid, color(Role::Border));
    palette.setColor(QPalette::Dark, color(Role::Border));
    palette.setColor(QPalette::Shadow, color(Role::Border));
    palette.setColor(QPalette::AlternateBase, color(Role::AlternateRow));
    palette.setColor(QPalette::ToolTipBase, color(Role::Raised));
    palette.setColor(QPalette::ToolTipText, color(Role::Text));
    palette.setColor(QPalette::PlaceholderText, color(Role::Muted));
    palette.setColor(QPalette::Highlight, color(Role::Selection));
    palette.setColor(QPalette::HighlightedText, color(Role::Text));
    palette.setColor(QPalette::Link, color(Role::Accent));
    palette.setColor(QPalette::LinkVisited, color(Role::Accent));
    // What cannot be used now must still be read.
    setText(palette, QPalette::Disabled, color(Role::Muted));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(Role::Border));
    return palette;
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace evision::ui
