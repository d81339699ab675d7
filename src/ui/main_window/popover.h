// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>
#include <QString>

class QAction;
class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace evision::ui {

class Theme;

/// A small card next to what was clicked: a heading, facts in two columns, a sentence, buttons. Goes with Esc, or with
/// a click elsewhere. Owned by its parent; filled anew each time.
class Popover final : public QFrame {
    Q_OBJECT

public:
    Popover(const Theme &theme, QWidget *parent);

    /// Empties it.
    void begin(const QString &heading);
    void addFact(const QString &label, const QString &value);
    /// What was added under the label is another now.
    void setFact(const QString &label, const QString &value);
    void addSentence(const QString &sentence);
    /// A button that triggers the action and ends the popover; the first one has the focus.
    void addAction(QAction *action);
    /// On the side of `anchor` where its window is, where there is room.
    void showAt(const QWidget &anchor);

private:
    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    QFormLayout *m_facts = nullptr;
    QHash<QString, QLabel *> m_figures; ///< by what they are figures of
};

} // namespace evision::ui
