// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QMenu>
#include <QStringList>
#include <QToolButton>

#include <functional>

namespace evision::ui {

/// A button that says which of many are wanted and opens a list to choose from, filled anew each time. None chosen
/// means all. The list stays open, so that several can be chosen, and scrolls, so that there may be thousands.
class ChoiceButton final : public QToolButton {
    Q_OBJECT

public:
    /// `name` is what is chosen from, as in "Books"; `offered` says which keys there are now, and `title` what one is
    /// called.
    ChoiceButton(const QString &name, std::function<QStringList()> offered,
                 std::function<QString(const QString &)> title, QWidget *parent = nullptr);

    [[nodiscard]] const QStringList &chosen() const noexcept { return m_chosen; }
    /// Without a signal.
    void setChosen(const QStringList &chosen);

Q_SIGNALS:
    void chosenChanged();

private:
    void fill();
    void addRow(const QString &text, const QString &key, bool wanted);
    void take(QListWidgetItem *item);
    void describe();

    QString m_name;
    std::function<QStringList()> m_offered;
    std::function<QString(const QString &)> m_title;
    QStringList m_chosen;
    QMenu *m_menu;
    QListWidget *m_list;
};

} // namespace evision::ui
