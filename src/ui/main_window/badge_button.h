// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace evision::ui {

class Theme;

/// A flat button that can be marked: on a ground of its own, so that nobody takes what it says for the usual.
class BadgeButton final : public QToolButton {
    Q_OBJECT

public:
    BadgeButton(const Theme &theme, QWidget *parent);

    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const noexcept { return m_marked; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    bool m_marked = false;
};

} // namespace evision::ui
