// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/price_strip.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QCategoryAxis;
class QChart;
class QChartView;
class QDateTimeAxis;
class QLineSeries;
QT_END_NAMESPACE

namespace evision::ui {

/// A price and its fair price at some time.
struct HistoryPoint {
    qint64 seconds = 0; ///< since 1970
    double price = 0;
    double fairPrice = 0;
};

/// How a price went, as steps, with the fair price behind it.
class HistoryChart final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryChart(const Theme &theme, QWidget *parent = nullptr);

    /// Oldest first. The last holds until `now`, which is also in seconds since 1970.
    void setPoints(const std::vector<HistoryPoint> &points, qint64 now, const OddsText &oddsText);
    /// What is shown is old: nothing stands out.
    void setDimmed(bool dimmed);

private:
    void dress();
    void describe(const std::vector<HistoryPoint> &points, const OddsText &oddsText);
    void scaleOdds(const std::vector<HistoryPoint> &points, const OddsText &oddsText);

    const Theme &m_theme;
    bool m_isDimmed = false;
    QChart *m_chart;
    QChartView *m_view;
    QLineSeries *m_price;
    QLineSeries *m_fair;
    QDateTimeAxis *m_time;
    QCategoryAxis *m_odds; ///< a price is not written as a number in every format
};

} // namespace evision::ui
