// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/price_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace evision::ui {

namespace {

constexpr int stripHeight = 56;
constexpr double lowestBar = 0.15; ///< of the height: the worst price is still to be seen
constexpr double widestBar = 28;

} // namespace

PriceStrip::PriceStrip(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setMinimumHeight(stripHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize PriceStrip::sizeHint() const
{
    return {stripHeight * 4, stripHeight};
}

void PriceStrip::setPrices(std::vector<StripPrice> prices, double fairPrice, OddsText oddsText)
{
    std::stable_sort(prices.begin(), prices.end(),
                     [](const StripPrice &a, const StripPrice &b) { return a.price > b.price; });
    m_prices = std::move(prices);
    m_fairPrice = fairPrice;
    m_oddsText = std::move(oddsText);
    const auto mine = std::find_if(m_prices.begin(), m_prices.end(), [](const StripPrice &one) { return one.isThis; });
    setAccessibleName(mine == m_prices.end() ? tr("All prices of this line")
                                             : tr("All prices of this line, %1 at place %2 of %3, best first")
                                                   .arg(mine->bookmaker)
                                                   .arg(mine - m_prices.begin() + 1)
                                                   .arg(m_prices.size()));
    update();
}

void PriceStrip::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    update();
}

double PriceStrip::heightOf(double price) const
{
    double least = m_fairPrice > 0 ? m_fairPrice : price;
    double most = least;
    for (const StripPrice &one : m_prices) {
        least = std::min(least, one.price);
        most = std::max(most, one.price);
    }
    const double share = most > least ? (price - least) / (most - least) : 1;
    return (lowestBar + (1 - lowestBar) * share) * (height() - 2);
}

QRectF PriceStrip::barOf(std::size_t at) const
{
    const double step = std::min(widestBar, static_cast<double>(width()) / static_cast<double>(m_prices.size()));
    const double tall = heightOf(m_prices[at].price);
    return {static_cast<double>(at) * step, height() - tall, std::max(1.0, step - 2), tall};
}

void PriceStrip::paintEvent(QPaintEvent *)
{
    if (m_prices.empty())
        return;
    QPainter painter(this);
    for (std::size_t at = 0; at < m_prices.size(); ++at) {
        const StripPrice &one = m_prices[at];
        painter.fillRect(barOf(at), m_theme.color(one.isThis    ? (m_isDimmed ? Role::Muted : Role::Accent)
                                                  : one.isSharp ? Role::Muted
                                                                : Role::Border));
    }
    if (m_fairPrice > 0) {
        const double y = height() - heightOf(m_fairPrice);
        painter.setPen(QPen(m_theme.color(m_isDimmed ? Role::Muted : Role::Text), 1, Qt::DashLine));
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
        painter.setFont(m_theme.smallFont());
        painter.setPen(m_theme.color(Role::Muted));
        const QString label = tr("fair %1").arg(m_oddsText(m_fairPrice));
        const int above = painter.fontMetrics().height();
        const double top = y >= above ? y - above : y + 2;
        const double wide = painter.fontMetrics().horizontalAdvance(label) + 2.0 * spacing::xs;
        const QRectF room(width() - wide, top, wide, above);
        painter.fillRect(room, m_theme.color(Role::Surface)); // bars may stand behind it
        painter.drawText(room, Qt::AlignCenter, label);
    }
}

bool PriceStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (std::size_t at = 0; at < m_prices.size(); ++at) {
        QRectF column = barOf(at);
        column.setTop(0);
        if (column.contains(help->pos())) {
            QToolTip::showText(
                help->globalPos(),
                tr("%1 pays %2").arg(m_prices[at].bookmaker, m_oddsText(m_prices[at].price)).toHtmlEscaped(), this);
            return true;
        }
    }
    QToolTip::hideText();
    event->ignore();
    return true;
}

} // namespace evision::ui
