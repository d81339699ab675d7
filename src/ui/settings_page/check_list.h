// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/choice.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QWidget>

namespace evision::ui {

class Theme;

/// Any of many: a list with a field to search it, and below it what is chosen in words.
class CheckList final : public QWidget {
    Q_OBJECT

public:
    /// `none` is what to say when nothing is chosen.
    CheckList(const Theme &theme, const QString &name, const QString &none, QWidget *parent = nullptr);

    /// Sorted by group and title here.
    void setChoices(const QList<Choice> &choices);
    /// Without a signal. Keys that are not among the choices are listed too.
    void setChosen(const QStringList &keys);
    [[nodiscard]] const QStringList &chosen() const noexcept { return m_chosen; }

    [[nodiscard]] QLineEdit &search() noexcept { return *m_search; }
    [[nodiscard]] QListWidget &list() noexcept { return *m_list; }
    [[nodiscard]] QString summary() const { return m_summary->text(); }

Q_SIGNALS:
    /// By the user; the new keys come last.
    void chosenEdited(const QStringList &keys);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void check();
    void filter();
    void take(const QListWidgetItem *item);
    void dress();

    const Theme &m_theme;
    QString m_none;
    QList<Choice> m_choices;
    QStringList m_chosen;
    QLineEdit *m_search;
    QAction *m_glass;
    QListWidget *m_list;
    QLabel *m_summary;
};

} // namespace evision::ui
