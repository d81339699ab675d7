// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/history_chart.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QPen>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace evision::ui {

namespace {

constexpr int chartHeight = 150;
constexpr qint64 thousand = 1000;
constexpr qint64 shortestSeconds = 120; ///< a chart of a second says nothing
constexpr qint64 daySeconds = 86400;

/// Steps: a price holds until it is another.
QList<QPointF> steps(const std::vector<HistoryPoint> &points, double HistoryPoint::*value, qint64 now)
{
    QList<QPointF> line;
    for (const HistoryPoint &point : points) {
        const auto at = static_cast<double>(point.seconds * thousand);
        if (!line.isEmpty())
            line << QPointF(at, line.last().y());
        line << QPointF(at, point.*value);
    }
    if (!line.isEmpty())
        line << QPointF(static_cast<double>(now * thousand), line.last().y());
    return line;
}

} // namespace

HistoryChart::HistoryChart(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_chart(new QChart),
      m_view(new QChartView(m_chart, this)),
      m_price(new QLineSeries(m_chart)),
      m_fair(new QLineSeries(m_chart)),
      m_time(new QDateTimeAxis(m_chart)),
      m_odds(new QCategoryAxis(m_chart))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedHeight(chartHeight);

    m_fair->setName(tr("Fair price"));
    m_price->setName(tr("Price"));
    for (QLineSeries *series : {m_fair, m_price}) {
        m_chart->addSeries(series);
    }
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_odds, Qt::AlignLeft);
    for (QLineSeries *series : {m_fair, m_price}) {
        series->attachAxis(m_time);
        series->attachAxis(m_odds);
    }
    m_time->setTickCount(3);
    m_odds->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_chart->setMargins(QMargins(0, 0, 0, 0));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    connect(&m_theme, &Theme::changed, this, &HistoryChart::dress);
    dress();
}

void HistoryChart::dress()
{
    // A chart knows nothing of palettes.
    const QColor behind = m_theme.color(Role::Surface);
    m_chart->setBackgroundBrush(behind);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_view->setBackgroundBrush(behind);
    m_chart->legend()->setLabelColor(m_theme.color(Role::Muted));
    m_chart->legend()->setFont(m_theme.smallFont());
    m_price->setPen(QPen(m_theme.color(m_isDimmed ? Role::Muted : Role::Accent), 2));
    m_fair->setPen(QPen(m_theme.color(Role::Muted), 1.5, Qt::DashLine));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_odds)}) {
        axis->setLabelsColor(m_theme.color(Role::Muted));
        axis->setLabelsFont(m_theme.smallFont());
        axis->setLinePen(QPen(m_theme.color(Role::Border), 1));
        axis->setGridLinePen(QPen(m_theme.color(Role::Border), 1, Qt::DotLine));
    }
}

void HistoryChart::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    dress();
}

void HistoryChart::setPoints(const std::vector<HistoryPoint> &points, qint64 now, const OddsText &oddsText)
{
    m_price->replace(steps(points, &HistoryPoint::price, now));
    m_fair->replace(steps(points, &HistoryPoint::fairPrice, now));
    describe(points, oddsText);
    if (points.empty())
        return;
    const qint64 first = std::min(points.front().seconds, now - shortestSeconds);
    m_time->setRange(QDateTime::fromSecsSinceEpoch(first), QDateTime::fromSecsSinceEpoch(now));
    m_time->setFormat(now - first > daySeconds ? QStringLiteral("d MMM HH:mm") : QStringLiteral("HH:mm"));
    scaleOdds(points, oddsText);
}

void HistoryChart::scaleOdds(const std::vector<HistoryPoint> &points, const OddsText &oddsText)
{
    double least = points.front().price;
    double most = least;
    for (const HistoryPoint &point : points) {
        least = std::min({least, point.price, point.fairPrice});
        most = std::max({most, point.price, point.fairPrice});
    }
    const double margin = std::max(0.02, (most - least) * 0.15);
    const double bottom = std::max(1.0, least - margin);
    const double top = most + margin;
    for (const QString &label : m_odds->categoriesLabels())
        m_odds->remove(label);
    m_odds->setRange(bottom, top);
    for (const double price : {bottom, (bottom + top) / 2, top})
        m_odds->append(oddsText(price), price); // does nothing where the format has the same text for two of them
}

void HistoryChart::describe(const std::vector<HistoryPoint> &points, const OddsText &oddsText)
{
    if (points.empty()) {
        setAccessibleName(tr("No prices seen yet"));
        return;
    }
    setAccessibleName(tr("The price went from %1 to %2 since it was first seen")
                          .arg(oddsText(points.front().price), oddsText(points.back().price)));
}

} // namespace evision::ui
