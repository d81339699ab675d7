// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/glyph.h"
#include "ui/theme/palette.h"
#include "ui/theme/role.h"

#include <QFont>
#include <QIcon>
#include <QObject>

#include <cstdint>
#include <map>
#include <utility>

class QApplication;

namespace evision::ui {

enum class SchemeChoice : std::uint8_t {
    System,
    Light,
    Dark,
};

enum class Density : std::uint8_t {
    Compact,
    Normal,
    Roomy,
};

struct ThemeOptions {
    SchemeChoice scheme = SchemeChoice::System;
    Density density = Density::Normal;
    bool reduceMotion = false;

    bool operator==(const ThemeOptions &) const = default;
};

/// Distances between things, in device-independent pixels.
namespace spacing {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
} // namespace spacing
inline constexpr int cornerRadius = 4;
inline constexpr int iconSize = 16;

/// How everything looks: colours by role, icons, fonts, row heights. Made once, before the first window, and handed to
/// whoever draws; sets the application's style, palette and nothing else. GUI thread only.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// The application is there to be dressed, not to be kept.
    explicit Theme(const QApplication &application, const ThemeOptions &options = {});
    /// Gives the system's palette back.
    ~Theme() override;

    void setOptions(const ThemeOptions &options);
    [[nodiscard]] const ThemeOptions &options() const noexcept { return m_options; }

    /// What the choice comes to.
    [[nodiscard]] Scheme scheme() const noexcept { return m_scheme; }
    [[nodiscard]] bool isDark() const noexcept { return m_scheme == Scheme::Dark; }
    [[nodiscard]] QColor color(Role role) const { return colorOf(m_scheme, role); }

    /// Of the text's colour, or of a role's; made once each. Ask again after changed().
    [[nodiscard]] QIcon icon(Glyph glyph, Role role = Role::Text) const;

    /// The application's font with figures of one width.
    [[nodiscard]] QFont numberFont() const;
    /// One step larger and bold.
    [[nodiscard]] QFont headingFont() const;
    [[nodiscard]] QFont strongFont() const;
    [[nodiscard]] QFont smallFont() const;

    /// Of a table, in device-independent pixels; never less than a line of the font.
    [[nodiscard]] int rowHeight() const;
    /// Nothing may fade or slide.
    [[nodiscard]] bool reduceMotion() const noexcept { return m_options.reduceMotion; }

Q_SIGNALS:
    /// Colours, icons, fonts or heights are others now.
    void changed();

private:
    void apply();
    [[nodiscard]] Scheme systemScheme() const;

    ThemeOptions m_options;
    bool m_systemWasDark; ///< by the palette before ours
    Scheme m_scheme = Scheme::Light;
    mutable std::map<std::pair<Glyph, Role>, QIcon> m_icons;
};

} // namespace evision::ui
