// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/glyph_icon.h"
#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

// Q_INIT_RESOURCE may not stand in a namespace.
static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace evision::ui {

namespace {

bool hasTabularFigures(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(QLatin1Char('0'));
    constexpr qreal noticeable = 0.01;
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > noticeable)
            return false;
    }
    return true;
}

} // namespace

Theme::Theme(const QApplication &, const ThemeOptions &options)
    : m_options(options),
      m_systemWasDark(QGuiApplication::palette().color(QPalette::Window).lightness() <
                      QGuiApplication::palette().color(QPalette::WindowText).lightness())
{
    loadIcons();
    QApplication::setStyle(new ThemeStyle); // the application owns it
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_options.scheme == SchemeChoice::System)
            apply();
    });
#endif
    apply();
}

Theme::~Theme()
{
    QApplication::setPalette(QPalette());
}

void Theme::setOptions(const ThemeOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    apply();
}

Scheme Theme::systemScheme() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme told = QGuiApplication::styleHints()->colorScheme(); told != Qt::ColorScheme::Unknown)
        return told == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
#endif
    return m_systemWasDark ? Scheme::Dark : Scheme::Light;
}

void Theme::apply()
{
    switch (m_options.scheme) {
    case SchemeChoice::System:
        m_scheme = systemScheme();
        break;
    case SchemeChoice::Light:
        m_scheme = Scheme::Light;
        break;
    case SchemeChoice::Dark:
        m_scheme = Scheme::Dark;
        break;
    }
    m_icons.clear();
    QApplication::setPalette(paletteOf(m_scheme));
    Q_EMIT changed();
}

QIcon Theme::icon(Glyph glyph, Role role) const
{
    const auto [found, isNew] = m_icons.try_emplace({glyph, role});
    if (isNew)
        found->second = glyphIcon(glyph, color(role), color(Role::Muted));
    return found->second;
}

QFont Theme::numberFont() const
{
    QFont font = QApplication::font();
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    if (hasTabularFigures(font))
        return font;
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    return fixed;
}

QFont Theme::headingFont() const
{
    QFont font = strongFont();
    constexpr qreal step = 1.2;
    font.setPointSizeF(font.pointSizeF() * step);
    return font;
}

QFont Theme::strongFont() const
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::smallFont() const
{
    QFont font = QApplication::font();
    constexpr qreal step = 0.9;
    font.setPointSizeF(font.pointSizeF() * step);
    return font;
}

int Theme::rowHeight() const
{
    int height = 0;
    switch (m_options.density) {
    case Density::Compact:
        height = 24;
        break;
    case Density::Normal:
        height = 28;
        break;
    case Density::Roomy:
        height = 36;
        break;
    }
    const QFontMetricsF metrics(QApplication::font());
    return std::max(height, static_cast<int>(std::ceil(metrics.height())) + spacing::xs);
}

} // namespace evision::ui
