// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <QStringList>

class QLabel;
class QToolButton;

namespace evision::ui {

class Theme;

/// Sentences above the page that stay until they are dismissed; they interrupt nothing. A new one joins those that
/// nobody has dismissed yet, since the reason is often in the first.
class NoticeBar final : public QFrame {
    Q_OBJECT

public:
    NoticeBar(const Theme &theme, QWidget *parent);

    /// Does nothing where the sentence is empty or there already.
    void tell(const QString &sentence);
    /// Takes back what holds no longer.
    void withdraw(const QString &sentence);
    /// What is told, a line each; empty once it was dismissed.
    [[nodiscard]] QString sentence() const;

private:
    void dress();
    void show(const QStringList &sentences);

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_dismiss;
    QStringList m_sentences;
};

} // namespace evision::ui
