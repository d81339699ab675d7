// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QToolButton;

namespace evision::ui {

class Theme;

/// A sentence above the page that stays until it is dismissed or replaced; it interrupts nothing.
class NoticeBar final : public QFrame {
    Q_OBJECT

public:
    NoticeBar(const Theme &theme, QWidget *parent);

    void tell(const QString &sentence);
    [[nodiscard]] QString sentence() const;

private:
    void dress();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_dismiss;
};

} // namespace evision::ui
