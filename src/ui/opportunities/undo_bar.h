// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QTimer>

#include <functional>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace evision::ui {

/// Says at the foot of a page what was just done, and takes it back if that is wanted. Goes by itself.
class UndoBar final : public QFrame {
    Q_OBJECT

public:
    explicit UndoBar(const Theme &theme, QWidget *parent = nullptr);

    /// In place of what it said before. `undo` may be empty.
    void say(const QString &sentence, std::function<void()> undo = {});
    /// False: there is nothing to take back.
    bool undo();
    [[nodiscard]] QString text() const;

private:
    void dress();

    const Theme &m_theme;
    QLabel *m_text;
    QToolButton *m_undoButton;
    QToolButton *m_close;
    QTimer m_away;
    std::function<void()> m_undo;
};

} // namespace evision::ui
