// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/choice.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QWidget>

namespace evision::ui {

/// Any of a few, all of them in sight.
class CheckGroup final : public QWidget {
    Q_OBJECT

public:
    CheckGroup(const QString &name, const QList<Choice> &choices, QWidget *parent = nullptr);

    /// In the order of the choices.
    [[nodiscard]] QStringList chosen() const;
    /// Without a signal. Keys that are not among the choices become choices.
    void setChosen(const QStringList &keys);
    [[nodiscard]] QCheckBox *box(const QString &key) const;

Q_SIGNALS:
    /// By the user.
    void chosenEdited(const QStringList &keys);

private:
    void add(const Choice &choice);

    QString m_name;
    QList<Choice> m_choices;
    QList<QCheckBox *> m_boxes; ///< by choice
    QGridLayout *m_grid;
};

} // namespace evision::ui
