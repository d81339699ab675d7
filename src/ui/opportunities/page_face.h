// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace evision::ui {

/// What stands where the table would: what is missing, why, and one thing to do about it.
class PageFace final : public QWidget {
    Q_OBJECT

public:
    explicit PageFace(const Theme &theme, QWidget *parent = nullptr);

    /// Grey bars where rows will be.
    void showLoading();
    /// `action` may be empty.
    void show(Glyph glyph, const QString &title, const QString &sentence, const QString &action);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    const Theme &m_theme;
    Glyph m_glyph = Glyph::Opportunities;
    bool m_isLoading = true;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_action;
};

} // namespace evision::ui
