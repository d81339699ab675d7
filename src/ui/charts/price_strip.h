// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

namespace evision::ui {

/// A price as it is written.
using OddsText = std::function<QString(double decimal)>;

struct StripPrice {
    QString bookmaker;
    double price = 0;
    bool isThis = false; ///< the bet that is explained
    bool isSharp = false;
};

/// All prices of a selection as bars, best to worst, this one marked, with a line where the price is fair. Pointing at
/// a bar names it.
class PriceStrip final : public QWidget {
    Q_OBJECT

public:
    explicit PriceStrip(const Theme &theme, QWidget *parent = nullptr);

    void setPrices(std::vector<StripPrice> prices, double fairPrice, OddsText oddsText);

    /// What is shown is old: nothing stands out.
    void setDimmed(bool dimmed);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF barOf(std::size_t at) const;
    [[nodiscard]] double heightOf(double price) const;

    const Theme &m_theme;
    std::vector<StripPrice> m_prices; ///< best first
    double m_fairPrice = 0;
    OddsText m_oddsText;
    bool m_isDimmed = false;
};

} // namespace evision::ui
