// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QAction;
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
    /// A button stands for `action`, which may be null, until the next call.
    void show(Glyph glyph, const QString &title, const QString &sentence, QAction *action);

protected:
    /// On to the button, if there is one.
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    const Theme &m_theme;
    Glyph m_glyph = Glyph::Opportunities;
    bool m_isLoading = true;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_button;
    QPointer<QAction> m_action;
};

} // namespace evision::ui
