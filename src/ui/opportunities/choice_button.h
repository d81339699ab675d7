// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QStringList>
#include <QToolButton>

#include <functional>

namespace evision::ui {

/// A button that says which of many are wanted and opens a list to choose from, made anew each time. None chosen means
/// all.
class ChoiceButton final : public QToolButton {
    Q_OBJECT

public:
    /// `name` is what is chosen from, as in "Books"; `offered` says what there is now.
    ChoiceButton(const QString &name, std::function<QStringList()> offered, QWidget *parent = nullptr);

    [[nodiscard]] const QStringList &chosen() const noexcept { return m_chosen; }
    /// Without a signal.
    void setChosen(const QStringList &chosen);

Q_SIGNALS:
    void chosenChanged();

private:
    void fill();
    void add(const QString &key);
    void choose(const QString &key, bool wanted);
    void describe();

    QString m_name;
    std::function<QStringList()> m_offered;
    QStringList m_chosen;
    QMenu *m_menu;
};

} // namespace evision::ui
