// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/glyph_icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <memory>
#include <utility>

namespace evision::ui {

namespace {

/// Draws when it is asked, so that a window that moves to a finer screen gets finer icons.
class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(std::shared_ptr<QSvgRenderer> drawing, const QColor &color, const QColor &disabled)
        : m_drawing(std::move(drawing)), m_color(color), m_disabled(disabled)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        const int side = std::min(size.width(), size.height());
        m_drawing->render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), mode == QIcon::Disabled ? m_disabled : m_color);
        painter.end();
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new GlyphEngine(m_drawing, m_color, m_disabled); }
    [[nodiscard]] QString key() const override { return QStringLiteral("evision-glyph"); }
    [[nodiscard]] bool isNull() override { return !m_drawing->isValid(); }

private:
    std::shared_ptr<QSvgRenderer> m_drawing;
    QColor m_color;
    QColor m_disabled;
};

} // namespace

QIcon glyphIcon(Glyph glyph, const QColor &color, const QColor &disabled)
{
    QFile file(glyphFile(glyph));
    // One of the program's own resources: it is there, or a test fails.
    const bool opened = file.open(QIODevice::ReadOnly);
    auto drawing = std::make_shared<QSvgRenderer>(opened ? file.readAll() : QByteArray());
    return QIcon(new GlyphEngine(std::move(drawing), color, disabled)); // QIcon owns it
}

} // namespace evision::ui
