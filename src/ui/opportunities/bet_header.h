// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>

namespace evision::ui {

/// Headings that stand exactly above their cells, with the mark of the order beside the words.
class BetHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit BetHeader(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace evision::ui
